"""How many requests one address may send in a minute: counted in memory, kept for that minute, written nowhere.

Each process counts on its own and never asks a database: reading must stay cheap. An address is kept as a digest under
a key that the process made for itself, so that nobody can tell from it who asked.
"""

import hashlib
import secrets
from threading import Lock
from time import monotonic

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

from .problems import Refused

MINUTE = 60.0


class Throttle:
    """Counts the requests of each address within the running minute."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key = secrets.token_bytes(32)
        self._began = 0.0
        self._counts: dict[bytes, int] = {}

    def count(self, address: str, most: int, now: float) -> int:
        """Count one request; return 0, or the seconds to wait where it is one too many."""
        who = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            if now - self._began >= MINUTE:
                self._began, self._counts = now, {}
            number = self._counts[who] = self._counts.get(who, 0) + 1
            return 0 if number <= most else max(1, round(self._began + MINUTE - now))

    def forget(self) -> None:
        """Begin anew: for tests."""
        with self._lock:
            self._began, self._counts = 0.0, {}


throttle = Throttle()


def require_patience(request: HttpRequest) -> None:
    """Refuse a request that is one too many; the refusal's `seconds` say how long to wait."""
    most = settings.OPEN_DATA_REQUESTS_PER_MINUTE
    seconds = throttle.count(get_adapter().get_client_ip(request), most, monotonic())
    if seconds:
        raise TooMany(most, seconds)


class TooMany(Refused):
    def __init__(self, most: int, seconds: int) -> None:
        words = (
            f"Von Ihrer Adresse kamen in einer Minute mehr als {most} Anfragen. Bitte warten Sie {seconds}"
            f" {'Sekunde' if seconds == 1 else 'Sekunden'} und fragen Sie dann weiter."
        )
        super().__init__(429, words)
        self.seconds = seconds
