"""The demonstration has one account for each role, made once."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from accounts.models import User
from accounts.roles import ROLES, has_role
from wir_portal.demonstration.accounts import PASSWORD, create_accounts

pytestmark = pytest.mark.django_db


def test_there_is_one_account_for_each_role_and_its_password_would_be_accepted():
    made = create_accounts(timezone.now())
    assert set(made) == {role.code for role in ROLES}
    for role, user in made.items():
        assert has_role(user, role)
        assert user.email.endswith("@example.org")
        validate_password(PASSWORD, user)
        assert user.check_password(PASSWORD)


def test_making_them_again_changes_nothing():
    create_accounts(timezone.now())
    create_accounts(timezone.now())
    assert User.objects.count() == len(ROLES)
