"""Administration's pages of the newsroom: accounts, teams, the log."""

# ruff: noqa: F401 (admin modules are imported for what they register)
import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin
import django.contrib.auth.admin
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

# Raw tables behind the accounts: changing them here would go around the rules in accounts.actions
for hidden in (EmailAddress, Authenticator, UserSession, Group):
    admin.site.unregister(hidden)

from . import audit, teams, users  # noqa: E402
