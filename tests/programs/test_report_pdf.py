"""The PDF of a Sachbericht: tagged after PDF/UA, with its fonts inside, always the same bytes, from own files.

veraPDF is a Java program that no package index has. Page, another validator with the same rules, judges in its place;
what it cannot know (whether headings and words are the right ones) is read from the tags here.
"""

import re
import zlib
from datetime import date
from importlib import import_module
from itertools import pairwise

import page as pdf_checker
import pytest
from PIL import ImageFile

from programs.reports.data import as_text, digest, report_data
from programs.reports.facts import Update
from programs.reports.page import Heading, body_of, saved_page, title_of
from programs.reports.pdf import OWN, ForeignAddress, is_available, own_file, pdf_of
from programs.reports.update_rows import rows_of

from .reporting import NOW, WORDS, YEAR, Scene

pytestmark = pytest.mark.django_db
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def made(data):
    sum_ = digest(as_text(data))
    heading = Heading(2, 1, sum_)
    body = body_of(data, heading)
    return body, pdf_of(
        body,
        title=title_of(data, heading),
        author=data.county,
        made_at="2026-02-02T11:00:00+01:00",
        identifier=sum_,
    )


@pytest.fixture
def report():
    return made(report_data(Scene().award, YEAR, NOW, WORDS))


def objects_of(pdf):
    """Return the file's objects as text: those that stand open in it, and those that are packed."""
    found = [pdf]
    for packed in STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


def text_of(entry):
    """Return what a string of a PDF says: in hexadecimal digits as UTF-16, or in brackets."""
    if entry.startswith("<"):
        return bytes.fromhex(entry[1:-1]).decode("utf-16")
    return entry[1:-1]


def test_a_validator_from_another_hand_finds_it_conforms_to_pdf_ua(report):
    judged = pdf_checker.validate_pdf_bytes(report[1], profile="ua1")
    assert [(one.rule_id, one.message) for one in judged.failures] == []
    assert judged.is_compliant
    assert judged.rules.passed > 100


def test_the_validator_would_find_a_file_without_tags():
    import weasyprint

    plain = weasyprint.HTML(string="<p>Ohne Auszeichnung</p>").write_pdf()
    assert not pdf_checker.validate_pdf_bytes(plain, profile="ua1").is_compliant


def test_it_names_language_title_author_and_day(report):
    told = objects_of(report[1])
    assert re.search(r"/MarkInfo\s*<<\s*/Marked true", told)
    assert re.search(r"/Lang\s*\(de\)", told)
    assert "/DisplayDocTitle true" in told
    titles = [text_of(one) for one in re.findall(r"/Title\s*(<[0-9a-fA-F]+>|\([^)]*\))", told)]
    assert "Sachbericht 2, PDB, 1. Januar 2025 bis 31. Dezember 2025" in titles
    # Bookmarks lead to the sections
    assert "Maßnahmen und ihre Sachstände" in titles
    assert re.search(r"/Author\s*\(Wetteraukreis\)", told)
    assert "20260202110000+01'00" in told or "20260202100000Z" in told


def test_it_has_headings_tables_and_figures_as_such(report):
    body, pdf = report
    told = objects_of(pdf)
    for tag in (
        "H1",
        "H2",
        "H3",
        "H4",
        "Table",
        "Caption",
        "TR",
        "TH",
        "TD",
        "L",
        "LI",
        "Figure",
        "P",
    ):
        assert re.search(rf"/S\s*/{tag}\b", told), tag
    for number in (1, 2, 3, 4):
        wanted = len(re.findall(rf"<h{number}\b", body))
        assert len(re.findall(rf"/S\s*/H{number}\b", told)) == wanted
    # Each cell names its heads, which is more than a scope
    cells = len(re.findall(r"/S\s*/TD\b", told))
    assert len(re.findall(r"/Headers\s*\[\s*[(<]", told)) == cells == body.count("<td")
    # Page numbers and the line beside them are no content
    assert "/Artifact" in told


def test_headings_skip_no_level(report):
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", report[0])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_chart_is_described_in_words(report):
    told = objects_of(report[1])
    figures = len(re.findall(r"/S\s*/Figure\b", told))
    described = [text_of(one) for one in re.findall(r"/Alt\s*(<[0-9a-fA-F]+>|\([^)]*\))", told)]
    assert figures == len(described) == report[0].count("<svg") == 1
    assert described[0].startswith("Beratene Menschen. Säulen von 2023 bis 2025, in Menschen.")


def test_its_fonts_are_fira_sans_and_inside(report):
    told = objects_of(report[1])
    names = set(re.findall(r"/BaseFont\s*/[A-Z]{6}\+([\w#-]+)", told))
    assert names
    assert all("Fira" in name for name in names), names
    assert told.count("/FontFile") >= 2


def test_the_same_data_give_the_same_bytes():
    data = report_data(Scene().award, YEAR, NOW, WORDS)
    assert digest(made(data)[1]) == digest(made(data)[1])


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/bild.png",
        "http://static.invalid/site/report.css",
        "file:///etc/passwd",
        f"{OWN}../wir_portal/settings.py",
        f"{OWN}nothing.css",
        "data:text/css,body{}",
    ],
)
def test_nothing_but_own_files_is_read(address):
    with pytest.raises((ForeignAddress, ValueError, Exception)) as refused:
        own_file(address)
    assert type(refused.value).__name__ in ("ForeignAddress", "SuspiciousFileOperation")


def test_own_files_are_found():
    assert own_file(f"{OWN}site/report.css").name == "report.css"


def test_words_of_people_stay_words():
    data = report_data(Scene().award, YEAR, NOW, WORDS | {"done": "<img src=x> & <b>fett</b>"})
    body, _pdf = made(data)
    assert "<img" not in body
    assert "&lt;b&gt;fett" in body


def test_the_saved_page_needs_no_other_file(report):
    told = saved_page(report[0], "Sachbericht")
    assert "<link" not in told
    assert "url(" not in told
    assert "@page" in told
    assert told.count("<h1>") == 1


def test_making_one_leaves_half_pictures_refused():
    assert is_available()
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def rows_by_page(body):
    """Return how many rows of tables each page of a report with this body has, without their heads."""
    pages = import_module("weasyprint").HTML(string=saved_page(body, "Sachbericht")).render().pages
    return [
        sum(
            box.element_tag == "tr" and box.element[0].get("scope") == "row"
            for box in page._page_box.descendants()
        )
        for page in pages
    ]


def test_no_row_stands_alone_before_or_after_the_turn_of_a_page():
    row = '<tr><th scope="row">1. März 2025</th><td>Es ging voran.</td></tr>'
    head = '<thead><tr><th scope="col">Tag</th><th scope="col">Was geschehen ist</th></tr></thead>'
    table = f'<div class="report__box"><table>{head}<tbody>{row * 4}</tbody></table></div>'
    ways = {
        tuple(rows)
        for lines in range(30, 42)
        if len(rows := rows_by_page(f"{'<p>Eine Zeile.</p>' * lines}{table}")) > 1
    }
    # All on the second page, or two on each
    assert ways == {(0, 4), (2, 2)}


def places(body):
    """Return on what page and how far from its edges the tables of a report put their words, by the words."""
    pages = import_module("weasyprint").HTML(string=saved_page(body, "Sachbericht")).render().pages
    return {
        line.text: (number, round(line.position_x), round(line.position_y))
        for number, page in enumerate(pages)
        for line in page._page_box.descendants()
        if getattr(line, "text", "")
    }


def update(text, **facts):
    plain = {"status": "active", "outlook": "on_track", "reason": "", "next_step": "", "corrected": False}  # fmt: skip
    return Update(date=date(2025, 9, 30), text=text, **{**plain, **facts})


def measure(title, *updates):
    return (
        f'<section class="report__measure"><h4>{title}</h4><p>Erste Zeile.</p><p class="report__line">Zweite.</p>'
        '<div class="report__box"><table class="report__table report__table--updates"><thead><tr>'
        '<th scope="col">Tag</th><th scope="col">Stand</th><th scope="col">Was geschehen ist</th></tr></thead><tbody>'
        f"{rows_of(updates)}</tbody></table></div></section>"
    )


def test_the_columns_of_all_measures_stand_below_each_other():
    short, long = (
        measure("Eins", update("Kurz.")),
        measure("Zwei", update("Langes Wort " * 60 + "Ende.")),
    )
    found = places(short + measure("Drei", update("Quark.", outlook="")) + long)
    words = [
        place for words, place in found.items() if words.startswith(("Kurz", "Quark", "Langes"))
    ]
    assert len({x for _page, x, _y in words}) == 1, words


def test_each_line_of_a_sachstand_stands_on_its_own():
    told = update("Eins.\n\nDrei.", next_step="Vier.")
    found = places(measure("Maßnahme", told))
    lines = [found[words] for words in ("Eins.", "Drei.", "Nächster Schritt: Vier.")]
    assert len({x for _page, x, _y in lines}) == 1
    assert len({y for _page, _x, y in lines}) == 3
    stood = [found[words] for words in ("in Umsetzung", "nach Plan")]
    assert len({y for _page, _x, y in stood}) == 2


def test_a_measure_begins_where_its_first_sachstaende_stand():
    for lines in range(30, 46):
        before = "".join(f"<p>Zeile {number}.</p>" for number in range(lines))
        found = places(
            before + measure("Maßnahme", update("Eins."), update("Zwei."), update("Drei."))
        )
        pages = {
            found[words][0] for words in ("Maßnahme", "Erste Zeile.", "Zweite.", "Eins.", "Zwei.")
        }
        assert len(pages) == 1, (lines, found)
