"""Contacts as vCard 4 (RFC 6350): a person in office, or a unit with its mailbox."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from publishing import reading
from publishing.clock import PortalRequest
from publishing.languages import of_site
from publishing.models import Edition
from publishing.responses import public
from publishing.templatetags.german import telephone

from .offices import Office, current_offices, offices_of

CONTENT_TYPE = "text/vcard; charset=utf-8"
# Octets to a line, the line end apart
LONGEST = 75


@public
def person_card(request: PortalRequest, slug: str) -> HttpResponse:
    """Answer with the card of a person: whoever is in office, or comes into one; two queries."""
    person = _at(request, "person")
    known = offices_of(person, request.at)
    if known and all(office.is_former for office in known):
        raise Http404(_("Diese Person ist nicht mehr im Amt."))
    offices = current_offices([person], request.at)
    units = reading.live_by_document({office.department for office in offices}, request.at)
    return _answer(slug, _person(person, offices, units))


@public
def department_card(request: PortalRequest, slug: str) -> HttpResponse:
    """Answer with the card of a unit; one query."""
    return _answer(slug, _department(_at(request, "department")))


def _at(request: PortalRequest, kind: str) -> Edition:
    """Return the live edition whose page the card belongs to; Http404 where there is none."""
    path = request.path.rpartition("/")[0] + "/"
    paths = {path, path.removeprefix(of_site().path_prefix)}
    live = Edition.objects.live(request.at).of_kind(kind).filter(path__in=paths)
    # A translation's address is longer than that of its source
    found = sorted(live.for_card(), key=lambda edition: len(edition.path))
    if not found:
        raise Http404(_("Unter dieser Adresse steht kein Kontakt."))
    return found[-1]


def _person(person: Edition, offices: list[Office], units: dict[int, Edition]) -> Iterator[str]:
    yield from _beginning(person, "individual")
    given, _space, family = person.title.rpartition(" ")
    name = ";".join(_escaped(part) for part in (family, given, "", person.data["honorific"], ""))
    yield f"N:{name}"
    for office in offices[:1]:
        yield f"TITLE:{_escaped(office.title)}"
        parts = [settings.SITE_OWNER["name"]]
        if office.department in units:
            parts.append(units[office.department].title)
        yield f"ORG:{';'.join(_escaped(part) for part in parts)}"
    yield from _ways(person.data.get("telephone"), person.data.get("email"))
    if person.data.get("room"):
        yield f"NOTE:{_escaped(_('Raum'))}: {_escaped(person.data['room'])}"
    yield from _end(person)


def _department(unit: Edition) -> Iterator[str]:
    yield from _beginning(unit, "org")
    yield f"ORG:{_escaped(settings.SITE_OWNER['name'])};{_escaped(unit.title)}"
    yield from _ways(unit.data.get("telephone"), unit.data.get("mailbox"))
    lines = [line.strip() for line in (unit.data.get("address") or "").splitlines() if line.strip()]
    if lines:
        *street, town = lines
        code, _space, place = town.partition(" ")
        if not (code.isdigit() and len(code) == 5):
            code, place = "", town
        parts = ["", "", ", ".join(street), place, "", code, "Deutschland"]
        yield f"ADR;TYPE=work:{';'.join(_escaped(part) for part in parts)}"
    if unit.data.get("opening_hours"):
        yield f"NOTE:{_escaped(unit.data['opening_hours'])}"
    yield from _end(unit)


def _beginning(edition: Edition, kind: str) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"KIND:{kind}", f"FN:{_escaped(edition.title)}")


def _ways(number: str | None, mailbox: str | None) -> Iterator[str]:
    if number:
        yield f"TEL;TYPE=work,voice;VALUE=uri:tel:{telephone(number)}"
    if mailbox:
        yield f"EMAIL;TYPE=work:{_escaped(mailbox)}"


def _end(edition: Edition) -> Iterator[str]:
    address = settings.SITE_URL + edition.path
    yield f"URL:{address}"
    yield f"SOURCE:{address}kontakt.vcf"
    host = urlsplit(settings.SITE_URL).hostname
    yield f"UID;VALUE=text:kontakt-{edition.subject_id}@{host}"
    yield f"LANG:{edition.language}"
    yield f"REV:{edition.live_from:%Y%m%dT%H%M%SZ}"
    yield f"PRODID:-//{_escaped(settings.SITE_OWNER['name'])}//{settings.SITE_NAME}//DE"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """Return the text as a value may hold it: RFC 6350, section 3.4."""
    for char in ("\\", ",", ";"):
        text = text.replace(char, f"\\{char}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Return the line in pieces of at most 75 octets, no letter cut, each further one begun by a space."""
    pieces, piece, room = [], "", LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST - 1
        piece += char
        room -= size
    return "\r\n ".join([*pieces, piece])


def _answer(slug: str, lines: Iterator[str]) -> HttpResponse:
    text = "".join(f"{folded(line)}\r\n" for line in lines)
    response = HttpResponse(text, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    return response
