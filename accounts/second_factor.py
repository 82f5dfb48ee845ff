"""Decides how second factors are named and kept: their secrets are encrypted with keys that the database has not."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from .enforcement import FACTORS


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Dieser Code stimmt nicht oder wurde schon benutzt. Bitte geben Sie den nächsten ein.",
        "cannot_delete_authenticator": "Das ist Ihr einziger zweiter Faktor, und ohne einen kommen Sie nicht in die"
        " Redaktion. Richten Sie zuerst einen anderen ein.",
        "rate_limited": "Zu viele Versuche. Bitte warten Sie eine Minute.",
    }

    def encrypt(self, text):
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        """Keep the last second factor of whoever must have one."""
        user = authenticator.user
        if not (settings.REQUIRE_SECOND_FACTOR and user.is_staff):
            return True
        others = Authenticator.objects.filter(user=user, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"

    def _get_site_name(self):
        return settings.SITE_NAME


def keys() -> MultiFernet:
    """Return the keys made of SECRET_KEY (writes) and of SECRET_KEY_FALLBACKS (still reads)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
