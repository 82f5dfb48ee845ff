"""A small but complete public site: every page type, every block, something withdrawn and something moved."""

from datetime import date, datetime, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image as Pillow

from duties import form_tokens
from media_library import storing
from organization.models import Appointment, Organization, OrganizationName, Post
from programs.models import FundingPeriod, Goal, Paper
from publishing import actions
from publishing.models import (
    ContactBlock,
    Document,
    DownloadBlock,
    Edition,
    EventDatesBlock,
    FactsBlock,
    GalleryBlock,
    GalleryPicture,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    VideoBlock,
)
from publishing.models.document import State
from tests.duties import letters
from tests.factories import (
    accessibility_statement,
    approver,
    department,
    event,
    measure,
    news_item,
    page,
    person,
    program,
    published,
    report,
    submitted,
    with_text,
)

LONG_WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
# More than one page of the list
ANNOUNCEMENTS = 22


def build() -> dict[str, tuple[str, int]]:
    """Publish the site and return, by name of the page type, its address and expected status."""
    now = timezone.now()
    units = _units(now)
    programme = _programme(units["Fachdienst"], now)
    contact = _coordinator(units["Fachdienst"], programme, now)
    for number in range(ANNOUNCEMENTS):
        item = news_item(title=f"Beispielmeldung über {LONG_WORD[:20]} {number}", lead_image=None)
        item.programs.add(programme)
        published(item, at=now)
    withdrawn = published(news_item(title="Ein abgesagter Termin"), at=now)
    actions.withdraw(
        withdrawn.document, by=approver(), at=now, explanation="Der Saal ist gesperrt."
    )
    gone = published(news_item(title="Eine entfernte Meldung"), at=now)
    actions.remove(gone.document, by=approver(), at=now, explanation="Die Meldung war falsch.")
    full = _full_announcement(units["Fachdienst"], programme, contact, now)
    events = _events(units["Fachdienst"], programme, now)
    imprint = published(page(title="Impressum", slug="impressum"), at=now)
    statement = published(accessibility_statement(), at=now)
    return {
        "home": ("/", 200),
        "list": ("/aktuelles/", 200),
        "second page of the list": ("/aktuelles/?seite=2", 200),
        "announcement": (full.path, 200),
        "events": ("/termine/", 200),
        "events of a month": (f"/termine/?monat={events[0].sort_at:%Y-%m}", 200),
        "event": (events[0].path, 200),
        "selection of the list": (f"/aktuelles/?programm={programme.slug}&thema=vielfalt", 200),
        "programmes": ("/programme/", 200),
        "programme": (f"/programme/{programme.slug}/", 200),
        "measure": (programme.measures.first().public_path(), 200),
        "departments": ("/organisation/", 200),
        "department": (f"/organisation/{units['Fachdienst'].slug}/", 200),
        "people": ("/ansprechpersonen/", 200),
        "open data": ("/daten/", 200),
        "person": (f"/ansprechpersonen/{contact.slug}/", 200),
        "simple page": (imprint.path, 200),
        "accessibility statement": (statement.path, 200),
        "form for barriers": (f"/barriere-melden/?seite={full.path}", 200),
        "form for mistakes": (f"/fehler-melden/?seite={full.path}&fassung=1", 200),
        "message that arrived": (
            f"/mitteilung/{form_tokens.receipt(letters.message().number)}/",
            200,
        ),
        "withdrawn": (withdrawn.path, 410),
        "gone": (gone.path, 410),
        "search": ("/suche/", 200),
        "search with hits": ("/suche/?q=Beispielmeldung", 200),
        "search with filters": ("/suche/?q=Beispieltext&art=news&thema=vielfalt", 200),
        "search without hits": ("/suche/?q=gibtesnicht", 200),
        "not found": ("/aktuelles/2020/gibt-es-nicht/", 404),
        "page that the list does not have": ("/aktuelles/?seite=999", 404),
        "e-mail subscription": ("/abonnieren/", 200),
        "passing on to Mastodon": (f"/teilen/mastodon/?adresse={full.path}&server=quatsch", 200),
        "link to Mastodon": (f"/teilen/mastodon/?adresse={full.path}&server=mastodon.example", 200),
        "code for posters": (f"/teilen/qr-code/?adresse={full.path}", 200),
        "print view": (f"{full.path}?ansicht=druck", 200),
        "sign-in": ("/konto/login/", 200),
    }


def _events(unit: Document, programme: Document, now: datetime) -> list[Edition]:
    """Publish events of every sort: with times, of many days, cancelled, over."""
    day = (now + timedelta(days=40)).date()
    made = []
    for fields in (
        {"title": f"Vortrag über die {LONG_WORD}", "registration_url": "https://example.org/anmelden"},
        {"title": "Ausstellung", "begins": None, "ends": None, "last_day": day + timedelta(days=20)},
        {"title": "Sprechstunde", "cancelled": True, "online_url": "https://example.org/online"},
        {"title": "Fest", "day": day - timedelta(days=400)},
    ):  # fmt: skip
        one = event(**{"day": day, **fields})
        one.programs.add(programme)
        one.departments.add(unit)
        one.tags.add("Vielfalt")
        made.append(published(one, at=now))
    return made


def drawing(name: str, width: int = 1280, height: int = 853):
    """Store a picture of two colours that no other test picture shares."""
    pixels = Pillow.new("RGB", (width, height), (23, 77, 138))
    pixels.paste((232, 180, 92), (0, height // 2, width, height))
    pixels.putpixel((0, 0), tuple(name.encode()[:3].ljust(3, b"x")))
    upload = BytesIO()
    pixels.save(upload, "PNG")
    return storing.store_image(
        upload, "zeichnung.png", title=name, credit="WIR-Portal", licence="own",
        alternative_text=f"Zeichnung: {name} vor blauem Himmel über gelben Feldern.",
    )  # fmt: skip


def _units(now: datetime) -> dict[str, Document]:
    top = department(title="Dezernat für Beispiele", unit_kind="dezernat")
    unit = department(
        title=f"Fachdienst {LONG_WORD}", unit_kind="fachdienst", parent=top, telephone="06031 83-0",
        address="Europaplatz 1\n61169 Friedberg", opening_hours="Montag bis Freitag, 8 bis 12 Uhr",
    )  # fmt: skip
    Post.objects.create(title="Leitung", department=unit, is_head=True)
    for made in (top, unit):
        published(made, at=now)
    return {"Dezernat": top, "Fachdienst": unit}


def _programme(unit: Document, now: datetime) -> Document:
    ministry = Organization.objects.create(name="Ministerium für Beispiele", kind="ministry")
    OrganizationName.objects.create(
        organization=ministry, name="Ministerium für frühere Beispiele", valid_until=date(2023, 12, 31)
    )  # fmt: skip
    made = program(
        title="Beispielprogramm", code="BSP", long_name="Beispiele sichtbar pflegen", funder=ministry,
        lead_department=unit, legal_basis="Beispielrichtlinie", target_groups="alle Einwohner",
    )  # fmt: skip
    today = now.date()
    for start, end in ((-900, -300), (-299, 700)):
        FundingPeriod.objects.create(
            program=made, start=today + timedelta(days=start), end=today + timedelta(days=end),
            volume="60000.00", volume_note="Beispielwert", focus="Beratung",
        )  # fmt: skip
    for title in ("Interkulturelle Öffnung", "Monitoring"):
        Goal.objects.create(program=made, title=title, text="Damit alle teilhaben können.")
    concept = storing.store_download(
        BytesIO(b"Ziel;Jahr\nTeilhabe;2026\n"), "konzept.csv", title="Konzept als Tabelle", language="en",
        accessibility="barriers", alternative="/programme/",
    )  # fmt: skip
    Paper.objects.create(program=made, file=concept, kind="concept", date="2026-03-01")
    Paper.objects.create(
        program=made, url="https://example.org/richtlinie", title="Beispielrichtlinie", position=1
    )
    published(made, at=now)
    for status in ("planned", "active", "closed"):
        doing = measure(
            program=made, department=unit, title=f"Maßnahme {status}", planned_end=today
        )
        report(
            doing,
            date=today,
            status=status,
            outlook="at_risk",
            text="Was geschehen ist.",
            next_step="Weitermachen",
        )
        published(doing, at=now)
    return made


def _coordinator(unit: Document, programme: Document, now: datetime) -> Document:
    post = Post.objects.create(title="Koordination", department=unit, program=programme)
    vacant = Post.objects.create(title="Assistenz", department=unit)
    assert vacant.seats == 1
    someone = person(
        title="Mira Muster", slug="mira-muster", email="mira.muster@example.org", telephone="06031 83-1"
    )  # fmt: skip
    Appointment.objects.create(post=post, person=someone, term_from=date(2014, 3, 1))
    unit_document = Document.objects.get(pk=unit.pk)
    unit_document.state, unit_document.minor_change = State.DRAFT, True
    unit_document.save()
    republished = submitted(unit_document, at=now + timedelta(microseconds=1))
    actions.approve(
        republished, by=approver(), at=now + timedelta(microseconds=1), version=republished.version
    )
    published(someone, at=now)
    return someone


def _full_announcement(unit: Document, programme: Document, contact: Document, now: datetime):
    item = news_item(title=f"Die {LONG_WORD} wird verständlich", lead_image=drawing("Brücke"))
    item.programs.add(programme)
    item.departments.add(unit)
    item.tags.add("Vielfalt", "Ehrenamt")
    place = {"parent": item.document_ptr, "region": "main"}
    ImageBlock.objects.create(**place, ordering=30, image=drawing("Hügel"), caption="Hügel im Mai")
    FactsBlock.objects.create(**place, ordering=40, text="<ul><li>Beginn: 1. Mai</li></ul>")
    QuestionBlock.objects.create(
        **place, ordering=50, question="Was kostet das?", answer="<p>Nichts.</p>"
    )
    LinkListBlock.objects.create(
        **place, ordering=60, text='<ul><li><a href="https://example.org/">Beispielseite</a></li></ul>'
    )  # fmt: skip
    TableBlock.objects.create(
        **place, ordering=70, caption="Termine", cells="Ort | Tag | Uhrzeit\nFriedberg | 1. Mai | 8 Uhr"
    )  # fmt: skip
    ContactBlock.objects.create(**place, ordering=80, contact=contact.document_ptr)
    for post in Post.objects.filter(title__in=("Koordination", "Assistenz")):
        ContactBlock.objects.create(**place, ordering=82, post=post)
    EventDatesBlock.objects.create(
        **place, ordering=84, dates=[{"day": "2027-05-01", "begins": "08:00", "ends": "12:00"}, {"day": "2027-05-02"}],
        place="Kreishaus", address="Europaplatz 1\n61169 Friedberg", registration="Bitte bis April.",
        registration_url="https://example.org/anmelden",
    )  # fmt: skip
    gallery = GalleryBlock.objects.create(**place, ordering=86, heading="Bilder vom Fest")
    for number, name in enumerate(("Wald", "Feld")):
        GalleryPicture.objects.create(
            block=gallery, image=drawing(name), caption=f"{name} im Mai", position=number
        )
    VideoBlock.objects.create(
        **place, ordering=88, title="Das Fest in zwei Minuten", url="https://youtu.be/dQw4w9WgXcQ",
        transcript="Zu sehen ist das Fest in zwei Minuten.",
    )  # fmt: skip
    VideoBlock.objects.create(
        **place, ordering=90, title="Film zum Fest", url="https://video.example.org/1",
        provider="Beispielvideo", transcript="Zu sehen ist das Fest.",
    )  # fmt: skip
    leaflet = storing.store_download(
        BytesIO(b"Ort;Tag\nFriedberg;1. Mai\n"), "termine.csv", title="Termine als Tabelle",
        accessibility="accessible",
    )  # fmt: skip
    DownloadBlock.objects.create(**place, ordering=100, file=leaflet)
    with_text(item, "<h2>Ein zweiter Abschnitt</h2><h3>Mit Unterpunkt</h3><p>Text.</p>", 110)
    QuoteBlock.objects.create(
        **place, ordering=120, quote="Das hilft allen", person="Erik Exempel", office="Vereinsvorsitz"
    )  # fmt: skip
    return published(item, at=now)
