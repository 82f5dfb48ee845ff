"""What an account may do is told in words, and the words are true."""

import pytest
from django.contrib.auth.models import Permission

from accounts.models import Team
from accounts.rights_in_words import RIGHTS, rights_in_words
from accounts.roles import ROLES
from tests import factories

pytestmark = pytest.mark.django_db


def in_teams(user, *names):
    user.teams.set([Team.objects.create(name=name) for name in names])
    return user


@pytest.mark.parametrize(
    ("teams", "words"),
    [
        ([], "Meldungen und Termine ohne Team bearbeiten"),
        (["Pressestelle"], "Meldungen und Termine des Teams Pressestelle und ohne Team bearbeiten"),
        (["B", "C", "A"], "Meldungen und Termine der Teams A, B und C sowie ohne Team bearbeiten"),
    ],
)
def test_they_name_the_teams(teams, words):
    assert words in rights_in_words(in_teams(factories.editor(), *teams))


def test_they_tell_the_roles_apart():
    editor = " ".join(rights_in_words(factories.editor()))
    approver = " ".join(rights_in_words(factories.approver()))
    assert "freigeben" not in editor
    assert "freigeben und zurückweisen" in approver
    assert "Förderprogramme" in " ".join(rights_in_words(factories.coordinator()))
    administrator = rights_in_words(factories.administrator())
    assert administrator == [
        "Konten, Rollen und Teams verwalten",
        "das Protokoll lesen",
        "sehen, wie viele was abonniert haben, und Auskunft darüber geben",
    ]
    assert rights_in_words(factories.user()) == []
    assert "Texte aller Teams zurückziehen" in rights_in_words(factories.superuser())


def test_every_permission_behind_the_words_exists_and_some_role_holds_it():
    existing = {
        f"{app}.{name}"
        for app, name in Permission.objects.values_list("content_type__app_label", "codename")
    }
    held = frozenset().union(*(role.permissions for role in ROLES))
    assert {permission for permission, _ in RIGHTS} <= existing & held


def test_people_read_them_on_their_own_page_and_administration_on_the_account(client):
    approver = in_teams(factories.approver(), "Pressestelle")
    words = "Texte des Teams Pressestelle und ohne Team freigeben"
    client.force_login(approver)
    assert words in client.get("/konto/").text
    client.force_login(factories.administrator())
    assert words in client.get(f"/admin/accounts/user/{approver.pk}/change/").text
