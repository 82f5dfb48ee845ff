"""The search finds what people mean, measured on a fixed corpus; both databases answer the same in the same order."""

import os
from pathlib import Path

import pytest
from django.db import connection

from . import quality
from .queries import answered, unanswered

RECALL, NDCG, FALSE_POSITIVES = 0.9, 0.85, 0.03
# What each question finds; WRITE_ANSWERS=1 writes it anew, and the difference shows what a change does
ANSWERS = Path(__file__).parent / "answers.txt"


@pytest.mark.django_db
def test_the_search_is_good_enough_and_the_same_on_both_databases():
    quality.publish_corpus()
    lines = []
    for measures, half in ((False, "tuning"), (True, "measured")):
        asked = [query for query in answered() if query.measures is measures]
        refused = [query for query in unanswered() if query.measures is measures]
        figures = quality.measure(asked, refused)
        print(
            f"\n{connection.vendor}, {half} half, {len(asked)} + {len(refused)} questions:"
            f" recall@5 {figures.recall:.3f}, nDCG@10 {figures.ndcg:.3f},"
            f" false positives {100 * figures.false_positives:.1f} %"
        )
        assert figures.recall >= RECALL, figures.remarks
        assert figures.ndcg >= NDCG, figures.remarks
        assert figures.false_positives <= FALSE_POSITIVES, figures.remarks
        lines += [f"{one.text}: {' '.join(quality.answers(one.text))}\n" for one in asked + refused]
    if os.environ.get("WRITE_ANSWERS"):
        ANSWERS.write_text("".join(lines), "utf-8")
    assert ANSWERS.read_text("utf-8") == "".join(lines)


def test_the_figures_are_computed_as_defined():
    grades = {"a": 3, "b": 1}
    assert quality.recall_at(["x", "a"], grades, 5) == 0.5
    assert quality.ndcg_at(["a", "b"], grades, 10) == 1
    assert 0 < quality.ndcg_at(["b", "a"], grades, 10) < 1
    assert len(list(answered())) + len(list(unanswered())) >= 150
