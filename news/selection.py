"""Which announcements a list shows: all of them, or those of one programme, one department or one topic."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404

from publishing import reading
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.paging import Listing, Page, page_of

from .cards import newest

# What a programme's or a department's slug stands in, and how announcements refer to it
SUBJECTS = {
    "programm": ("program", "/programme/{}/", "Förderprogramm"),
    "organisation": ("department", "/organisation/{}/", "Organisationseinheit"),
}
TOPIC = "thema"
LONGEST = 120


@dataclass(frozen=True)
class Selection:
    """`label` says what kind of thing, `title` which one, `query` the address's query, `subject` its live edition."""

    label: str
    title: str
    query: str
    subject: Edition | None = None


def selected_page(request: PortalRequest) -> tuple[Page, Selection | None]:
    """Return the page of announcements that the query asks for, by at most four queries.

    `?programm=<slug>`, `?organisation=<slug>` or `?thema=<slug>`, one at a time; Http404 for what there is not.
    """
    asked = [name for name in (*SUBJECTS, TOPIC) if name in request.GET]
    if not asked:
        return page_of(request, Listing("news|de", newest(request.at))), None
    if len(asked) > 1:
        raise Http404("Meldungen lassen sich nur nach einem Merkmal zugleich auswählen.")
    slug = request.GET[asked[0]]
    if not slug.isprintable() or not 0 < len(slug) <= LONGEST:
        raise Http404("Diese Auswahl gibt es nicht.")
    return _about_topic(request, slug) if asked[0] == TOPIC else _about(request, asked[0], slug)


def _about(request: PortalRequest, name: str, slug: str) -> tuple[Page, Selection]:
    rel, path, label = SUBJECTS[name]
    subject = Edition.objects.live(request.at).filter(path=path.format(slug)).for_card().first()
    if subject is None:
        raise Http404(f"Unter „{slug}“ ist nichts veröffentlicht, wozu es Meldungen geben könnte.")
    editions = reading.referring(subject.document_id, rel=rel, kind="news", at=request.at)
    page = page_of(request, Listing(f"news|{rel}|{subject.document_id}", editions))
    return page, Selection(label, subject.title, urlencode({name: slug}), subject)


def _about_topic(request: PortalRequest, slug: str) -> tuple[Page, Selection]:
    editions = reading.about_topic(slug, kind="news", at=request.at)
    page = page_of(request, Listing(f"news|topic|{slug}", editions))
    if not page.items:
        raise Http404(f"Zum Thema „{slug}“ gibt es keine Meldungen.")
    names = [
        topic["name"] for topic in page.items[0].data.get("topics", []) if topic["slug"] == slug
    ]
    return page, Selection("Thema", names[0] if names else slug, urlencode({TOPIC: slug}))
