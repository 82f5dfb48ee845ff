"""Announcements and events as a table."""

from django.core.exceptions import ValidationError

from publishing.newsroom.tables.body import Prose, bodies_of, store_body
from publishing.newsroom.tables.columns import Clock, Column, Day, SeveralByAddress
from publishing.newsroom.tables.resource import DocumentResource

from .models import Event, NewsItem

SEVERAL_BLOCKS = (
    "Dieser Text besteht aus mehreren Bausteinen. Bitte ändern Sie ihn in der Redaktion und lassen Sie die Zelle"
    " leer."
)


class NewsItemResource(DocumentResource):
    date = Column("date", "Datum", Day())
    programs = Column("programs", "Förderprogramme", SeveralByAddress("programs.Program"))
    departments = Column(
        "departments", "Organisationseinheiten", SeveralByAddress("organization.Department")
    )
    body = Column("body", "Text", Prose())

    class Meta:
        model = NewsItem

    PREFETCHED = ("tags", "programs", "departments")

    def prepare(self, documents):
        super().prepare(documents)
        bodies = bodies_of(documents)
        for item in documents:
            item.body = bodies[item.pk]

    def prepare_reading(self, instance, row):
        if self.fields["body"].column_name in row:
            instance.body = bodies_of([instance])[instance.pk]
            instance._has_several_blocks = instance.body is None

    def at_address(self, slug, row):
        """The year is part of the address: without a day in the row, announcements of all years are meant."""
        found = super().at_address(slug, row)
        year = self.place(row)
        return found.filter(date__year=year) if year else found

    def place(self, row):
        try:
            day = self.fields["date"].clean(row) if self.fields["date"].column_name in row else None
        except ValueError:
            return ""
        return day.year if day else ""

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique)
        if getattr(instance, "body", "") and getattr(instance, "_has_several_blocks", False):
            raise ValidationError({"body": SEVERAL_BLOCKS})

    def save_parts(self, instance, row):
        if self.fields["body"].column_name in row and not getattr(
            instance, "_has_several_blocks", False
        ):
            store_body(instance, instance.body)


class EventResource(DocumentResource):
    day = Column("day", "Tag", Day())
    begins = Column("begins", "Beginn", Clock())
    last_day = Column("last_day", "letzter Tag", Day())
    ends = Column("ends", "Ende", Clock())
    place = Column("place", "Ort")
    address = Column("address", "Anschrift")
    online_url = Column("online_url", "Adresse der Online-Teilnahme")
    registration = Column("registration", "Anmeldung")
    registration_url = Column("registration_url", "Adresse der Anmeldung")
    programs = Column("programs", "Förderprogramme", SeveralByAddress("programs.Program"))
    departments = Column(
        "departments", "Organisationseinheiten", SeveralByAddress("organization.Department")
    )

    class Meta:
        model = Event

    PREFETCHED = ("tags", "programs", "departments")
