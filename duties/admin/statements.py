"""How imprint, privacy statement and accessibility statement are written."""

from django.contrib import admin

from publishing.models import Edition
from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields

from ..models import AccessibilityStatement, Barrier, Imprint, PrivacyStatement, Processing


class StatementAdmin(DocumentAdmin):
    """Each of the three stands at a fixed address, and when it is reviewed is no rare matter."""

    writing_fields = ["title", "summary"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (None, {"fields": [*self.writing_fields, "seen_version"]}),
            *self.own_fieldsets,
            ("Überprüfung", {"fields": [("reviewed_on", "review_due")]}),
        ]
        if obj and self.has_rows(request, obj, Edition):
            fieldsets.append(("Änderung", {"fields": ["change_note", "minor_change"]}))
        return [*fieldsets, ("Selten gebraucht", {"fields": ["team"], "classes": ["collapse"]})]


class RowInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    extra = 0


class ProcessingInline(RowInline):
    model = Processing
    fields = ["title", "purpose", "data", "legal_basis", "retention", "position"]


class BarrierInline(RowInline):
    model = Barrier
    fields = ["title", "text", ("reason", "until"), "reason_text", "alternative", "position"]


@admin.register(Imprint)
class ImprintAdmin(StatementAdmin):
    own_fieldsets = [
        (
            "Anbieter (§ 5 DDG)",
            {
                "fields": [
                    "provider",
                    "legal_form",
                    "address",
                    "representative",
                    ("telephone", "email"),
                    "supervisory_authority",
                    "vat_id",
                ]
            },
        ),
        ("Inhalte (§ 18 Absatz 2 MStV)", {"fields": ["responsible", "rights"]}),
    ]


@admin.register(PrivacyStatement)
class PrivacyStatementAdmin(StatementAdmin):
    own_fieldsets = [
        (
            "Wer verantwortlich ist",
            {
                "fields": [
                    "controller",
                    "controller_address",
                    ("controller_telephone", "controller_email"),
                    "officer",
                    ("officer_telephone", "officer_email"),
                ]
            },
        ),
        (
            "Für alle Verarbeitungen",
            {"fields": ["recipients", "third_countries", "obligation", "automated_decisions"]},
        ),
        (
            "Aufsicht",
            {"fields": ["authority", "authority_address", "authority_website"]},
        ),
    ]
    parts = [ProcessingInline]


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(StatementAdmin):
    own_fieldsets = [
        (
            "Geltung und Stand",
            {"fields": ["scope", "legal_basis", "standard", "conformity"]},
        ),
        ("Prüfung", {"fields": ["method", "method_text", "prepared_on"]}),
        (
            "Hinweise auf Barrieren",
            {"fields": ["feedback_office", ("feedback_telephone", "feedback_email")]},
        ),
        (
            "Durchsetzung",
            {
                "fields": [
                    "enforcement",
                    "enforcement_address",
                    ("enforcement_telephone", "enforcement_email"),
                    "enforcement_website",
                    "enforcement_text",
                ]
            },
        ),
    ]
    parts = [BarrierInline]
