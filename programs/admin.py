"""How funded programmes are described."""

from django import forms
from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter, TeamFilter

from .filters import PeriodFilter
from .models import FundingPeriod, Goal, Measure, Program
from .tables import ProgramResource


class PartInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    extra = 0


class GoalInline(PartInline):
    model = Goal


class FundingPeriodInline(PartInline):
    model = FundingPeriod
    fields = [("start", "end"), "focus", ("volume", "volume_note")]


class MeasureInline(PartInline):
    model = Measure
    autocomplete_fields = ["department"]
    fields = [
        "title",
        "text",
        "goals",
        "department",
        ("status", "status_on"),
        "status_reason",
        ("planned_start", "planned_end"),
        ("actual_start", "actual_end"),
        "position",
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "goals":
            program = request.resolver_match.kwargs.get("object_id")
            goals = Goal.objects.filter(program=program) if program else Goal.objects.none()
            kwargs["queryset"] = goals
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = "Neue Ziele stehen hier zur Wahl, sobald sie gespeichert sind."
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Program)
class ProgramAdmin(DocumentAdmin):
    resource_class = ProgramResource
    writing_fields = ["title", "code", "long_name", "summary", "lead_image"]
    own_fieldsets = [
        (
            "Förderung",
            {
                "fields": [
                    "funder",
                    "granting_authority",
                    "lead_department",
                    "funding_kind",
                    "funding_area",
                    "legal_basis",
                    "target_groups",
                    "website",
                ]
            },
        )
    ]
    autocomplete_fields = ["lead_image", "funder", "granting_authority", "lead_department"]
    search_fields = ["title", "code", "long_name"]
    list_filter = [
        "state",
        StandingFilter,
        TeamFilter,
        PeriodFilter,
        ("lead_department", admin.RelatedOnlyFieldListFilter),
    ]
    parts = [GoalInline, FundingPeriodInline, MeasureInline]
