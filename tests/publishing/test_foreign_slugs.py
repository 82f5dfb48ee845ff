"""Titles of other languages become readable addresses in plain letters."""

import pytest

from publishing.foreign_slugs import slug_in


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("en", "Everyone’s café", "everyones-cafe"),
        ("de-simple", "Geld für gute Ideen", "geld-fuer-gute-ideen"),
        ("tr", "Göçmenler için ışık", "gocmenler-icin-isik"),
        ("pl", "Żółw i łąka", "zolw-i-laka"),
        ("ro", "Țară și învățare", "tara-si-invatare"),
        ("uk", "Згода та Її Харків", "zghoda-ta-yii-kharkiv"),
        ("ru", "Объявление о щедрости", "obieiavlenie-o-shchedrosti"),
        ("ar", "ماذا يحدث", ""),
        ("fa-AF", "خوش آمدید", ""),
    ],
)
def test_a_title_is_spelt_after_the_rule_of_its_language(language, title, slug):
    assert slug_in(language, title) == slug
