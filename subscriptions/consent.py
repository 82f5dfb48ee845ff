"""The words to which people agree, and the proof that they did."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext as _

from publishing import languages

from .models import ConsentText


def words() -> str:
    """Return what the form says above its button, in the present language."""
    return _(
        "Ich möchte über das Ausgewählte per E-Mail informiert werden. Dafür speichert der Landkreis meine"
        " E-Mail-Adresse und meine Auswahl und verwendet sie für nichts anderes. Ich kann das jederzeit mit einem"
        " Klick beenden; dann wird meine Adresse gelöscht."
    )


def text(at: datetime) -> ConsentText:
    """Return the row that keeps these very words; made where they are used for the first time."""
    said, language = words(), languages.of_site().code
    digest = hashlib.sha256(f"{language}\n{said}".encode()).hexdigest()
    defaults = {"language": language, "words": said, "first_used_at": at}
    return ConsentText.objects.get_or_create(sha256=digest, defaults=defaults)[0]
