"""Two people save the same text: nothing is overwritten in silence, and nothing is lost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from news.models import NewsItem
from publishing.models import (
    Autosave,
    ContactBlock,
    EventDatesBlock,
    GalleryBlock,
    ImageBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from tests import factories
from tests.admin_forms import admin_url, fields_of, save

pytestmark = pytest.mark.django_db

TEXTS, QUOTES = "publishing_textblock_set", "publishing_quoteblock_set"


def signed_in(name):
    client = Client()
    client.force_login(factories.editor(name=name))
    return client


@pytest.fixture
def erika():
    return signed_in("Erika Beispiel")


@pytest.fixture
def toni():
    return signed_in("Toni Beispiel")


@pytest.fixture
def item():
    return factories.with_text(
        factories.news_item(summary="Worum es geht."), "<p>Ende gut.</p>", 30
    )


def opened(client, item):
    return fields_of(client.get(admin_url(item, "change")))


def post(client, item, fields, **buttons):
    """Send the form with one of its buttons."""
    return client.post(admin_url(item, "change"), {**fields, **buttons})


def headings(page):
    return [difference.heading for difference in page.context["conflict"].differences]


def marked(page, heading):
    """Return both sides of a difference with their marks."""
    found = next(d for d in page.context["conflict"].differences if d.heading == heading)
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return [
        "".join(signs[part.kind].format(part.text) for part in line.segments)
        for line in found.fields
    ]


def texts(item):
    blocks = [*TextBlock.objects.filter(parent=item.pk), *QuoteBlock.objects.filter(parent=item.pk)]
    blocks.sort(key=lambda block: block.ordering)
    return [getattr(block, "text", None) or block.quote for block in blocks]


def test_both_versions_stand_side_by_side_and_nothing_is_saved(erika, toni, item):
    mine = opened(erika, item)
    save(toni, admin_url(item, "change"), title="Ein Titel von Toni", tags="Vielfalt")
    before = NewsItem.objects.filter(pk=item.pk).values().get()
    mine |= {"title": "Ein Titel von Erika", "date": "2031-05-01"}
    page = post(erika, item, mine, _continue="1")
    assert NewsItem.objects.filter(pk=item.pk).values().get() == before
    assert headings(page) == ["Titel", "Datum der Meldung", "Themen"]
    assert marked(page, "Titel") == ["Ein Titel von[- Toni-][+ Erika+]"]
    assert marked(page, "Themen") == ["[-Vielfalt-]"]
    html = page.content.decode()
    assert "Toni Beispiel hat diesen Text gespeichert" in html
    assert "<del> Toni</del>" in html
    shown = fields_of(page)
    assert {name: shown[name] for name in mine if name != "csrfmiddlewaretoken"} == {
        name: value for name, value in mine.items() if name != "csrfmiddlewaretoken"
    }
    # Kept at once, whatever becomes of the page
    assert Autosave.objects.typed_by(page.wsgi_request.user).get().title == "Ein Titel von Erika"


def test_blocks_are_compared_whatever_became_of_them(erika, toni, item):
    mine = opened(erika, item)
    mine |= {f"{TEXTS}-0-text": "<p>Ein Absatz von <strong>Erika</strong>.</p>"}
    theirs = opened(toni, item)
    theirs |= {
        f"{TEXTS}-0-text": "<p>Ein Absatz von Toni.</p>",
        f"{TEXTS}-1-DELETE": "on",
        f"{TEXTS}-TOTAL_FORMS": "3",
        f"{TEXTS}-2-text": "<p>Neu von Toni.</p>",
        f"{TEXTS}-2-ordering": "15",
        f"{TEXTS}-2-region": "main",
        f"{TEXTS}-2-parent": str(item.pk),
    }
    assert post(toni, item, theirs).status_code == 302
    page = post(erika, item, mine)
    found = {d.heading: d.only for d in page.context["conflict"].differences}
    assert found == {
        "Baustein 1: Text": "",
        "Baustein 2: Text": "stored",
        "Baustein 4: Text": "typed",
    }
    assert marked(page, "Baustein 1: Text") == ["Ein Absatz von[- Toni-][+ Erika+]."]
    assert marked(page, "Baustein 4: Text") == ["[+Ende gut.+]"]

    # Only saying so saves it: what Toni added goes, what Toni deleted is there again
    shown = fields_of(page)
    assert post(erika, item, shown, _continue="1").status_code == 200
    assert texts(item) == [
        "<p>Ein Absatz von Toni.</p>",
        "<p>Neu von Toni.</p>",
        "Das ist ein Beispiel",
    ]
    assert post(erika, item, shown, _replace="2").status_code == 302
    assert texts(item) == [
        "<p>Ein Absatz von <strong>Erika</strong>.</p>",
        "Das ist ein Beispiel",
        "<p>Ende gut.</p>",
    ]


def test_one_takes_over_difference_by_difference(erika, toni, item):
    mine = opened(erika, item)
    mine |= {"title": "Titel von Erika", "summary": "Von Erika.", f"{TEXTS}-1-DELETE": "on"}
    theirs = opened(toni, item)
    theirs |= {
        "title": "Titel von Toni",
        f"{QUOTES}-0-ordering": "5",
        f"{QUOTES}-0-quote": "Neu gesagt",
        f"{TEXTS}-TOTAL_FORMS": "3",
        f"{TEXTS}-2-text": "<p>Neu von Toni.</p>",
        f"{TEXTS}-2-ordering": "40",
        f"{TEXTS}-2-region": "main",
        f"{TEXTS}-2-parent": str(item.pk),
    }
    assert post(toni, item, theirs).status_code == 302
    page = post(erika, item, mine)
    while page.context["conflict"].differences:
        differences = page.context["conflict"].differences
        wanted = [d for d in differences if d.heading != "Vorspann"]
        if not wanted:
            break
        page = post(erika, item, fields_of(page), _take=wanted[0].key)
        left = [d.key for d in page.context["conflict"].differences]
        assert wanted[0].key not in left
        assert len(left) == len(differences) - 1
    assert headings(page) == ["Vorspann"]
    assert post(erika, item, fields_of(page), _replace="2").status_code == 302
    item.refresh_from_db()
    assert (item.title, item.summary) == ("Titel von Toni", "Von Erika.")
    assert texts(item) == [
        "Neu gesagt",
        "<h2>Was geschieht</h2><p>Ein Absatz mit Beispieltext.</p>",
        "<p>Ende gut.</p>",
        "<p>Neu von Toni.</p>",
    ]


def test_a_new_block_of_ones_own_can_be_left_out(erika, toni, item):
    mine = opened(erika, item)
    mine |= {
        f"{QUOTES}-TOTAL_FORMS": "2",
        f"{QUOTES}-1-quote": "Von mir",
        f"{QUOTES}-1-person": "Erika",
        f"{QUOTES}-1-ordering": "25",
        f"{QUOTES}-1-region": "main",
    }
    save(toni, admin_url(item, "change"), title="Von Toni")
    page = post(erika, item, mine)
    assert headings(page) == ["Titel", "Baustein 3: Zitat"]
    page = post(erika, item, fields_of(page), _take=page.context["conflict"].differences[1].key)
    assert headings(page) == ["Titel"]
    page = post(erika, item, fields_of(page), _take="feld:title")
    assert headings(page) == []
    assert "Beide Stände sind gleich" in page.content.decode()
    for nonsense in ("zeile:x-99", "feld:unsinn", "zeile:", "unsinn"):
        assert post(erika, item, fields_of(page), _take=nonsense).status_code == 200


def test_what_was_replaced_is_kept_for_its_author_and_can_be_brought_back(erika, toni, item):
    mine = opened(erika, item)
    save(
        toni, admin_url(item, "change"), title="Titel von Toni", tags="Vielfalt", date="2031-05-01"
    )
    page = post(erika, item, {**mine, "title": "Titel von Erika"})
    response = post(erika, item, fields_of(page), _replace="2")
    assert response.status_code == 302
    item.refresh_from_db()
    assert (item.title, item.version) == ("Titel von Erika", 3)
    said = erika.get(admin_url(item, "change")).content.decode()
    assert "Der Stand von Toni Beispiel ist aufbewahrt" in said
    entry = AuditEntry.objects.get(action="replace")
    assert entry.details == {"version": 2, "saved_by": "Toni Beispiel"}

    kept = Autosave.objects.replaced().get()
    assert (kept.user.name, kept.base_version, kept.title) == ("Toni Beispiel", 2, "Titel von Toni")
    notice = toni.get(admin_url(item, "change")).content.decode()
    assert "Erika Beispiel hat um" in notice
    assert "Ihren gespeicherten Stand ersetzt" in notice
    page = toni.get(admin_url(item, "change"), {"gesichert": kept.pk})
    assert headings(page) == ["Titel", "Datum der Meldung", "Themen"]
    shown = fields_of(page)
    assert (shown["title"], shown["date"], shown["tags"]) == (
        "Titel von Toni",
        "2031-05-01",
        "Vielfalt",
    )
    assert post(toni, item, shown, _replace="3").status_code == 302
    item.refresh_from_db()
    assert (item.title, item.date.isoformat()) == ("Titel von Toni", "2031-05-01")
    assert Autosave.objects.replaced().count() == 2


def test_overwriting_counts_only_for_the_version_that_was_seen(erika, toni, item):
    mine = opened(erika, item)
    save(toni, admin_url(item, "change"), title="Zweiter Titel")
    page = post(erika, item, {**mine, "title": "Titel von Erika"})
    save(toni, admin_url(item, "change"), title="Dritter Titel")
    page = post(erika, item, fields_of(page), _replace="2")
    assert page.status_code == 200
    assert marked(page, "Titel") == ["[-Dritter-]Titel[+ von Erika+]"]
    item.refresh_from_db()
    assert item.title == "Dritter Titel"
    assert not Autosave.objects.replaced().exists()


def test_what_cannot_be_saved_replaces_nothing(erika, toni, item):
    mine = opened(erika, item)
    save(toni, admin_url(item, "change"), title="Titel von Toni")
    page = post(erika, item, {**mine, "title": "", "date": "gestern"}, _replace="2")
    html = page.content.decode()
    assert page.status_code == 200
    assert "errorlist" in html
    assert page.context["conflict"].version == 2
    assert fields_of(page)["seen_version"] == "1"
    assert not Autosave.objects.replaced().exists()
    item.refresh_from_db()
    assert item.title == "Titel von Toni"


def test_an_older_kept_text_comes_back_beside_what_was_saved_since(erika, toni, item):
    mine = {**opened(erika, item), "title": "Titel von Erika"}
    assert erika.post(admin_url(item, "autosave"), mine).status_code == 200
    save(toni, admin_url(item, "change"), title="Titel von Toni")
    row = Autosave.objects.open().get()
    assert "beide Stände nebeneinander" in erika.get(admin_url(item, "change")).content.decode()
    page = erika.get(admin_url(item, "change"), {"gesichert": row.pk})
    assert headings(page) == ["Titel"]
    assert fields_of(page)["autosave_key"] == str(row.key)
    assert post(erika, item, fields_of(page), _replace="2").status_code == 302
    item.refresh_from_db()
    assert item.title == "Titel von Erika"
    assert not Autosave.objects.open().filter(reason="typed").exists()


def test_a_team_or_review_date_set_meanwhile_is_not_undone_in_silence(erika, toni, item):
    mine = opened(erika, item)
    assert post(toni, item, {**opened(toni, item), "review_due": "2031-05-01"}).status_code == 302
    page = post(erika, item, {**mine, "title": "Titel von Erika"})
    assert "Team oder Wiedervorlage wurden geändert" in page.content.decode()
    assert headings(page) == ["Titel", "Wiedervorlage"]
    page = post(erika, item, fields_of(page), _take="feld:review_due")
    assert headings(page) == ["Titel"]
    assert post(erika, item, fields_of(page), _continue="1").status_code == 302
    item.refresh_from_db()
    assert (item.title, item.review_due.isoformat()) == ("Titel von Erika", "2031-05-01")


def test_asking_for_the_comparison_never_saves(erika, item):
    page = post(erika, item, {**opened(erika, item), "title": "Nur vergleichen"}, _compare="1")
    assert headings(page) == ["Titel"]
    assert "hat ihn niemand gespeichert" in page.content.decode()
    item.refresh_from_db()
    assert item.version == 1


def test_a_submitted_text_stays_submitted_while_two_versions_are_compared(erika, toni, item):
    mine = opened(erika, item)
    save(toni, admin_url(item, "change"), title="Titel von Toni")
    factories.submitted(item)
    post(erika, item, {**mine, "title": "Titel von Erika"})
    item.refresh_from_db()
    assert item.state == "submitted"


def with_every_sort_of_field(document):
    """Give the document blocks whose fields are sent in their own ways: ticks, keys, several rows."""
    where = {"parent": document.document_ptr, "region": "main"}
    TableBlock.objects.create(
        **where, ordering=40, caption="Zahlen", cells="A | B\n1 | 2", row_headers=True
    )
    ImageBlock.objects.create(**where, ordering=50, image=factories.image(), caption="Im Haus")
    ContactBlock.objects.create(**where, ordering=60, contact=factories.person().document_ptr)
    dates = [
        {"day": "2031-05-01", "begins": "18:00", "ends": "", "last_day": ""},
        {"day": "2031-06-01"},
    ]
    EventDatesBlock.objects.create(**where, ordering=70, dates=dates)
    gallery = GalleryBlock.objects.create(**where, ordering=80, heading="Bilder")
    for position in (1, 2):
        gallery.pictures.create(image=factories.image(), position=position)
    return document


def as_sent(fields):
    """Return what is filled in, as lists with plain line feeds, without what belongs to one opening of the form."""
    lists = {
        name: [
            each.replace("\r\n", "\n") for each in ([value] if isinstance(value, str) else value)
        ]
        for name, value in fields.items()
        if name not in ("csrfmiddlewaretoken", "autosave_key", "seen_aside")
    }
    return {name: values for name, values in lists.items() if any(values)}


@pytest.mark.parametrize("make", [factories.news_item, factories.program, factories.person])
def test_what_was_replaced_is_kept_as_a_browser_would_send_it(client, make):
    client.force_login(factories.superuser())
    document = with_every_sort_of_field(make(lead_image=factories.image()))
    mine = opened(client, document)
    save(client, admin_url(document, "change"), title="Neuer Titel", tags="Vielfalt, Ehrenamt")
    theirs = opened(client, document)
    page = post(client, document, {**mine, "title": "Anderer Titel"})
    assert len(headings(page)) == 2
    assert post(client, document, fields_of(page), _replace="2").status_code == 302
    kept = Autosave.objects.replaced().get()
    assert as_sent(kept.data) == as_sent(theirs)


def test_dates_and_pictures_are_told_in_words_and_taken_over_row_by_row(erika, toni):
    item = with_every_sort_of_field(factories.news_item())
    mine = opened(erika, item)
    assert (
        save(
            toni,
            admin_url(item, "change"),
            **{
                "publishing_eventdatesblock_set-0-dates_0_begins": "19:30",
                "publishing_tableblock_set-0-row_headers": [],
                "publishing_galleryblock_set-0-DELETE": "on",
            },
        ).status_code
        == 302
    )
    page = post(erika, item, {**mine, "summary": "Von Erika."})
    assert marked(page, "Baustein 6: Termine") == [
        "1.\u00a0Mai\u00a02031,[- 19:30-][+ 18:00+] Uhr\n1.\u00a0Juni\u00a02031"
    ]
    assert marked(page, "Baustein 3: Tabelle") == ["[-nein-][+ja+]"]
    while taken := [d.key for d in page.context["conflict"].differences if d.heading != "Vorspann"]:
        page = post(erika, item, fields_of(page), _take=taken[0])
    assert post(erika, item, fields_of(page), _replace="2").status_code == 302
    assert EventDatesBlock.objects.get().dates[0]["begins"] == "19:30"
    assert not TableBlock.objects.get().row_headers
    assert not GalleryBlock.objects.exists()
    assert NewsItem.objects.get(pk=item.pk).summary == "Von Erika."


def test_a_longer_text_takes_no_more_queries_to_compare(erika, toni, item):
    def compare():
        mine = opened(erika, item)
        save(toni, admin_url(item, "change"), title=f"Titel {item.pk} {len(mine)}")
        with CaptureQueriesContext(connection) as queries:
            page = post(erika, item, {**mine, "summary": "Von Erika."})
        assert headings(page) == ["Titel", "Vorspann"]
        return len(queries)

    few = compare()
    for ordering in range(40, 140, 10):
        factories.with_text(item, "<p>Text</p>", ordering)
    assert compare() <= few
