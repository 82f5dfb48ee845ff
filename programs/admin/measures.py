"""How measures are described, and how what is reported of them is entered."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import format_html

from publishing import moments
from publishing.newsroom.document_admin import DocumentAdmin, is_of_one
from publishing.newsroom.document_form import DocumentForm
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.known_rows import KnownRows
from publishing.newsroom.lists import StandingFilter, TeamFilter, badge

from ..filters import MeasureStatusFilter, OutlookFilter, ProgramFilter, ReportFilter
from ..measures.reported import History
from ..measures.status import MeasureStatus
from ..models import Measure, Milestone, ProgressUpdate
from ..tables import MeasureResource
from .goals import OffersGoals
from .redactions import UpdateRedaction
from .rounds import MonthlyRound


class MeasureForm(OffersGoals, DocumentForm):
    """A measure that a programme's promises name stays with that programme."""

    def clean_program(self):
        program = self.cleaned_data["program"]
        named = Milestone.objects.none()
        if self.instance.pk and program != self.instance.program:
            named = Milestone.objects.filter(measure=self.instance.pk)
        if titles := list(named.values_list("title", flat=True)):
            listed = "; ".join(f"„{title}“" for title in titles)
            raise ValidationError(
                f"Im bisherigen Förderprogramm gehören Zusagen zu dieser Maßnahme: {listed}. Bitte lösen Sie sie dort"
                " zuerst von der Maßnahme."
            )
        return program


class ProgressUpdateFormSet(KnownRows):
    """Signs what is entered with the name of whoever enters it; `by` is set by the inline."""

    by = None

    def save_new(self, form, commit=True):
        form.instance.created_by = self.by
        return super().save_new(form, commit)


class ProgressUpdateInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    """What is not public yet; the rest can only be read."""

    is_of_source = True
    model = ProgressUpdate
    formset = ProgressUpdateFormSet
    extra = 0
    verbose_name_plural = "Neue Sachstände (noch nicht öffentlich)"
    fields = [("date", "status", "outlook"), "text", "next_step", "reason"]

    def get_queryset(self, request):
        return super().get_queryset(request).open()

    def get_formset(self, request, obj=None, **kwargs):
        made = super().get_formset(request, obj, **kwargs)
        made.by = request.user
        return made


@admin.register(Measure)
class MeasureAdmin(UpdateRedaction, MonthlyRound, DocumentAdmin):
    form = MeasureForm
    resource_class = MeasureResource
    wording = {
        "title": ("Maßnahme", "Was getan wird, in wenigen Worten."),
        "summary": ("Kurzbeschreibung", "Worum es geht und für wen, in ein bis drei Sätzen."),
    }
    writing_fields = ["title", "program", "summary", "lead_image"]
    own_fieldsets = [
        (
            "Plan und Wirklichkeit",
            {
                "fields": [
                    ("planned_start", "planned_end"),
                    ("actual_start", "actual_end"),
                    "goals",
                    "department",
                ]
            },
        ),
        ("Sachstände", {"fields": ["public_history"]}),
    ]
    folded_fields = ["position"]
    readonly_fields = ["public_history"]
    autocomplete_fields = ["lead_image", "program", "department"]
    parts = [ProgressUpdateInline]
    list_display = [
        "title_column", "program_column", "report_column", "state_column", "standing_column", "edited_column",
    ]  # fmt: skip
    list_select_related = ["last_edited_by", "submitted_by", "program"]
    list_filter = [
        "state",
        StandingFilter,
        ProgramFilter,
        MeasureStatusFilter,
        OutlookFilter,
        ReportFilter,
        TeamFilter,
    ]
    search_fields = ["title", "slug", "program__title", "program__code"]

    def get_queryset(self, request):
        measures = super().get_queryset(request)
        # A list sorts and filters by it; the form of one measure reads its Sachstände
        return measures if is_of_one(request) else measures.with_latest()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "goals":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = (
                "Die Ziele des Förderprogramms. Nach dessen Wahl stehen sie hier, sobald die Maßnahme gespeichert ist."
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="Förderprogramm", ordering="program__title")
    def program_column(self, measure):
        return measure.program.code or measure.program.title

    @admin.display(description="Letzter Sachstand", ordering="latest_on")
    def report_column(self, measure):
        status = badge(
            f"measure-{measure.latest_status}", MeasureStatus(measure.latest_status).label
        )
        told = (
            f"vom {moments.day_in_words(measure.latest_on)}" if measure.latest_on else "noch keiner"
        )
        return format_html('{}<div class="quiet">{}</div>', status, told)

    @admin.display(description="Öffentlich")
    def public_history(self, measure):
        """The Sachstände that an edition holds: they stay as they are, and a later one corrects them."""
        if measure.pk is None:
            return "Noch nichts. Neue Sachstände tragen Sie unten ein."
        source = measure.translation_of_id or measure.pk
        shown = (
            ProgressUpdate.objects.filter(measure=source)
            .shown()
            .select_related("created_by", "shown_in", "redacted_by")
            .defer("shown_in__body_html", "shown_in__search_text", "shown_in__data")
        )
        context = {"updates": History(shown).newest_first, "measure": measure}
        return render_to_string("admin/programs/_public_history.html", context)
