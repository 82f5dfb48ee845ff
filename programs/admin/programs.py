"""How funded programmes are described."""

from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.document_form import NOT_CONTENT, DocumentForm
from publishing.newsroom.lists import StandingFilter, TeamFilter

from ..filters import PeriodFilter
from ..models import FundingPeriod, Goal, Paper, Program
from ..tables import ProgramResource
from .awards import AwardInline
from .milestones import MilestoneInline
from .parts import PartInline
from .radar import RadarViews
from .report_pages import reports_url


class ProgramForm(DocumentForm):
    """The page of a programme says when it is checked again: to change that is to change the page."""

    not_content = NOT_CONTENT - {"review_due"}


class GoalInline(PartInline):
    model = Goal


class FundingPeriodInline(PartInline):
    model = FundingPeriod
    fields = [("start", "end"), "focus", ("volume", "volume_note")]


class PaperInline(PartInline):
    model = Paper
    autocomplete_fields = ["file"]
    fields = ["file", "url", "title", ("kind", "date"), "position"]

    def get_queryset(self, request):
        # Rows without a title are called as their file is
        return super().get_queryset(request).select_related("file")


@admin.register(Program)
class ProgramAdmin(RadarViews, DocumentAdmin):
    form = ProgramForm
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
        ),
        ("Überprüfung", {"fields": ["review_due"]}),
    ]
    wording = {
        "review_due": (
            "Nächste Prüfung",
            "Bis wann jemand prüft, ob alles noch stimmt. Der Tag steht auf der Seite; ist er vorbei, sagt sie, dass"
            " die Prüfung aussteht.",
        )
    }
    autocomplete_fields = ["lead_image", "funder", "granting_authority", "lead_department"]
    search_fields = ["title", "code", "long_name"]
    list_filter = [
        "state",
        StandingFilter,
        TeamFilter,
        PeriodFilter,
        ("lead_department", admin.RelatedOnlyFieldListFilter),
    ]
    parts = [GoalInline, FundingPeriodInline, AwardInline, MilestoneInline, PaperInline]

    def render_change_form(self, request, context, **kwargs):
        program = kwargs.get("obj")
        if program and program.translation_of_id is None:
            context["more_links"] = [(reports_url(program.pk), "Sachberichte")]
        return super().render_change_form(request, context, **kwargs)
