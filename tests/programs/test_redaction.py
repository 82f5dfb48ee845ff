"""Blacking out a public Sachstand: its words are nowhere any more, and everything else is where it was."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from programs.measures.redaction import redact
from programs.models import Measure, MeasureStanding, ProgressUpdate
from publishing.errors import ActionRefused, NotPermitted
from publishing.models import Autosave, Document, Edition
from publishing.moments import BERLIN
from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 12, tzinfo=BERLIN)
DAY = timedelta(days=1)
SECRET = "Frau Zwetschgenkuchen"
TOMBSTONE = "Dieser Sachstand wurde am 18. November 2026 geschwärzt."
# Every word of it is one that nothing else in the database has
TELLTALE = ("Zwetschgenkuchen", "zwetschgenkuch", "Quittenbaum", "quittenbaum")


def everything_stored():
    """Return what every table of the database holds, the index of the search among them, as one text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(found)


def republished(measure, *, at):
    Document.objects.filter(pk=measure.pk).update(state="draft", change_note="Sachstand ergänzt")
    return factories.published(measure, at=at)


@pytest.fixture
def told():
    """A Sachstand with a name in it, in three editions of its measure and in one of a translation."""
    program = factories.program(slug="beispiel")
    factories.published(program, at=NOW - 30 * DAY)
    measure = factories.measure(program=program, title="Sprachkurs")
    factories.report(measure, date="2026-08-01", status="active", text="Der Kurs hat begonnen.")
    factories.published(measure, at=NOW - 20 * DAY)
    update = factories.report(
        measure, date="2026-10-01", status="suspended", outlook="blocked", text=f"{SECRET} ist krank.",
        next_step="Mit Familie Quittenbaum sprechen",
    )  # fmt: skip
    republished(measure, at=NOW - 10 * DAY)
    factories.report(measure, date="2026-11-01", status="active", text="Es geht weiter.")
    translated = factories.translation(measure, title="Language course")
    republished(measure, at=NOW - 5 * DAY)
    factories.published(translated, at=NOW - 4 * DAY)
    return ProgressUpdate.objects.get(pk=update.pk)


def typed(measure, **fields):
    data = {name.replace("__", "-"): [value] for name, value in fields.items()}
    Autosave.objects.create(
        user=factories.editor(), document=measure.document_ptr, kind="measure", data=data, saved_at=NOW
    )  # fmt: skip


def test_the_words_are_nowhere_and_everything_else_is_where_it_was(told, clock):
    measure = told.measure
    typed(
        measure, title=f"{SECRET}  ist\r\nkrank.", summary="Bleibt so.", updates__0__date="2026-10-01",
        updates__0__text="Frau Zwetschg", updates__1__date="2026-11-18", updates__1__text="Neues.",
    )  # fmt: skip
    assert all(word in everything_stored() for word in ("Zwetschgenkuchen", "Quittenbaum"))
    before = {one.pk: one for one in Edition.objects.all()}
    redact(told, by=factories.approver(), at=NOW, reason="Name einer Privatperson")
    stored = everything_stored()
    found = [
        row
        for row in stored.split("\n")
        if any(word.casefold() in row.casefold() for word in TELLTALE)
    ]
    assert found == []
    told.refresh_from_db()
    assert (told.text, told.next_step, told.reason) == (TOMBSTONE, "", "")
    assert (str(told.date), told.status, told.outlook) == ("2026-10-01", "suspended", "blocked")
    held = 0
    for edition in Edition.objects.all():
        former = before[edition.pk]
        for update in [*former.data.get("updates", []), former.data.get("latest") or {}]:
            if update.get("id") == told.pk:
                held += 1
                update |= {"text": TOMBSTONE, "next_step": ""}
        assert edition.data == former.data
        assert edition.body_html == former.body_html
        assert (edition.live_from, edition.live_until) == (former.live_from, former.live_until)
    # In the history of three editions, and once as what was the latest
    assert held == 4
    kept = Autosave.objects.get(kind="measure").data
    assert kept["summary"] == ["Bleibt so."]
    assert kept["updates-1-text"] == ["Neues."]
    assert kept["title"] == kept["updates-0-text"] == [""]
    assert MeasureStanding.objects.filter(facts__latest__text=TOMBSTONE).count() == 1


@pytest.mark.parametrize("stand", ["", "?stand=2026-11-09"])
def test_no_page_file_or_interface_says_them_on_any_day(client, told, clock, stand):
    clock(NOW + DAY)
    path = Edition.objects.filter(document=told.measure_id).first().path
    addresses = {
        path: path + stand,
        "en": f"/en{path}{stand}",
        "program": f"/programme/beispiel/{stand}",
        "list": f"/massnahmen/{stand}",
        "csv": f"/massnahmen/{stand or '?'}&format=csv".replace("?&", "?"),
        "json": f"/massnahmen/{stand or '?'}&format=json".replace("?&", "?"),
        "api": f"/api/v1/measures/{told.measure.uuid}{stand}",
        "updates": f"/api/v1/updates{stand}",
        "search": "/suche/?q=Zwetschgenkuchen",
    }
    before = {name: client.get(address) for name, address in addresses.items()}
    assert {one.status_code for one in before.values()} == {200}
    assert SECRET in before[path].text
    redact(told, by=factories.approver(), at=NOW, reason="Name einer Privatperson")
    for name, address in addresses.items():
        again = client.get(address, headers={"If-None-Match": before[name].get("ETag", "-")})
        assert again.status_code == 200 or SECRET not in before[name].text, name
        shown = client.get(address).text
        assert not [word for word in TELLTALE if word in shown.replace('value="', "")] or name == "search"  # fmt: skip
    page = client.get(path + stand).text.replace("\xa0", " ")
    assert "18. November 2026" in page
    assert "geschwärzt." in page
    assert client.get("/suche/?q=Zwetschgenkuchen").context["page"].items == []


def test_a_planned_edition_loses_them_too(told):
    measure = Measure.objects.get(pk=told.measure_id)
    Document.objects.filter(pk=measure.pk).update(state="draft", change_note="Später mehr")
    now = timezone.now()
    factories.published(measure, at=now, live_from=now + DAY)
    redact(told, by=factories.approver(), at=now, reason="Name einer Privatperson")
    assert SECRET not in everything_stored()


def test_the_reason_of_a_cancellation_goes_as_well():
    measure = factories.measure()
    update = factories.report(
        measure, date="2026-10-01", status="cancelled", reason=f"{SECRET} ist fort.", text="Aus."
    )
    factories.published(measure, at=NOW - DAY)
    update.refresh_from_db()
    redact(update, by=factories.approver(), at=NOW, reason="Name einer Privatperson")
    edition = Edition.objects.get(document=measure.pk)
    assert edition.data["status_reason"] == update.measure.updates.get().reason == TOMBSTONE
    assert SECRET not in everything_stored()


# Who may, and what is refused


@pytest.mark.parametrize("make", [factories.editor, factories.coordinator, factories.administrator])
def test_only_who_may_redact_does(told, make):
    with pytest.raises(NotPermitted):
        redact(told, by=make(), at=NOW, reason="Name")
    assert SECRET in ProgressUpdate.objects.get(pk=told.pk).text


def test_another_team_does_not(told):
    Document.objects.filter(pk=told.measure_id).update(team=factories.team())
    with pytest.raises(NotPermitted):
        redact(told, by=factories.approver(), at=NOW, reason="Name")


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (" ", "Bitte geben Sie den Grund"),
        (f"Da stand: {SECRET} ist  krank.", "wiederholt, was geschwärzt werden soll"),
    ],
)
def test_a_redaction_needs_a_reason_that_says_nothing_of_it(told, reason, sentence):
    with pytest.raises(ActionRefused, match=sentence):
        redact(told, by=factories.approver(), at=NOW, reason=reason)


def test_what_is_no_longer_there_is_not_redacted_again_nor_what_is_not_public(told):
    redact(told, by=factories.approver(), at=NOW, reason="Name")
    with pytest.raises(ActionRefused, match="bereits geschwärzt"):
        redact(told, by=factories.approver(), at=NOW, reason="Name")
    fresh = factories.report(told.measure, date="2026-11-10", text="Noch ein Entwurf.")
    with pytest.raises(ActionRefused, match="noch nicht öffentlich"):
        redact(fresh, by=factories.approver(), at=NOW, reason="Name")


def test_the_database_lets_words_go_and_nothing_else_be_said(told):
    edition = Edition.objects.filter(document=told.measure_id).latest("number")

    def refused(change):
        try:
            with transaction.atomic():
                change()
        except IntegrityError:
            return True
        return False

    rows = Edition.objects.filter(pk=edition.pk)
    data = edition.data
    first, *others = data["updates"]
    assert refused(lambda: rows.update(data={**data, "updates": [{**first, "text": "Schöner."}, *others]}))  # fmt: skip
    assert refused(lambda: rows.update(data={**data, "updates": others}))
    assert refused(lambda: rows.update(data={**data, "new": ""}))
    assert refused(lambda: rows.update(data={**data, "program": 0}))
    assert refused(lambda: rows.update(data={**data, "program": ""}))
    black = {**data, "updates": [{**first, "text": TOMBSTONE}, *others]}
    assert refused(lambda: rows.update(data=black, title="Anders"))
    assert not refused(lambda: rows.update(data=black, sha256="0" * 64))
    standing = MeasureStanding.objects.filter(edition=edition)
    facts = standing.get().facts
    assert refused(lambda: standing.update(facts={**facts, "goals": ["Neu"]}))
    assert refused(lambda: standing.update(facts=facts, status="closed"))
    update = ProgressUpdate.objects.filter(pk=told.pk)
    words = {"text": TOMBSTONE, "next_step": "", "redacted_at": NOW}
    assert refused(lambda: update.update(**words, status="closed"))
    assert refused(lambda: update.update(**{**words, "text": "Schöner."}))
    assert refused(lambda: update.update(**{**words, "redacted_at": None}))
    assert refused(update.delete)
    assert not refused(lambda: update.update(**words))
    assert refused(lambda: update.update(text=f"{TOMBSTONE} Doch nicht."))


# In the newsroom


def test_it_is_done_in_the_newsroom_step_by_step(client, told):
    client.force_login(factories.approver(name="Franka Freigabe"))
    form = admin_url(told.measure, "change")
    address = f"/admin/programs/measure/{told.measure_id}/sachstaende/{told.pk}/schwaerzen/"
    assert address in client.get(form).text
    asked = client.get(address)
    for words in (f"{SECRET} ist krank.", "Quittenbaum", "aus 3 Fassungen", "ruht"):
        assert words in asked.text
    assert "Bitte prüfen Sie Ihre Angaben." in client.post(address, {"reason": " "}).text
    refused = client.post(address, {"reason": f"Weil {SECRET} ist krank. dasteht"})
    assert "wiederholt, was geschwärzt werden soll" in refused.text
    done = client.post(address, {"reason": "Name einer Privatperson"}, follow=True)
    assert "Der Sachstand ist geschwärzt, in allen Fassungen." in done.text
    assert "geschwärzt von Franka Freigabe: Name einer Privatperson" in done.text
    assert address not in done.text
    assert client.get(address).status_code == 404
    history = client.get(f"/admin/programs/measure/{told.measure_id}/fassungen/").text
    assert "Sachstand vom 1. Oktober 2026, in 3 Fassungen" in history.replace("\xa0", " ")


def test_whoever_may_not_is_not_offered_it(client, told):
    client.force_login(factories.coordinator())
    address = f"/admin/programs/measure/{told.measure_id}/sachstaende/{told.pk}/schwaerzen/"
    assert address not in client.get(admin_url(told.measure, "change")).text
    for answer in (client.get(address), client.post(address, {"reason": "Name"})):
        assert answer.status_code == 403
    assert SECRET in ProgressUpdate.objects.get(pk=told.pk).text
