"""Who may work here: users, the teams they belong to, and the log of what they did."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from .states import State, state_column, state_of
from .words import ACTIONS


class Team(models.Model):
    name = models.CharField(
        "Name",
        max_length=120,
        unique=True,
        help_text="Zum Beispiel „Pressestelle“ oder „WIR-Team“.",
    )
    mailbox = models.EmailField(
        "Funktionspostfach",
        blank=True,
        help_text="Gemeinsames Postfach, das auch jemand liest, wenn einzelne im Urlaub sind.",
    )

    class Meta:
        verbose_name = "Team"
        verbose_name_plural = "Teams"
        ordering = ["name"]

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    def in_state(self, *states: State, at: datetime):
        """Keep the accounts that are in one of these states on the day of `at`."""
        day = timezone.localdate(at)
        return self.alias(state_code=state_column(day)).filter(state_code__in=states)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def _create(self, email, password, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **fields):
        return self._create(email, password, **fields)

    def create_superuser(self, email, password=None, **fields):
        return self._create(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("E-Mail-Adresse", unique=True)
    name = models.CharField("Name", max_length=150)
    teams = models.ManyToManyField(Team, verbose_name="Teams", blank=True, related_name="members")
    is_staff = models.BooleanField("darf sich in der Redaktion anmelden", default=False)
    is_active = models.BooleanField("aktiv", default=True)
    date_joined = models.DateTimeField("angelegt am", default=timezone.now)
    access_until = models.DateField(
        "Zugang bis",
        null=True,
        blank=True,
        help_text="Der letzte Tag, an dem das Konto benutzt werden kann, zum Beispiel das Ende eines Praktikums. Leer"
        " heißt: ohne Ende. Die Person und die Administration werden 14 Tage vorher per E-Mail erinnert.",
    )
    # The end of which everybody has been warned; another end is warned of anew
    end_warned = models.DateField(null=True, editable=False)
    anonymised_at = models.DateTimeField("anonymisiert am", null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_ci")]

    def __str__(self):
        return self.name or self.email

    @cached_property
    def team_ids(self):
        """The keys of the person's teams, read once per instance as permissions are."""
        return frozenset(self.teams.values_list("pk", flat=True))

    def state(self, at: datetime) -> State:
        """Return the account's state on the day of `at`."""
        return state_of(self, timezone.localdate(at))

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name


class Invitation(models.Model):
    """One link that was sent to the owner of a new account; of each account at most one is open."""

    class Ending(models.TextChoices):
        USED = "used", "benutzt"
        REPLACED = "replaced", "durch eine neue ersetzt"
        REVOKED = "revoked", "zurückgezogen"

    # Random, and together with SECRET_KEY what makes the link: see accounts.links
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(
        User, verbose_name="Konto", on_delete=models.CASCADE, related_name="invitations"
    )
    sent_at = models.DateTimeField("gesendet am")
    expires_at = models.DateTimeField("gilt bis")
    ended_at = models.DateTimeField("beendet am", null=True)
    ending = models.CharField("wie beendet", max_length=10, choices=Ending, blank=True)

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(ended_at__isnull=True),
                name="accounts_invitation_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | models.Q(ended_at__isnull=False, ending__in=["used", "replaced", "revoked"]),
                name="accounts_invitation_ending",
            ),
        ]

    def __str__(self):
        return f"Einladung für {self.user}"


class AddressChange(models.Model):
    """A wish for another e-mail address, which counts once both mailboxes have said yes; one is open at most."""

    class Ending(models.TextChoices):
        DONE = "done", "vollzogen"
        CANCELLED = "cancelled", "abgebrochen"
        REPLACED = "replaced", "durch eine neue ersetzt"
        TAKEN = "taken", "gescheitert, weil die Adresse vergeben ist"

    # Random, and together with SECRET_KEY what makes the two links: see accounts.links
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(
        User, verbose_name="Konto", on_delete=models.CASCADE, related_name="address_changes"
    )
    new_email = models.EmailField("neue E-Mail-Adresse")
    requested_at = models.DateTimeField("gewünscht am")
    expires_at = models.DateTimeField("gilt bis")
    old_confirmed_at = models.DateTimeField("von der alten Adresse bestätigt am", null=True)
    new_confirmed_at = models.DateTimeField("von der neuen Adresse bestätigt am", null=True)
    ended_at = models.DateTimeField("beendet am", null=True)
    ending = models.CharField("wie beendet", max_length=10, choices=Ending, blank=True)

    class Meta:
        verbose_name = "Adressänderung"
        verbose_name_plural = "Adressänderungen"
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(ended_at__isnull=True),
                name="accounts_addresschange_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | models.Q(
                    ended_at__isnull=False,
                    ending__in=["done", "cancelled", "replaced", "taken"],
                ),
                name="accounts_addresschange_ending",
            ),
            models.CheckConstraint(
                condition=~models.Q(ending="done")
                | models.Q(old_confirmed_at__isnull=False, new_confirmed_at__isnull=False),
                name="accounts_addresschange_both_confirmed",
            ),
        ]

    def __str__(self):
        return f"Neue Adresse für {self.user}"


class AuditEntryManager(models.Manager):
    """Rows come with what they say of a person, so that lists need no query for each."""

    def get_queryset(self):
        return super().get_queryset().select_related("personal")


class AuditEntry(models.Model):
    """One line of the log: append-only, each row's hash covers the row before it.

    What a row says of somebody's account stands in `personal`, where it can be erased; the row holds its hash.
    """

    at = models.DateTimeField("Zeitpunkt")
    actor = models.ForeignKey(
        User, verbose_name="wer", on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField("Vorgang", max_length=60)
    object_type = models.CharField("Art", max_length=60)
    object_id = models.CharField("Kennung", max_length=60)
    object_label = models.CharField("Gegenstand", max_length=250)
    kept_details = models.JSONField("Einzelheiten", default=dict, db_column="details")
    session = models.CharField("Anmeldung", max_length=16, blank=True, default="")
    personal_hash = models.CharField(max_length=64, blank=True, default="")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AuditEntryManager()

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokoll"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="accounts_audit_object"),
            models.Index(fields=["at"], name="accounts_audit_at"),
            models.Index(fields=["action", "-id"], name="accounts_audit_action"),
            models.Index(
                fields=["session"],
                name="accounts_audit_session",
                condition=models.Q(session__gt=""),
            ),
        ]

    def __str__(self):
        return f"{self.label}: {ACTIONS.get(self.action, self.action)}"

    @property
    def told_of_person(self):
        """Return what the row says of a person, or None where it says nothing."""
        return getattr(self, "personal", None) if self.personal_hash else None

    @property
    def label(self):
        """Return the name of what the row is about; of an erased account its number."""
        told = self.told_of_person
        return (told and told.label) or self.object_label

    @property
    def details(self):
        """Return what else the row tells; what was erased is missing."""
        told = self.told_of_person
        return {**self.kept_details, **told.details} if told else self.kept_details


class AuditPersonal(models.Model):
    """What a row of the log says of somebody's account; it can be erased, and nothing else."""

    entry = models.OneToOneField(
        AuditEntry, on_delete=models.PROTECT, primary_key=True, related_name="personal"
    )
    label = models.CharField("Name", max_length=250)
    details = models.JSONField("Einzelheiten", default=dict)
    # Without it, a name could be found by trying names until one gives the hash that stays
    salt = models.CharField(max_length=32)
    erased_at = models.DateTimeField("gelöscht am", null=True)

    class Meta:
        verbose_name = "personenbezogene Angabe im Protokoll"
        verbose_name_plural = "personenbezogene Angaben im Protokoll"
        default_permissions = ()

    def __str__(self):
        return self.label
