"""Who may take which step, for every role, method and state: a table, and the pages that follow it."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry
from publishing import actions
from publishing.models import Document, Edition
from publishing.newsroom import steps
from publishing.newsroom.situation import situation_of
from tests import factories
from tests.admin_forms import admin_url, save

pytestmark = pytest.mark.django_db

ROLES = {
    "editor": factories.editor,
    "approver": factories.approver,
    "coordinator": factories.coordinator,
    "administrator": factories.administrator,
}
WITHDRAWALS = {"zurueckziehen", "weiterleiten", "entfernen", "verbergen"}

# What is offered to somebody who has not worked on the text
OFFERED = {
    ("editor", "draft"): {"einreichen"},
    ("editor", "submitted"): set(),
    ("editor", "rejected"): {"einreichen"},
    ("editor", "approved"): set(),
    ("editor", "withdrawn"): set(),
    ("coordinator", "draft"): {"einreichen"},
    ("coordinator", "submitted"): set(),
    ("coordinator", "rejected"): {"einreichen"},
    ("coordinator", "approved"): set(),
    ("coordinator", "withdrawn"): set(),
    ("approver", "draft"): {"einreichen", "allein-freigeben"},
    ("approver", "submitted"): {"freigeben", "planen", "zurueckweisen"},
    ("approver", "rejected"): {"einreichen"},
    ("approver", "approved"): WITHDRAWALS,
    ("approver", "withdrawn"): {"aufheben"},
    ("administrator", "draft"): set(),
    ("administrator", "submitted"): set(),
    ("administrator", "rejected"): set(),
    ("administrator", "approved"): set(),
    ("administrator", "withdrawn"): set(),
}


def in_state(state):
    """Return an announcement that came into this state through the actions."""
    item = factories.news_item()
    now = timezone.now()
    if state in ("submitted", "rejected"):
        document = factories.submitted(item)
        if state == "rejected":
            actions.reject(
                document, by=factories.approver(), at=now, version=1, remark="Bitte kürzen."
            )
    elif state in ("approved", "withdrawn"):
        factories.published(item)
        if state == "withdrawn":
            actions.withdraw(
                item, by=factories.approver(), at=timezone.now(), explanation="Falsch."
            )
    return item


@pytest.mark.parametrize(("role", "state"), OFFERED)
def test_only_permitted_steps_are_offered(role, state):
    item, user = in_state(state), ROLES[role]()
    document = Document.objects.get(pk=item.pk)
    offered = steps.for_document(situation_of(document, timezone.now()), user)
    assert {step.code for step in offered} == OFFERED[role, state]


@pytest.mark.parametrize("state", ["draft", "submitted", "rejected", "approved", "withdrawn"])
@pytest.mark.parametrize("role", ROLES)
def test_a_step_that_is_not_offered_changes_nothing_when_it_is_sent_all_the_same(role, state):
    item, user = in_state(state), ROLES[role]()
    client = Client()
    client.force_login(user)
    for step in steps.STEPS:
        # A second person may approve alone as well; it is not offered because nobody needs it then
        needless = (role, state, step.code) == ("approver", "submitted", "allein-freigeben")
        if step.code in OFFERED[role, state] or step.per_edition or needless:
            continue
        before = _public(item)
        values = {
            "version": 1,
            "remark": "x",
            "explanation": "x",
            "reason": "x",
            "forced_reason": "x" if step.code == "allein-freigeben" else "",
            "target": item.pk,
            "live_from_day": "2099-01-01",
            "live_from_time": "08:00",
        }
        url = admin_url(item, "step", step.code)
        assert client.post(url, values).status_code in (200, 403), (step.code, role, state)
        assert _public(item) == before, (step.code, role, state)
        if not user.has_perm(f"publishing.{step.permission}"):
            assert client.get(url).status_code == 403, (step.code, role, state)


@pytest.mark.parametrize("role", ROLES)
def test_views_beside_the_form_follow_the_permission_to_see_the_document(role):
    item = factories.news_item()
    factories.published(item)
    client = Client()
    client.force_login(ROLES[role]())
    expected = 403 if role == "administrator" else 200
    for url in (
        admin_url(item, "change"),
        admin_url(item, "preview"),
        admin_url(item, "editions"),
        admin_url(item, "edition", 1),
    ):
        assert client.get(url).status_code == expected, url


def test_whoever_may_not_change_a_text_reads_it_without_buttons_to_save(client):
    person = factories.user("programmkoordination")
    page = factories.page()
    client.force_login(person)
    response = client.get(admin_url(page, "change"))
    assert response.status_code == 200
    content = response.content.decode()
    assert "Vorschau ansehen" in content
    assert 'name="_continue"' not in content


def _public(item):
    document = Document.objects.get(pk=item.pk)
    editions = Edition.objects.filter(document=item.pk).values_list("number", "live_until")
    return document.state, list(editions), document.withdrawals.values_list("kind").count()


def test_a_text_of_another_team_can_be_read_but_not_changed(client):
    item = factories.news_item(team=factories.team(), title="Nicht unser Text")
    client.force_login(factories.editor(teams=[factories.team()]))
    address = admin_url(item, "change")
    page = client.get(address)
    assert page.status_code == 200
    assert "Nicht unser Text" in page.content.decode()
    assert 'name="_continue"' not in page.content.decode()
    assert client.post(address, {"title": "Doch unserer"}).status_code == 403
    assert client.post(admin_url(item, "delete"), {"post": "yes"}).status_code == 403
    item.refresh_from_db()
    assert item.title == "Nicht unser Text"


@pytest.mark.parametrize("make", [factories.news_item, factories.program, factories.person])
def test_a_text_that_can_only_be_read_names_its_team_without_a_link(client, make):
    theirs = make(team=factories.team(name="Anderes Team"))
    client.force_login(factories.editor(teams=[factories.team()]))
    page = client.get(admin_url(theirs, "change")).text
    assert "Anderes Team" in page
    assert "/accounts/team/" not in page


def test_whoever_is_in_one_team_writes_for_it(client):
    team = factories.team()
    client.force_login(factories.editor(teams=[team]))
    form = client.get("/admin/news/newsitem/add/").context["adminform"].form
    assert form["team"].value() == team.pk


def test_whoever_is_in_several_teams_chooses(client):
    client.force_login(factories.editor(teams=[factories.team(), factories.team()]))
    form = client.get("/admin/news/newsitem/add/").context["adminform"].form
    assert form["team"].value() is None


def test_handing_a_text_over_to_another_team_is_recorded(client):
    mine, yours = factories.team(name="Pressestelle"), factories.team(name="WIR-Team")
    item = factories.news_item(team=mine)
    client.force_login(factories.editor(teams=[mine]))
    save(client, admin_url(item, "change"), team=yours.pk)
    item.refresh_from_db()
    assert (item.team, item.version) == (yours, 1)
    entry = AuditEntry.objects.get(action="hand_over")
    assert entry.details == {"old": "Pressestelle", "new": "WIR-Team"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [("meine", {"mine", "nobody's"}), ("other", {"other"}), ("quatsch", set())],
)
def test_lists_can_be_narrowed_to_what_one_may_work_on(client, asked, found):
    mine, other = factories.team(), factories.team()
    for title, team in (("mine", mine), ("other", other), ("nobody's", None)):
        factories.news_item(title=title, team=team)
    client.force_login(factories.editor(teams=[mine]))
    value = other.pk if asked == "other" else asked
    rows = client.get(f"/admin/news/newsitem/?team={value}").context["cl"].result_list
    assert {row.title for row in rows} == found


def test_whoever_may_only_look_is_led_to_the_text_and_gets_no_editor(client):
    program = factories.with_text(
        factories.program(title="Programm der anderen", team=factories.team()), "<p>Der Text.</p>"
    )
    client.force_login(factories.coordinator())
    page = client.get(admin_url(program, "change")).text
    assert "Sie dürfen hier lesen, aber nichts ändern." in page
    assert f'href="{admin_url(program, "preview")}">Vorschau</a>' in page
    assert 'id="publishing_textblock_set-group"' not in page
    assert "newsroom/blocks.js" not in page
    assert "Der Text." in client.get(admin_url(program, "preview")).text
    own = client.get(admin_url(factories.program(), "change")).text
    assert "Sie dürfen hier lesen" not in own
    assert 'id="publishing_textblock_set-group"' in own
