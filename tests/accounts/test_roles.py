"""Roles are permission sets defined in code; this table says who may do what."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission

from accounts import roles
from accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

R, F, P, A = "redaktion", "freigabe", "programmkoordination", "administration"

# permission -> the roles that hold it
TABLE = {
    "news.add_newsitem": {R, P},
    "news.change_newsitem": {R, F, P},
    "news.view_newsitem": {R, F, P},
    "news.add_page": {R},
    "news.change_page": {R, F},
    "duties.add_imprint": {R},
    "duties.change_accessibilitystatement": {R, F},
    "duties.change_barrier": {R, F},
    "duties.change_message": {R, F},
    "duties.view_message": {R, F},
    "duties.view_privacystatement": {R, F, P},
    "publishing.add_textblock": {R, F, P},
    "publishing.delete_linklistblock": {R, F, P},
    "publishing.delete_topic": {R},
    "publishing.submit_document": {R, F, P},
    "publishing.approve_document": {F},
    "publishing.force_approval": {F},
    "publishing.withdraw_document": {F},
    "publishing.redact_edition": {F},
    "publishing.view_as_of": {R, F, P},
    "publishing.view_edition": {R, F, P},
    "publishing.add_edition": set(),
    "publishing.change_edition": set(),
    "media_library.add_image": {R, F, P},
    "media_library.delete_image": {R, F, P},
    "programs.add_program": {P},
    "programs.change_program": {F, P},
    "programs.add_measure": {P},
    "programs.change_measure": {F, P},
    "programs.change_progressupdate": {F, P},
    "organization.add_person": {P},
    "search.change_synonym": {R},
    "search.view_synonym": {R, F, P},
    "organization.change_appointment": {F, P},
    "organization.change_department": {F, P},
    "accounts.add_user": {A},
    "accounts.change_user": {A},
    "accounts.change_team": {A},
    "accounts.view_auditentry": {A},
    "accounts.change_auditentry": set(),
    "subscriptions.view_subscriber": {A},
    "subscriptions.delete_subscriber": {A},
    "auth.change_group": set(),
}


def member(code):
    user = User.objects.create_user(f"{code}@example.org", name=code)
    roles.give_role(user, code)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("permission", TABLE)
def test_a_permission_is_held_by_exactly_these_roles(permission):
    holders = {role.code for role in roles.ROLES if member(role.code).has_perm(permission)}
    assert holders == TABLE[permission]


def test_every_permission_that_a_role_names_exists():
    existing = {
        f"{app}.{name}"
        for app, name in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert {name for role in roles.ROLES for name in role.permissions} <= existing


def test_every_content_block_can_be_written_by_the_roles_that_write():
    from publishing.models import BLOCKS

    assert {block._meta.label_lower for block in BLOCKS} == set(roles.BLOCKS)


def test_syncing_takes_away_what_the_code_no_longer_names():
    group = Group.objects.get(name="Redaktion")
    group.permissions.add(Permission.objects.get(codename="approve_document"))
    roles.sync()
    assert not group.permissions.filter(codename="approve_document").exists()
    assert group.permissions.count() == len(roles.REDAKTION.permissions)


def test_whoever_has_a_role_may_enter_the_newsroom_and_nobody_else():
    user = member(R)
    assert user.is_staff
    assert roles.has_role(user, R)
    assert not roles.has_role(user, F)
    roles.set_roles(user, [])
    assert not User.objects.get(pk=user.pk).is_staff


def test_an_unknown_role_is_an_error():
    with pytest.raises(KeyError):
        roles.give_role(member(R), "kaiser")


@pytest.mark.parametrize("make", [member, lambda code: factories.superuser()])
def test_an_account_may_do_what_its_roles_and_it_itself_are_allowed(make):
    user = make(R)
    roles.give_role(user, P)
    user.user_permissions.add(Permission.objects.get(codename="force_approval"))
    fresh = User.objects.get(pk=user.pk)
    told_by_django = ModelBackend().get_all_permissions(User.objects.get(pk=user.pk))
    assert fresh.get_all_permissions() == told_by_django
    assert fresh.has_perm("publishing.force_approval")


def test_an_account_is_asked_for_its_permissions_once(django_assert_num_queries):
    user = member(F)
    with django_assert_num_queries(1):
        assert user.has_perm("publishing.approve_document")
        assert not user.has_perm("accounts.view_auditentry")
        assert user.has_module_perms("news")


def test_a_deactivated_account_may_do_nothing():
    user = member(F)
    user.is_active = False
    assert user.get_all_permissions() == set()
    assert not user.has_perm("publishing.approve_document")
