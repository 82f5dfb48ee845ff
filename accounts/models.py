"""Who may work here: users, the teams they belong to, and the log of what they did."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

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


class UserManager(BaseUserManager):
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

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name


class AuditEntry(models.Model):
    """One line of the log: append-only, each row's hash covers the row before it."""

    at = models.DateTimeField("Zeitpunkt")
    actor = models.ForeignKey(
        User, verbose_name="wer", on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField("Vorgang", max_length=60)
    object_type = models.CharField("Art", max_length=60)
    object_id = models.CharField("Kennung", max_length=60)
    object_label = models.CharField("Gegenstand", max_length=250)
    details = models.JSONField("Einzelheiten", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokoll"
        ordering = ["-id"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="accounts_audit_object")]

    def __str__(self):
        return f"{self.object_label}: {ACTIONS.get(self.action, self.action)}"
