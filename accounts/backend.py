"""Decides who can be signed in at all: asked when somebody signs in and again at each of their requests."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from .states import MAY_SIGN_IN


class AccountBackend(AuthenticationBackend):
    def user_can_authenticate(self, user):
        """Refuse ended, deactivated and anonymised accounts; a session that is still open ends with this answer.

        The clock is asked here because Django passes no request.
        """
        return user.state(timezone.now()) in MAY_SIGN_IN
