"""What the demonstration consists of once it is loaded."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts import audit
from duties.models import Message
from media_library.models import Image
from programs.models import FunderReport
from programs.pages import program_context
from programs.reports import actions
from programs.status import Status
from publishing import reading
from publishing.models import BLOCKS, Document, Edition, State, Withdrawal
from publishing.moments import BERLIN
from publishing.readiness import errors_in, problems_of
from subscriptions.models import Mail, Subscriber
from wir_portal.demonstration.drawings import DRAWINGS
from wir_portal.demonstration.readers import READERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

INTERNAL = re.compile(r'href="(/[^"]*)"')
GENDER_SIGNS = re.compile(r"\w[*:_]innen\b|\w[*:_]in\b|\w/-?in(nen)?\b|[a-zäöü]Innen\b")


def live(at, *kinds):
    return Edition.objects.live(at).of_kind(*kinds)


def test_there_is_enough_of_everything_to_judge_lists(demonstration):
    assert live(demonstration, "news").count() >= 25
    assert live(demonstration, "event").count() >= 9
    assert live(demonstration, "program").count() == 5
    assert live(demonstration, "department").count() == 8
    assert live(demonstration, "person").count() >= 8
    pages = ("page", "imprint", "privacy", "accessibility")
    assert {page.path for page in live(demonstration, *pages)} == {
        "/ueber-das-portal/",
        "/der-wetteraukreis-und-wir/",
        "/de-simple/wetterau-kreis-und-wir-in-leichter-sprache/",
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
    }
    years = {edition.sort_at.astimezone(BERLIN).year for edition in live(demonstration, "news")}
    assert years == set(range(2014, 2027))


def test_every_status_of_a_programme_occurs_once(demonstration):
    found = {
        program.path: program_context(
            program, reading.targets(program, demonstration), demonstration
        )["card"].status
        for program in live(demonstration, "program")
    }
    assert found == {
        "/programme/wir/": Status.RUNNING,
        "/programme/sprache-im-alltag/": Status.ENDING_SOON,
        "/programme/gesundheitslotsen/": Status.FUNDING_GAP,
        "/programme/ankommen-digital/": Status.ANNOUNCED,
        "/programme/nachbarschaft-stiften/": Status.ENDED,
    }


def test_the_newsroom_has_a_text_in_every_state(demonstration):
    states = {state: Document.objects.filter(kind="news", state=state).count() for state in State}
    assert states[State.DRAFT] == states[State.SUBMITTED] == states[State.REJECTED] == 1
    assert Edition.objects.scheduled(demonstration).count() == 1
    assert Withdrawal.objects.filter(kind="withdrawn").count() == 1
    assert Edition.objects.filter(confirmed_by=None).exclude(forced_reason="").count() == 1
    expired = Edition.objects.get(path="/aktuelles/2019/interkulturelle-woche-2019/")
    assert expired.live_until < demonstration


def test_an_address_that_changed_leads_on(demonstration):
    found = reading.at_path("/aktuelles/2022/erste-schritte/", demonstration)
    assert found.moved_to == "/aktuelles/2022/erste-schritte-im-kreis/"
    gone = reading.at_path("/ansprechpersonen/bernd-beispiel/", demonstration)
    assert gone.moved_to == "/ansprechpersonen/mira-muster/"


def test_the_site_of_an_earlier_day_can_be_read(demonstration):
    then = demonstration.replace(year=2017, month=1, day=17)
    announcement = reading.at_path("/aktuelles/2017/land-foerdert-wir/", then).edition
    assert announcement.number == 1
    assert "Nachtrag" not in announcement.body_html
    program = reading.at_path("/programme/wir/", then).edition
    assert len(program.data["periods"]) == 2


def test_every_public_document_passes_the_checks(demonstration):
    approved = Document.objects.filter(state=State.APPROVED)
    problems = {
        # A change note is asked for before the next edition only
        str(item): [
            one
            for one in errors_in(problems_of(item, demonstration))
            if one.anchor != "id_change_note"
        ]
        for item in approved
    }
    assert problems
    assert not {title: found for title, found in problems.items() if found}


def test_every_internal_link_leads_to_a_live_page(demonstration):
    paths = set(Edition.objects.live(demonstration).values_list("path", flat=True))
    fixed = {"/", "/aktuelles/", "/programme/", "/organisation/", "/ansprechpersonen/"}
    linked = {
        (edition.path, target)
        for edition in Edition.objects.live(demonstration)
        for target in INTERNAL.findall(edition.body_html)
        if not target.startswith("/medien/")
    }
    assert linked
    assert not [link for link in linked if link[1] not in paths | fixed]


def test_every_kind_of_block_is_used_somewhere():
    assert not [model.__name__ for model in BLOCKS if not model.objects.exists()]


def test_headlines_are_short_and_texts_have_a_readable_length(demonstration):
    for edition in live(demonstration, "news"):
        assert len(edition.title) <= 70, edition.title
        assert 900 <= len(edition.search_text) <= 2500, edition.path
        assert 2 <= edition.body_html.count("<h2") <= 6, edition.path


def test_people_are_named_without_typographic_signs():
    for edition in Edition.objects.all():
        text = f"{edition.title} {edition.summary} {edition.search_text}"
        assert not GENDER_SIGNS.search(text), (edition.path, GENDER_SIGNS.search(text))


def test_invented_sums_say_that_they_are_examples():
    for edition in Edition.objects.filter(kind="program"):
        for period in edition.data["periods"]:
            assert period["volume"] is None or period["volume_note"] == "Beispielwert"


def test_every_drawing_is_described_and_used_and_one_picture_waits(demonstration):
    [waiting] = Image.objects.undescribed()
    shown = {
        value
        for edition in Edition.objects.all()
        for value in edition.files.values_list("content_hash", flat=True)
    }
    unused = Image.objects.exclude(content_hash__in=shown).exclude(pk=waiting.pk)
    assert Image.objects.count() == len(DRAWINGS) + 1
    assert not [image.title for image in unused]


def test_the_log_of_what_happened_is_whole():
    assert audit.first_broken() is None


def test_a_second_run_changes_nothing(capsys):
    before = Document.objects.count(), Edition.objects.count(), Image.objects.count()
    call_command("load_demo")
    assert "schon Dokumente vorhanden" in capsys.readouterr().out
    assert before == (Document.objects.count(), Edition.objects.count(), Image.objects.count())


def test_production_gets_no_accounts_with_known_passwords(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="Produktivbetrieb"):
        call_command("load_demo")


def test_the_inbox_has_messages_of_every_kind_and_one_that_is_urgent(demonstration):
    found = Message.objects.order_by("received_at")
    assert {message.kind for message in found} == {"barrier", "format", "mistake"}
    assert found.urgent(demonstration).count() == 1
    assert {message.state for message in found} == {"answered", "in_hand", "new"}
    assert all(message.edition for message in found.exclude(path="/aktuelles/"))


def test_people_follow_it_by_e_mail_and_no_e_mail_waits():
    assert Subscriber.objects.count() == len(READERS)
    assert not Mail.objects.exists()


def test_one_report_to_the_funder_is_frozen_and_the_next_one_begun(demonstration):
    frozen, draft = FunderReport.objects.order_by("start")
    assert actions.whole(frozen).is_whole
    assert (frozen.number, draft.is_frozen) == (1, False)
    assert bytes(frozen.pdf).startswith(b"%PDF-1.7")
    assert frozen.frozen_by != frozen.last_edited_by
