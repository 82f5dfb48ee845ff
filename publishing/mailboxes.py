"""Which e-mail addresses of visitors can be written to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email


class MailboxField(forms.EmailField):
    """An address to which an e-mail can go, in capitals too.

    Django's own check lets through domains with foreign letters that no e-mail can name (RFC 5890), on which the
    sending would fail.
    """

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if address and not self._can_be_written(address.lower()):
            said = self.error_messages.get("invalid", validate_email.message)
            raise ValidationError(said, code="invalid")
        return address

    def _can_be_written(self, address: str) -> bool:
        try:
            sanitize_address(address, "utf-8")
        except ValueError:
            return False
        # Some capitals are two letters in lower case, in which addresses are compared and kept
        return self.max_length is None or len(address) <= self.max_length
