"""What the search finds, in which order and why; what is not public is never found."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from programs.models import Goal
from publishing import actions
from publishing.searching import search, suggest
from publishing.searching.indexed import _words_in
from search.models import Entry, Synonym, Word
from tests import factories

pytestmark = pytest.mark.django_db


def published(title, text="", **fields):
    """Publish an announcement with these words and return its edition."""
    item = factories.news_item(title=title, summary=fields.pop("summary", "Kurz gesagt."), **fields)
    if text:
        factories.with_text(item, f"<p>{text}</p>", ordering=30)
    return factories.published(item, at=timezone.now() - timedelta(hours=1))


def titles(text, **filters):
    found = search(text, at=timezone.now(), **filters)
    return [hit.edition.title for hit in found.hits]


def test_a_whole_word_stands_above_a_part_of_a_compound():
    published("Das Integrationskonzept liegt vor")
    published("Ein Abend im Rathaus", "Es ging um Integration.")
    assert titles("Integration") == ["Ein Abend im Rathaus", "Das Integrationskonzept liegt vor"]


def test_a_hit_by_a_part_says_by_which_word():
    published("Neues aus dem Kreis", "Das Integrationskonzept liegt vor.")
    hit = search("Integration", at=timezone.now()).hits[0]
    assert hit.because == ["Integrationskonzept"]
    assert "<mark>Integrationskonzept</mark>" in hit.excerpt


def test_a_hit_by_a_synonym_says_by_which_word():
    published("Plätze in der Kindertagesstätte")
    Synonym.objects.create(words="Kita, Kindertagesstätte")
    hit = search("Kitas", at=timezone.now()).hits[0]
    assert hit.because == ["Kindertagesstätte"]


def test_texts_are_escaped_in_excerpts():
    published("Zeichen", "Wer &lt;b&gt;Integration&lt;/b&gt; &amp; mehr schreibt.")
    excerpt = search("Integration", at=timezone.now()).hits[0].excerpt
    assert "<b>" not in excerpt
    assert "<mark>Integration</mark>" in excerpt


def test_a_phrase_is_found_word_for_word():
    published("Erste", "Am runden Tisch saßen alle.")
    published("Zweite", "Der Tisch war neu und die Ecken runden ihn ab.")
    assert titles("„runden Tisch“") == ["Erste"]
    assert sorted(titles("runden Tisch")) == ["Erste", "Zweite"]


def test_a_minus_takes_away():
    published("Kurs für Frauen")
    published("Kurs für alle")
    assert titles("Kurs -Frauen") == ["Kurs für alle"]
    assert titles("-Frauen") == []


def test_nothing_but_what_is_public_is_found_or_suggested():
    now = timezone.now()
    factories.news_item(title="Entwurf Zitronenbaum")
    planned = factories.published(
        factories.news_item(title="Geplant Zitronenbaum"), at=now, live_from=now + timedelta(days=1)
    )
    assert search("Zitronenbaum", at=now).total == 0
    assert suggest("Zitro", at=now) == []
    assert search("Zitronenbaun", at=now).suggestion == ""
    later = planned.live_from + timedelta(seconds=1)
    assert [hit.edition.pk for hit in search("Zitronenbaum", at=later).hits] == [planned.pk]
    assert [one.path for one in suggest("Zitro", at=later)] == [planned.path]


def test_a_planned_edition_that_is_taken_back_leaves_the_index():
    now = timezone.now()
    item = factories.news_item(title="Geplant Zitronenbaum")
    planned = factories.published(item, at=now, live_from=now + timedelta(days=1))
    actions.unschedule(planned, by=factories.approver(), at=now)
    assert not Entry.objects.filter(key=planned.pk).exists()
    assert not Word.objects.filter(word="zitronenbaum").exists()


def test_a_redacted_edition_leaves_the_index_with_its_words():
    edition = published("Meldung über Zitronenbaum", "Gemeinsames Wort Apfelkuchen.")
    published("Andere", "Auch hier Apfelkuchen.")
    now = timezone.now()
    actions.remove(edition.document, by=factories.approver(), at=now, explanation="")
    before = edition.live_from + timedelta(seconds=1)
    assert search("Zitronenbaum", at=before).total == 1
    actions.redact(edition, by=factories.approver(), at=now, reason="Name")
    assert search("Zitronenbaum", at=before).total == 0
    assert suggest("Zitro", at=before) == []
    assert not Entry.objects.filter(key=edition.pk).exists()
    assert not Word.objects.filter(word="zitronenbaum").exists()
    assert Word.objects.filter(word="apfelkuchen").exists()


def test_very_many_different_words_are_no_trouble():
    published("Kurs für alle")
    words = "Kita Krankenhaus Flüchtling Migrant Bücherei Handy Ehrenamt Auto Zuschuss Müll Auszubildende Senioren"
    assert search(words, at=timezone.now()).total == 0
    assert search(words.replace(" ", '" "'), at=timezone.now()).total == 0


def test_of_two_equal_texts_the_newer_stands_first_and_age_never_beats_the_title():
    published("Alt", "Ein Kurs beginnt.", date=date(2015, 1, 1))
    published("Neu", "Ein Kurs beginnt.")
    published("Alter Kurs", date=date(2014, 1, 1))
    assert titles("Kurs") == ["Alter Kurs", "Neu", "Alt"]


def test_facets_count_and_narrow():
    program = factories.published(factories.program(title="Sprache im Alltag", slug="alltag"))
    item = factories.news_item(title="Kurs mit Programm")
    item.programs.add(program.document_id)
    factories.published(item)
    published("Kurs ohne Programm")
    found = search("Kurs", at=timezone.now())
    assert [(one.value, one.label, one.count) for one in found.facets["program"]] == [
        ("alltag", "Sprache im Alltag", 1)
    ]
    assert [(one.value, one.count) for one in found.facets["kind"]] == [("news", 2)]
    assert titles("Kurs", program="alltag") == ["Kurs mit Programm"]
    assert titles("Kurs", kind="person") == []
    assert search("Kurs", at=timezone.now(), year=timezone.localdate().year).total == 2


HOSTILE = [
    "", " ", '"', '""', "-", "--", '-"', '-""', "*", "%", "_", "' OR 1=1 --", "a AND OR NOT NEAR(", "title:x",
    "\x00", "\x00Kurs\x00", "😀", "👩‍👩‍👧", "\ud83d", "x" * 10_000, "Kurs " * 2_000, "(((", "))", "\\", "<script>",
    "عربي", "Ґанок", "„ “ » «", "a" * 59 + "ß", "ﬁ", "İ", "1" * 400, "Kurs\nKurs", "-Kurs -", '"Kurs', "°¹²½",
]  # fmt: skip


def test_any_text_is_safe():
    published("Kurs für alle")
    for text in HOSTILE:
        assert search(text, at=timezone.now()).total in (0, 1), repr(text)
        assert isinstance(suggest(text, at=timezone.now()), list), repr(text)


def test_what_is_asked_twice_is_answered_by_three_queries(django_assert_max_num_queries):
    published("Das Integrationskonzept liegt vor")
    search("Integration", at=timezone.now())
    with django_assert_max_num_queries(3):
        search("Integrationen", at=timezone.now())
    with django_assert_max_num_queries(6):
        search("Integratoin", at=timezone.now())


def test_a_slip_of_the_keys_is_forgiven_and_said():
    published("Das Integrationskonzept liegt vor")
    found = search("Integratoin", at=timezone.now())
    assert (found.total, found.suggestion, found.is_corrected) == (1, "Integration", True)


def test_a_word_of_the_language_is_not_taken_for_a_slip():
    published("Ein Gesetz tritt in Kraft", "Alle kamen.")
    found = search("Kamel", at=timezone.now())
    assert (found.total, found.suggestion) == (0, "")


def test_a_compound_that_no_text_has_is_found_by_its_parts_or_its_long_first_part():
    published("Kurs", "Wer die Sprache lernt, meldet sich an.")
    published("Tag gegen Diskriminierung")
    assert titles("Sprachkurs") == ["Kurs"]
    assert titles("Diskriminierungsschutz") == ["Tag gegen Diskriminierung"]
    assert titles("Kurswesen") == []


def test_one_of_three_words_may_be_missing():
    published("Kurs für Frauen in Nidda")
    found = search("Kurs Frauen Mondlandung", at=timezone.now())
    assert found.total == 1
    assert found.is_relaxed


def test_staff_change_synonyms_and_the_next_question_knows(client):
    published("Neues aus dem Tierheim")
    assert titles("Hundehaus") == []
    client.force_login(factories.editor())
    words = {"words": "Hundehaus, Tierheim"}
    assert client.post(reverse("admin:search_synonym_add"), words).status_code == 302
    assert titles("Hundehaus") == ["Neues aus dem Tierheim"]
    answer = client.post(reverse("admin:search_synonym_add"), {"words": "Haus, Häuser"})
    assert "mindestens zwei Wörter" in answer.text


def test_the_index_is_made_anew_by_a_command():
    published("Das Integrationskonzept liegt vor")
    before = list(Entry.objects.values_list("key", "tokens", "facets"))
    words = set(Word.objects.values_list("word", "shown"))
    Entry.objects.all().delete()
    call_command("rebuild_search", stdout=StringIO())
    assert list(Entry.objects.values_list("key", "tokens", "facets")) == before
    assert set(Word.objects.values_list("word", "shown")) == words
    assert titles("Konzept") == ["Das Integrationskonzept liegt vor"]


def test_what_a_programme_says_of_itself_is_found():
    program = factories.program(title="Sprache im Alltag", long_name="Lernen an wirklichen Orten")
    Goal.objects.create(program=program, title="Mehr Zutrauen am Schalter")
    factories.published(program)
    assert titles("wirkliche Orte") == ["Sprache im Alltag"]
    assert titles("Zutrauen") == ["Sprache im Alltag"]


@pytest.mark.parametrize(
    ("language", "title", "asked"),
    [
        ("uk", "Мовні курси", "курс"),
        ("ar", "دورات اللغة", "دورات"),
        ("fa-AF", "دوره های زبان", "زبان"),
        ("tr", "Dil kursları", "KURS"),
    ],
)
def test_other_scripts_are_found_on_both_databases(language, title, asked):
    item = factories.news_item(title="Neue Kurse")
    factories.published(item, at=timezone.now() - timedelta(hours=2))
    factories.published(factories.translation(item, language, title=title))
    assert titles(asked, language=language) == [title]
    assert suggest(title[:3], at=timezone.now(), language=language)[0].text == title


def test_what_a_page_shows_beside_its_text_is_found_and_codes_are_not():
    unit = factories.department(
        title="Amt", opening_hours="Dienstag nachmittags", mailbox="a@example.org"
    )
    edition = factories.published(unit)
    assert titles("Dienstag") == ["Amt"]
    assert titles("Fachdienst") == ["Amt"]
    tokens = Entry.objects.get(key=edition.pk).tokens
    assert "example" not in tokens


def test_another_language_is_searched_in_its_own_texts():
    item = factories.news_item(title="Neue Kurse")
    factories.published(item, at=timezone.now() - timedelta(hours=2))
    factories.published(factories.translation(item, title="New courses"))
    assert titles("course", language="en") == ["New courses"]
    assert titles("course") == []


def test_a_hit_by_a_topic_alone_names_the_topic():
    item = factories.news_item(title="Ein Abend im Rathaus")
    item.tags.add("Ehrenamt", "Vielfalt")
    factories.published(item, at=timezone.now() - timedelta(hours=1))
    (hit,) = search("Ehrenamt", at=timezone.now()).hits
    assert "<mark>" not in hit.excerpt
    assert hit.because == ["Ehrenamt"]
    (hit,) = search("Abend Ehrenamt", at=timezone.now()).hits
    assert hit.because == ["Ehrenamt"]


def test_the_dots_of_an_excerpt_stay_with_its_words():
    published("Ein langer Bericht", "Viele Worte vorher und nachher. " * 20 + "Integration. " * 9)
    (hit,) = search("Bericht", at=timezone.now()).hits
    assert hit.excerpt.endswith("\u00a0…")
    (hit,) = search("Integration", at=timezone.now()).hits
    assert hit.excerpt.startswith("…\u00a0")


def test_an_excerpt_marks_where_a_heading_ends_and_shows_signs_as_they_are():
    item = factories.news_item(title="Beratung", summary="Wo es Rat gibt")
    text = "<h2>Bildung &amp; Teilhabe</h2><p>Das <strong>Jobcenter</strong>, Zimmer&nbsp;3.</p><ul><li>Kita</li></ul>"
    factories.with_text(item, f"{text}<p>Und mehr</p>", ordering=30)
    factories.published(item, at=timezone.now() - timedelta(hours=1))
    (hit,) = search("Teilhabe", at=timezone.now()).hits
    assert hit.excerpt.endswith(
        "Beispieldezernentin · Bildung &amp; <mark>Teilhabe</mark> · Das Jobcenter, Zimmer 3. Kita · Und mehr"
    )
    assert search("amp", at=timezone.now()).total == 0


def test_hashes_and_keys_of_files_are_no_words():
    for value in ("a" * 64, "0123456789abcdef" * 2, "/medien/bild.jpg"):
        assert list(_words_in({"file": value})) == []
    assert list(_words_in({"place": "Kreishaus"})) == ["Kreishaus"]


def test_the_facet_of_a_unit_holds_the_units_below_it():
    top = factories.department(title="Fachbereich Vielfalt", slug="oben")
    below = factories.department(title="Fachstelle Ehrenamt", slug="unten", parent=top)
    for unit in (top, below):
        factories.published(unit, at=timezone.now() - timedelta(hours=2))
    item = factories.news_item(title="Ein Abend im Rathaus")
    item.departments.add(below)
    factories.published(item, at=timezone.now() - timedelta(hours=1))
    found = search("Rathaus", at=timezone.now())
    assert {one.value: one.count for one in found.facets["department"]} == {"oben": 1, "unten": 1}
    assert titles("Rathaus", department="oben") == ["Ein Abend im Rathaus"]
