"""People, the posts of the administration, and who holds which post from when till when."""

import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from database.alphabet import by_surname
from publishing.content import Link
from publishing.models import Document, Rel
from publishing.relations import related

from .department import Department


class Person(Document):
    """Somebody whom citizens may turn to; the title of the document is the name."""

    KIND = "person"

    honorific = models.CharField("Anrede oder akademischer Titel", max_length=40, blank=True)
    pronoun = models.CharField("Pronomen", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    telephone = models.CharField("Telefon", max_length=40, blank=True)
    room = models.CharField("Raum", max_length=60, blank=True)

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"

    def own_path(self):
        return f"/ansprechpersonen/{self.slug}/"

    def sort_title(self):
        return by_surname(self.title)

    def edition_data(self, at):
        return {
            "honorific": self.honorific,
            "pronoun": self.pronoun,
            "email": self.email,
            "telephone": self.telephone,
            "room": self.room,
            "appointments": [item.frozen() for item in self._appointments()],
        }

    def edition_links(self):
        for item in self._appointments():
            yield Link(Rel.DEPARTMENT, target_id=item.post.department_id)
            if item.post.program_id:
                yield Link(Rel.PROGRAM, target_id=item.post.program_id)

    def _appointments(self):
        # Who holds which post is the same in every language
        person = self if self.translation_of_id is None else self.source()
        found = related(person, "appointments", "post")
        return sorted(found, key=lambda item: (item.term_from, item.pk or 0))


class PostQuerySet(models.QuerySet):
    def vacant(self, on):
        """Posts with fewer people than seats on the day `on`, in departments that exist then."""
        held = Q(appointments__term_from__lte=on) & (
            Q(appointments__term_until__isnull=True) | Q(appointments__term_until__gte=on)
        )
        exists = Q(department__valid_until__isnull=True) | Q(department__valid_until__gte=on)
        counted = self.filter(exists).annotate(held=Count("appointments", filter=held))
        return counted.filter(held__lt=F("seats"))


class Post(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(
        "Bezeichnung", max_length=160, help_text="Zum Beispiel „WIR-Koordination“."
    )
    department = models.ForeignKey(
        Department,
        verbose_name="Organisationseinheit",
        on_delete=models.PROTECT,
        related_name="posts",
    )
    program = models.ForeignKey(
        Document,
        verbose_name="koordiniert das Förderprogramm",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind": "program"},
        related_name="coordination_posts",
    )
    seats = models.PositiveSmallIntegerField("Plätze", default=1, validators=[MinValueValidator(1)])
    is_head = models.BooleanField("Leitung der Organisationseinheit", default=False)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "Stelle"
        verbose_name_plural = "Stellen"
        ordering = ["-is_head", "position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["department"],
                condition=Q(is_head=True),
                name="organization_post_one_head_per_department",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="organization_post_has_a_seat"),
        ]

    def __str__(self):
        return self.title

    def frozen(self):
        """Return the post as an edition of its department keeps it."""
        return {
            "uuid": self.uuid,
            "title": self.title,
            "seats": self.seats,
            "is_head": self.is_head,
            "program": self.program_id,
        }


class AppointmentQuerySet(models.QuerySet):
    def ending(self, first, last):
        """Terms that end from the day `first` to the day `last`, with nobody yet to follow on the seat."""
        followed = Appointment.objects.filter(
            post=OuterRef("post"), seat=OuterRef("seat"), term_from__gt=OuterRef("term_until")
        )
        return self.filter(~Exists(followed), term_until__gte=first, term_until__lte=last)


class Appointment(models.Model):
    post = models.ForeignKey(
        Post, verbose_name="Stelle", on_delete=models.PROTECT, related_name="appointments"
    )
    seat = models.PositiveSmallIntegerField("Platz", default=1, validators=[MinValueValidator(1)])
    person = models.ForeignKey(
        Person, verbose_name="Person", on_delete=models.CASCADE, related_name="appointments"
    )
    full_time_equivalent = models.DecimalField(
        "Stellenanteil",
        max_digits=3,
        decimal_places=2,
        default=Decimal("1.00"),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal("1.00"))],
        help_text="1,00 ist eine volle Stelle.",
    )
    term_from = models.DateField("ab")
    term_until = models.DateField(
        "bis", null=True, blank=True, help_text="Letzter Tag; leer, wenn kein Ende feststeht."
    )
    acting = models.BooleanField("kommissarisch", default=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Besetzung"
        verbose_name_plural = "Besetzungen"
        ordering = ["term_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(term_until__isnull=True) | Q(term_until__gte=F("term_from")),
                name="organization_appointment_term_not_empty",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.post}"

    def clean(self):
        """Explain in the form what the database enforces: one person on a seat at a time."""
        if not (self.post_id and self.term_from):
            return
        if self.seat and self.seat > self.post.seats:
            raise ValidationError({"seat": f"Diese Stelle hat nur {self.post.seats} Platz/Plätze."})
        others = Appointment.objects.filter(post=self.post_id, seat=self.seat).exclude(pk=self.pk)
        if self.term_until:
            others = others.filter(term_from__lte=self.term_until)
        clash = others.filter(
            Q(term_until__isnull=True) | Q(term_until__gte=self.term_from)
        ).first()
        if clash:
            raise ValidationError(
                {
                    "term_from": f"Auf diesem Platz ist in dieser Zeit schon {clash.person} eingetragen"
                    f" (ab {clash.term_from:%d.%m.%Y}). Bitte beenden Sie zuerst diese Besetzung."
                }
            )

    def frozen(self):
        """Return the appointment as an edition of its person keeps it."""
        return {
            "post": self.post.uuid,
            "title": self.post.title,
            "department": self.post.department_id,
            "program": self.post.program_id,
            "is_head": self.post.is_head,
            "from": self.term_from,
            "until": self.term_until,
            "acting": self.acting,
        }
