"""How funded programmes are described."""

from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter, TeamFilter

from ..filters import PeriodFilter
from ..models import FundingPeriod, Goal, Program
from ..tables import ProgramResource


class PartInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    extra = 0


class GoalInline(PartInline):
    model = Goal


class FundingPeriodInline(PartInline):
    model = FundingPeriod
    fields = [("start", "end"), "focus", ("volume", "volume_note")]


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
    parts = [GoalInline, FundingPeriodInline]
