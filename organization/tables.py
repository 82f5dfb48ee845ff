"""Departments and people as tables."""

from publishing.newsroom.tables.columns import ByAddress, Choice, Column, Day, WholeNumber
from publishing.newsroom.tables.resource import DocumentResource

from .models import Department, Person


class DepartmentResource(DocumentResource):
    title = Column("title", "Name")
    unit_kind = Column("unit_kind", "Gliederungsart", Choice(Department.UnitKind))
    parent = Column("parent", "gehört zu", ByAddress("organization.Department"))
    position = Column("position", "Reihenfolge", WholeNumber())
    valid_from = Column("valid_from", "besteht seit", Day())
    valid_until = Column("valid_until", "bestand bis", Day())
    mailbox = Column("mailbox", "Funktionspostfach")
    telephone = Column("telephone", "Telefon")
    address = Column("address", "Anschrift")
    opening_hours = Column("opening_hours", "Sprechzeiten")

    class Meta:
        model = Department

    RELATED = ("team", "parent")


class PersonResource(DocumentResource):
    title = Column("title", "Name")
    summary = Column("summary", "Kurzbeschreibung")
    honorific = Column("honorific", "Anrede oder akademischer Titel")
    pronoun = Column("pronoun", "Pronomen")
    email = Column("email", "E-Mail-Adresse")
    telephone = Column("telephone", "Telefon")
    room = Column("room", "Raum")
    posts = Column("posts_in_words", "Stellen", readonly=True)

    class Meta:
        model = Person

    PREFETCHED = ("tags", "appointments__post__department")

    def prepare(self, documents):
        super().prepare(documents)
        for person in documents:
            held = (
                f"{item.post.title}, {item.post.department.title} ({_term(item)})"
                for item in person.appointments.all()
            )
            person.posts_in_words = "; ".join(held)


def _term(appointment):
    until = f"bis {appointment.term_until:%d.%m.%Y}" if appointment.term_until else "auf Weiteres"
    return f"{appointment.term_from:%d.%m.%Y} {until}"
