"""What a password must not be beyond being too short or well known: a short one, written several times."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

# The least number of different signs in a password of 15 and more
LEAST_SIGNS = 5
REPEATED = re.compile(r"^(.+?)\1+$", re.DOTALL)


class RepetitionValidator:
    """Refuses "aaaaaaaaaaaaaaa" and "passwortpasswort": long, and guessed at once."""

    def validate(self, password, user=None):
        lowered = password.lower()
        if len(set(lowered)) < LEAST_SIGNS:
            raise ValidationError(
                "Dieses Passwort besteht aus zu wenigen verschiedenen Zeichen.", code="repetition"
            )
        repeated = REPEATED.match(lowered)
        if repeated:
            try:
                CommonPasswordValidator().validate(repeated[1], user)
            except ValidationError as error:
                raise ValidationError(
                    "Dieses Passwort wiederholt nur ein sehr häufiges Passwort.", code="repetition"
                ) from error

    def get_help_text(self):
        return (
            "Gut sind drei oder vier zufällige Wörter hintereinander, mit Leerzeichen dazwischen."
        )
