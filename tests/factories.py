"""Makes what tests need, with as few words as possible; every text here is an example."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.utils import timezone
from PIL import Image as Pillow

from accounts.models import Team, User
from accounts.roles import set_roles
from duties.models import AccessibilityStatement, Barrier, Imprint, PrivacyStatement, Processing
from media_library import storing
from media_library.models import Download, Image
from news.models import Event, NewsItem, Page
from organization.models import Department, Person
from programs.models import Indicator, Measure, Observation, Program, ProgressUpdate
from publishing import actions
from publishing.models import Document, Edition, QuoteBlock, TextBlock

PASSWORD = "ein langes Beispielkennwort"

_numbers = count(1)


def user(*roles: str, **fields: Any) -> User:
    """Return an account with these roles, named by their codes; with any role it is staff.

    `teams` are the teams that it belongs to.
    """
    number, teams = next(_numbers), fields.pop("teams", ())
    fields = {"email": f"konto{number}@example.org", "name": f"Konto {number}", **fields}
    made = User.objects.create_user(password=PASSWORD, **fields)
    set_roles(made, roles)
    made.teams.set(teams)
    return made


def team(**fields: Any) -> Team:
    """Return a team."""
    return Team.objects.create(**{"name": f"Team {next(_numbers)}", **fields})


def editor(**fields: Any) -> User:
    """Return somebody who writes and submits."""
    return user("redaktion", **fields)


def approver(**fields: Any) -> User:
    """Return somebody who approves and withdraws."""
    return user("freigabe", **fields)


def coordinator(**fields: Any) -> User:
    """Return somebody who keeps programmes and the organization, and submits."""
    return user("programmkoordination", **fields)


def administrator(**fields: Any) -> User:
    """Return somebody who manages accounts and publishes nothing."""
    return user("administration", **fields)


def superuser(**fields: Any) -> User:
    """Return somebody who may do everything."""
    return user(is_superuser=True, is_staff=True, **fields)


def news_item(**fields: Any) -> NewsItem:
    """Return an announcement's working copy with a text and a quote."""
    item = _document(NewsItem, "Beispielmeldung", **fields)
    with_text(item, "<h2>Was geschieht</h2><p>Ein Absatz mit Beispieltext.</p>")
    QuoteBlock.objects.create(
        parent=item.document_ptr,
        region="main",
        ordering=20,
        quote="Das ist ein Beispiel",
        person="Erika Beispiel",
        office="Beispieldezernentin",
    )
    return item


def event(**fields: Any) -> Event:
    """Return an event's working copy, from 18:00 to 20:00 on a day to come."""
    fields = {
        "day": timezone.localdate() + timedelta(days=30),
        "begins": time(18),
        "ends": time(20),
        "place": "Kreishaus, Raum 201",
        "address": "Europaplatz 1\n61169 Friedberg",
        "registration": "Bitte melden Sie sich an.",
        **fields,
    }
    return with_text(_document(Event, "Beispieltermin", **fields), "<p>Beispieltext.</p>")


def page(**fields: Any) -> Page:
    """Return a simple page's working copy with a text."""
    return with_text(_document(Page, "Beispielseite", **fields), "<p>Beispieltext der Seite.</p>")


def department(**fields: Any) -> Department:
    """Return a unit's working copy."""
    fields = {"unit_kind": "fachdienst", "mailbox": "fachdienst@example.org", **fields}
    return _document(Department, "Fachdienst Beispiel", **fields)


def program(**fields: Any) -> Program:
    """Return a programme's working copy."""
    return _document(Program, "Beispielprogramm", **{"code": "BSP", **fields})


def measure(**fields: Any) -> Measure:
    """Return a measure's working copy, of a programme of its own where none is named, without a Sachstand."""
    if not {"program", "program_id"} & fields.keys():
        fields["program"] = program()
    return _document(Measure, "Beispielmaßnahme", **fields)


def report(measure: Measure, **fields: Any) -> ProgressUpdate:
    """Return a Sachstand of the measure: that it goes on, today."""
    fields = {"date": timezone.localdate(), "status": "active", "text": "Es geht voran.", **fields}
    return ProgressUpdate.objects.create(measure=measure, **fields)


def indicator(values: Sequence[Any] = (12, 15, 20), **fields: Any) -> Indicator:
    """Return an indicator's working copy that has these values in the years from 2021 on, None where there is none."""
    fields = {
        "unit": "Beratungen",
        "definition": "Gezählt wird jede Beratung.",
        "data_source": "Eigene Zählung",
        **fields,
    }
    made = _document(Indicator, "Beispielindikator", **fields)
    for year, value in enumerate(values, start=2021):
        observation(made, year, value)
    return made


def observation(
    indicator: Indicator, year: int, value: Any, dimension: str = "", **fields: Any
) -> Observation:
    """Return a measurement of a whole year, or of a part of it."""
    fields = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), **fields}
    return Observation.objects.create(
        indicator=indicator, value=value, dimension=dimension, **fields
    )


def person(**fields: Any) -> Person:
    """Return a person's working copy."""
    return _document(Person, "Erika Beispiel", **fields)


# When the statements were reviewed, and when they are to be reviewed again
REVIEWED = {"reviewed_on": date(2026, 3, 1), "review_due": date(2027, 2, 1)}


def imprint(**fields: Any) -> Imprint:
    """Return an imprint's working copy with all that it must say."""
    fields = {
        "provider": "Beispielkreis",
        "legal_form": "Körperschaft des öffentlichen Rechts",
        "address": "Beispielplatz 1\n12345 Musterstadt",
        "representative": "Die Landrätin",
        "telephone": "06031 83-0",
        "email": "poststelle@example.org",
        "supervisory_authority": "Kommunalaufsicht Beispiel",
        "responsible": "Rita Beispiel, Anschrift wie oben",
        **REVIEWED,
        **fields,
    }
    return _document(Imprint, "Impressum", **fields)


def privacy_statement(**fields: Any) -> PrivacyStatement:
    """Return a privacy statement's working copy with one processing and all that it must say."""
    fields = {
        "controller": "Beispielkreis",
        "controller_address": "Beispielplatz 1\n12345 Musterstadt",
        "controller_telephone": "06031 83-0",
        "controller_email": "poststelle@example.org",
        "officer": "Anschrift wie oben, Zusatz „Datenschutz“",
        "officer_email": "datenschutz@example.org",
        "recipients": "Niemand sonst.",
        "third_countries": "Es gehen keine Daten dorthin.",
        "obligation": "Nein.",
        "automated_decisions": "Es gibt keine.",
        "authority": "Aufsichtsbehörde Beispiel",
        "authority_address": "Aufsichtsweg 1\n12345 Musterstadt",
        "authority_website": "https://example.org/aufsicht",
        **REVIEWED,
        **fields,
    }
    made = _document(PrivacyStatement, "Datenschutz", **fields)
    Processing.objects.create(
        statement=made,
        title="Besuch der Seiten",
        purpose="Die Seite ausliefern.",
        data="IP-Adresse",
        legal_basis="Artikel 6 DSGVO",
        retention="sieben Tage",
    )
    return made


def accessibility_statement(**fields: Any) -> AccessibilityStatement:
    """Return an accessibility statement's working copy with one barrier and all that it must say."""
    fields = {
        "scope": "Alle Seiten dieses Portals.",
        "legal_basis": "Richtlinie (EU) 2016/2102",
        "standard": "EN 301 549",
        "conformity": "partial",
        "method": "own",
        "method_text": "Mit Tastatur und Prüfprogramm.",
        "prepared_on": date(2026, 1, 1),
        "feedback_office": "Ansprechstelle Beispiel",
        "feedback_email": "barrierefrei@example.org",
        "feedback_telephone": "06031 83-5",
        "enforcement": "Durchsetzungsstelle Beispiel",
        "enforcement_address": "Stellenweg 1\n12345 Musterstadt",
        "enforcement_website": "https://example.org/durchsetzung",
        "enforcement_text": "Das Verfahren kostet nichts.",
        **REVIEWED,
        **fields,
    }
    made = _document(AccessibilityStatement, "Barrierefreiheit", **fields)
    Barrier.objects.create(
        statement=made,
        title="Videos ohne Untertitel",
        text="Zwei Filme haben keine Untertitel.",
        reason_text="Sie sind beauftragt.",
        alternative="Der Text steht darunter.",
    )
    return made


def image(size: tuple[int, int] = (60, 40), **fields: Any) -> Image:
    """Return a described and credited image of `size` pixels, stored as an upload is."""
    number = next(_numbers)
    upload = BytesIO()
    Pillow.new("RGB", size, (number % 256, number // 256 % 256, 90)).save(upload, "PNG")
    fields = {
        "title": f"Beispielbild {number}",
        "alternative_text": "Eine einfarbige Fläche als Beispiel.",
        "credit": "Wetteraukreis",
        "licence": "own",
        **fields,
    }
    keywords = fields.pop("keywords", [])
    made = storing.store_image(upload, "beispiel.png", **fields)
    made.keywords.add(*keywords)
    return made


def download(content: bytes = b"", **fields: Any) -> Download:
    """Return a PDF that is known to be accessible, stored as an upload is."""
    content = content or b"%PDF-1.7\nBeispiel " + str(next(_numbers)).encode() + b"\n%%EOF\n"
    fields = {"title": "Beispieldokument", "accessibility": "accessible", **fields}
    return storing.store_download(BytesIO(content), "beispiel.pdf", **fields)


def translation(source: Any, language: str = "en", **fields: Any) -> Any:
    """Return a translation's working copy, begun through the action with the German words."""
    begun = actions.begin_translation(
        Document.objects.get(pk=source.pk),
        by=superuser(),
        at=timezone.now(),
        language=language,
        with_words=True,
    )
    for name, value in fields.items():
        setattr(begun, name, value)
    begun.save()
    return begun


def with_text(document: Any, html: str, ordering: int = 10) -> Any:
    """Append a text block to the document and return the document."""
    TextBlock.objects.create(
        parent=document.document_ptr, region="main", ordering=ordering, text=html
    )
    return document


def submitted(
    document: Document, *, by: User | None = None, at: datetime | None = None
) -> Document:
    """Hand the working copy in, through the action, and return the document as stored."""
    document = Document.objects.get(pk=document.pk)
    by = by or editor(teams=_teams(document))
    return actions.submit(document, by=by, at=at or timezone.now(), version=document.version)


def published(document: Document, *, at: datetime | None = None, **when: Any) -> Edition:
    """Publish the working copy through the actions, with two people, and return the edition.

    `when` may name `live_from` and `live_until`; `at` is the moment at which both people act.
    """
    at = at or timezone.now()
    document = submitted(document, at=at)
    by = approver(teams=_teams(document))
    return actions.approve(document, by=by, at=at, version=document.version, **when)


def _teams(document: Document) -> list[Team]:
    return [document.team] if document.team else []


def _document(model: type, title: str, /, **fields: Any) -> Any:
    number = next(_numbers)
    fields = {
        "title": f"{title} {number}",
        "slug": f"{model.KIND}-{number}",
        "summary": "Ein Vorspann als Beispiel.",
        **fields,
    }
    return model.objects.create(**fields)
