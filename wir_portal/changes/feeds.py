"""The same list as Atom, RSS and JSON Feed: every change is an entry of its own."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from news.feed_writing import FORMS, Entry, Head, tag
from publishing.changes import What, changes_since
from publishing.clock import PortalRequest
from publishing.languages import address_of, of_site
from publishing.moments import day_in_words, day_of, midnight
from publishing.responses import public
from publishing.xml_text import writable

from .asked import Asked, asked
from .cards import ChangeCard, change_cards

# Whoever follows without a day gets the last month, as far as it goes into one feed
FOLLOWED = timedelta(days=31)
ENTRIES = 100


@public
def change_feed(request: PortalRequest, form: str = "atom") -> HttpResponse:
    """Answer with the latest changes, at most 100, as the address selects them; Http404 for a day that cannot be."""
    wanted = asked(request)
    if wanted.fault:
        raise Http404(wanted.fault)
    moment = wanted.moment if wanted.typed else midnight(day_of(request.at) - FOLLOWED)
    changes = changes_since(moment, request.at, of_site().code)
    found = changes.of(*wanted.sort.whats)
    cards = change_cards(changes.part(found, 0, ENTRIES), moment, request.at)
    write, content_type = FORMS[form]
    return HttpResponse(
        write(_head(request, wanted), [_entry(card) for card in cards]), content_type=content_type
    )


def _head(request: PortalRequest, wanted: Asked) -> Head:
    query = f"?{wanted.query}" if wanted.query else ""
    title = _("Was sich geändert hat")
    if wanted.typed:
        title = _("Was sich seit dem {day} geändert hat").format(day=day_in_words(wanted.day))
    path = reverse("changes:list")
    return Head(
        title=f"{settings.SITE_NAME}: {title}",
        subtitle=f"{title}: {settings.SITE_OWNER['name']}",
        home=f"{settings.SITE_URL}{path}{query}",
        address=f"{settings.SITE_URL}{request.path}{query}",
        guid=f"{tag()}{path.strip('/')}{query}",
        language=of_site().code,
    )


def _entry(card: ChangeCard) -> Entry:
    edition = card.edition
    text = writable("".join(f"<p>{escape(line)}</p>" for line in _lines(card)))
    return Entry(
        # A text that changes again is news again
        guid=f"{tag()}aenderungen/{card.changed.document_id}/{card.what}/{card.moment:%Y%m%dT%H%M%S}",
        title=writable(f"{card.word}: {edition.title}"),
        link=settings.SITE_URL + address_of(edition.path, edition.spoken),
        summary=text,
        content=text,
        published=card.moment,
        changed=card.moment,
        topics=[card.kind],
        image="",
        language=edition.language,
    )


def _lines(card: ChangeCard) -> list[str]:
    """Return what became of the text, the latest first, then what it is about."""
    lines = [
        _("Aktualisiert am {day}: {note}").format(
            day=day_in_words(day_of(note.live_from)), note=note.change_note
        )
        for note in card.notes
        if note.change_note
    ]
    if card.what is What.MERGED:
        lines.append(_("Ein anderer Text ist in diesem aufgegangen."))
    return [*lines, *filter(None, [card.explanation, card.edition.summary])]
