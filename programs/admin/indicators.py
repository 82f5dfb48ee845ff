"""How indicators are described and their measurements kept."""

from django import forms
from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter, TeamFilter

from ..models import Goal, Indicator, Observation
from ..observation_forms import Figure, ObservationForm, ObservationFormSet
from ..tables import IndicatorResource


class ObservationInline(NewsroomFields, FollowsDocument, admin.TabularInline):
    """A compact table: in translations too, what was measured is said by the German text alone."""

    model = Observation
    form = ObservationForm
    formset = ObservationFormSet
    extra = 0
    is_of_source = True
    ordering = ["-period_start", "dimension"]
    fields = ["period_start", "period_end", "dimension", "value", "comparison_value", "state"]

    def get_queryset(self, request):
        return super().get_queryset(request).current()


@admin.register(Indicator)
class IndicatorAdmin(DocumentAdmin):
    resource_class = IndicatorResource
    own_fieldsets = [
        (
            "Was gemessen wird",
            {
                "fields": [
                    "definition",
                    ("unit", "decimals"),
                    ("period_kind", "direction"),
                    "is_count",
                    "method",
                    ("data_source", "source_url"),
                    ("territory", "comparison_label"),
                ]
            },
        ),
        (
            "Ausgangswert und Ziel",
            {"fields": [("baseline_value", "baseline_on"), ("target_value", "target_on")]},
        ),
    ]
    relation_fields = ["program", "goals"]
    autocomplete_fields = ["lead_image", "program"]
    list_display = [
        "title_column",
        "program",
        "state_column",
        "standing_column",
        "edited_column",
    ]
    list_select_related = [*DocumentAdmin.list_select_related, "program"]
    list_filter = [
        "state",
        StandingFilter,
        TeamFilter,
        ("program", admin.RelatedOnlyFieldListFilter),
    ]
    parts = [ObservationInline]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Offer the goals of the indicator's programme, as soon as that is stored."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if "goals" in form.base_fields:
            field = form.base_fields["goals"]
            field.queryset = Goal.objects.filter(program=obj.program_id if obj else None)
            field.help_text = "Die Ziele des Programms stehen zur Wahl, sobald es gespeichert ist."
        return form

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "goals":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("baseline_value", "target_value"):
            kwargs["form_class"] = Figure
            kwargs["widget"] = Figure.widget
        return super().formfield_for_dbfield(db_field, request, **kwargs)
