"""Handing over a post: one step ends a term and begins the next, says before what it means, and publishes nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from organization.handover.handing_over import HandOver, hand_over, versions_of
from organization.models import Appointment, Post
from programs.models import FundingPeriod
from publishing.errors import ActionRefused, Conflict, NotPermitted
from publishing.models import Document, Edition
from tests import factories
from tests.admin_forms import fields_of

pytestmark = pytest.mark.django_db


def ahead(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def coordinator():
    return factories.coordinator()


@pytest.fixture
def client(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def leaving():
    return factories.person(title="Erika Beispiel")


@pytest.fixture
def following():
    return factories.person(title="Otto Muster")


@pytest.fixture
def post(leaving):
    unit = factories.department(mailbox="integration@example.org")
    made = Post.objects.create(title="Koordination", department=unit, seats=2)
    Appointment.objects.create(
        post=made, person=leaving, term_from=ahead(-300), full_time_equivalent=Decimal("0.50")
    )
    return made


def address(post, seat=1):
    return f"{reverse('admin:organization_post_hand_over', args=[post.pk])}?platz={seat}"


def looked_at(client, post, seat=1, **typed):
    """Fill in the form and look at what it means."""
    typed = {name: str(value) for name, value in typed.items()}
    sent = {**fields_of(client.get(address(post, seat))), **typed}
    return client.post(address(post, seat), sent)


def terms(post, seat=1):
    found = Appointment.objects.filter(post=post, seat=seat).order_by("term_from")
    return [(one.person.title, one.term_from, one.term_until) for one in found]


def version(person):
    return Document.objects.get(pk=person.pk).version


def test_the_way_from_the_form_to_what_is_to_be_approved(client, post, leaving, following):
    for person in (leaving, following):
        factories.published(person)
    public = Edition.objects.count()
    page = looked_at(client, post, last_day=ahead(29), person=following.pk, first_day=ahead(40))
    told = page.text.replace("\xa0", " ")
    assert "Erika Beispiel ist bis" in told
    assert "ist die Stelle unbesetzt" in told
    assert "integration@example.org" in told
    assert "ohne festes Ende: Otto Muster." in told
    # Nothing is done before it was looked at
    assert terms(post) == [("Erika Beispiel", ahead(-300), None)]
    done = client.post(address(post), fields_of(page), follow=True)
    assert terms(post) == [
        ("Erika Beispiel", ahead(-300), ahead(29)),
        ("Otto Muster", ahead(40), None),
    ]
    new = Appointment.objects.get(person=following)
    # As much of a post as before
    assert (new.full_time_equivalent, new.acting, new.seat) == (Decimal("0.50"), False, 1)
    for person in (leaving, following):
        document = Document.objects.get(pk=person.pk)
        assert document.state == "draft"
        assert document.title in done.text
        assert (
            reverse("admin:organization_person_step", args=[person.pk, "einreichen"]) in done.text
        )
    assert Edition.objects.count() == public
    assert "Bis dahin zeigt die Website den bisherigen Stand" in done.text
    entry = AuditEntry.objects.get(action="hand_over_post")
    assert (entry.object_id, entry.details["ends"], entry.details["follows"]) == (
        str(post.pk),
        "Erika Beispiel",
        "Otto Muster",
    )


def test_the_first_day_is_the_one_after_the_last(client, post, following):
    page = looked_at(client, post, last_day=ahead(29), person=following.pk, acting="on")
    assert "unbesetzt" not in page.text
    assert "kommissarisch." in page.text
    client.post(address(post), fields_of(page))
    assert terms(post)[-1] == ("Otto Muster", ahead(30), None)
    assert Appointment.objects.get(person=following).acting


def test_without_anybody_to_follow_the_vacancy_is_named_and_only_one_text_changes(
    client, post, leaving, following
):
    page = looked_at(client, post, last_day=ahead(29))
    assert "ist die Stelle unbesetzt" in page.text
    client.post(address(post), fields_of(page))
    assert terms(post) == [("Erika Beispiel", ahead(-300), ahead(29))]
    assert (version(leaving), version(following)) == (2, 1)


def test_a_vacant_seat_is_filled(client, post, leaving, following):
    page = client.get(address(post, 2))
    assert "Stelle besetzen" in page.text
    assert "last_day" not in page.context["form"].fields
    page = looked_at(client, post, 2, person=following.pk, first_day=ahead(3), share="0,75")
    client.post(address(post, 2), fields_of(page))
    assert terms(post, 2) == [("Otto Muster", ahead(3), None)]
    assert Appointment.objects.get(person=following).full_time_equivalent == Decimal("0.75")
    assert version(leaving) == 1


def test_what_is_planned_for_later_stays_and_stands_in_the_way_of_an_open_end(
    client, post, leaving, following
):
    third = factories.person(title="Paula Probe")
    Appointment.objects.filter(person=leaving).update(term_until=ahead(100))
    Appointment.objects.create(post=post, person=third, term_from=ahead(101))
    refused = looked_at(client, post, last_day=ahead(29), person=following.pk)
    assert "Auf diesem Platz ist in dieser Zeit schon Paula Probe eingetragen" in refused.text
    assert fields_of(refused)["last_day"] == ahead(29).isoformat()
    page = looked_at(client, post, last_day=ahead(29), person=following.pk, until=ahead(100))
    assert "Paula Probe (schon eingetragen)" in page.text
    client.post(address(post), fields_of(page))
    assert terms(post)[1:] == [
        ("Otto Muster", ahead(30), ahead(100)),
        ("Paula Probe", ahead(101), None),
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"last_day": ""}, "Bitte prüfen Sie"),
        ({"last_day": "2026-02-30"}, "Bitte prüfen Sie"),
        ({"last_day": "9999-12-31", "person": "?"}, "Bitte prüfen Sie das Jahr"),
        ({"last_day": ahead(-301)}, "Der letzte Tag liegt vor dem ersten"),
        ({"last_day": ahead(9), "first_day": ahead(9), "person": "?"}, "nach dem letzten liegen"),
        ({"last_day": ahead(9), "until": ahead(5), "person": "?"}, "Das Ende liegt vor dem ersten"),
        ({"last_day": ahead(9), "first_day": ahead(10)}, "Bitte wählen Sie, wer nachfolgt"),
        ({"last_day": ahead(9), "person": "?", "share": "2"}, "Bitte prüfen Sie"),
        ({"last_day": ahead(9), "person": "99999999"}, "Bitte prüfen Sie"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_stored(client, post, following, typed, words):
    typed = {name: following.pk if value == "?" else value for name, value in typed.items()}
    page = looked_at(client, post, **typed)
    assert words in page.text
    assert page.context["looked_at"] is None
    assert terms(post) == [("Erika Beispiel", ahead(-300), None)]


def test_who_changes_the_day_after_looking_looks_again(client, post):
    page = looked_at(client, post, last_day=ahead(29))
    again = client.post(address(post), {**fields_of(page), "last_day": ahead(9).isoformat()})
    assert again.context["looked_at"]
    assert terms(post) == [("Erika Beispiel", ahead(-300), None)]


def test_a_text_that_was_saved_in_between_is_a_conflict(client, post, leaving):
    page = looked_at(client, post, last_day=ahead(29))
    Document.objects.filter(pk=leaving.pk).update(version=7)
    refused = client.post(address(post), fields_of(page))
    assert "wurde inzwischen geändert" in refused.text
    assert terms(post) == [("Erika Beispiel", ahead(-300), None)]
    # What was typed is still there, and the new state is looked at anew
    page = client.post(address(post), fields_of(refused))
    assert client.post(address(post), fields_of(page)).status_code == 302
    assert version(leaving) == 8


def plan_for(post, person, **fields):
    ends = Appointment.objects.filter(post=post).first()
    values = {"post": post.pk, "seat": 1, "ends": ends.pk, "last_day": ahead(9), "person": None}
    if person:
        values |= {"person": person.pk, "first_day": ahead(10)}
    return HandOver(**{**values, **fields})


def test_it_is_all_or_nothing(coordinator, post, leaving, following):
    blocked = factories.person(title="Paula Probe")
    Appointment.objects.filter(person=leaving).update(term_until=ahead(20))
    Appointment.objects.create(post=post, person=blocked, term_from=ahead(50))
    plan = plan_for(post, following)
    with pytest.raises(ActionRefused):
        hand_over(plan, by=coordinator, at=timezone.now(), versions=versions_of(plan))
    assert terms(post)[0] == ("Erika Beispiel", ahead(-300), ahead(20))
    assert version(leaving) == 1


def test_only_who_may_change_both_people_hands_over(post, leaving, following):
    plan, at = plan_for(post, following), timezone.now()
    with pytest.raises(NotPermitted):
        hand_over(plan, by=factories.editor(), at=at, versions=versions_of(plan))
    Document.objects.filter(pk=following.pk).update(team=factories.team())
    with pytest.raises(NotPermitted):
        hand_over(plan, by=factories.coordinator(), at=at, versions=versions_of(plan))


def test_nothing_to_do_and_what_is_gone_are_refused(coordinator, post, following):
    at = timezone.now()
    plan = plan_for(post, None, ends=None, last_day=None)
    with pytest.raises(ActionRefused, match="ändert sich nichts"):
        hand_over(plan, by=coordinator, at=at, versions={})
    gone = plan_for(post, following, ends=99999999)
    with pytest.raises(Conflict, match="gibt es nicht mehr"):
        hand_over(gone, by=coordinator, at=at, versions=versions_of(gone))


def test_somebody_goes_on_in_the_same_post_with_other_terms(coordinator, post, leaving):
    plan = plan_for(post, leaving, share=Decimal("1.00"))
    [changed] = hand_over(plan, by=coordinator, at=timezone.now(), versions=versions_of(plan))
    assert (changed.pk, version(leaving)) == (leaving.pk, 2)
    assert [one[1:] for one in terms(post)] == [(ahead(-300), ahead(9)), (ahead(10), None)]


def test_what_hangs_on_the_post_and_an_end_beyond_the_money_are_named(client, post, following):
    program = factories.program(title="Programm der Stelle")
    Post.objects.filter(pk=post.pk).update(program=program)
    FundingPeriod.objects.create(program=program, start=date(2020, 1, 1), end=ahead(90))
    factories.measure(program=program)
    page = client.get(address(post))
    assert "Programm der Stelle" in page.text
    assert "Für eine Maßnahme ist in diesem Monat noch ein Sachstand fällig." in page.text
    page = looked_at(client, post, last_day=ahead(9), person=following.pk, until=ahead(90))
    assert "reicht über das Geld hinaus" not in page.text
    page = looked_at(client, post, last_day=ahead(9), person=following.pk)
    assert "reicht über das Geld hinaus" in page.text


@pytest.mark.parametrize("query", ["?platz=3", "?platz=0", "?platz=x", "?platz=99999"])
def test_an_unknown_seat_is_not_found(client, post, query):
    path = reverse("admin:organization_post_hand_over", args=[post.pk])
    assert client.get(path + query).status_code == 404


def test_who_does_not_keep_people_has_no_way_in(client, post):
    for user in (factories.editor(), factories.administrator()):
        client.force_login(user)
        assert client.get(address(post)).status_code == 403
    client.logout()
    assert client.get(address(post)).status_code == 302


def test_department_and_person_lead_to_it(client, post, leaving):
    for name, one in (("department", post.department), ("person", leaving)):
        form = client.get(reverse(f"admin:organization_{name}_change", args=[one.pk]))
        assert address(post) in form.text
