"""One-time codes as an app shows them, for tests."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from accounts.models import User


def give_codes(user: User) -> str:
    """Give the account an app for one-time codes, and return the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def give_recovery_codes(user: User) -> list[str]:
    """Give the account recovery codes and return them."""
    return RecoveryCodes.activate(user).get_unused_codes()


def code_of(secret: str) -> str:
    """Return the code that the app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
