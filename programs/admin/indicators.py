"""How indicators are described and their measurements kept."""

from django import forms
from django.contrib import admin
from django.urls import path
from django.views.decorators.http import require_POST

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.document_form import DocumentForm
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter, TeamFilter
from publishing.newsroom.tables.importing import ImportViews

from ..filters import ProgramFilter
from ..indicators.forms import Figure, ObservationForm, ObservationFormSet
from ..indicators.observation_table import RULES, ObservationTable
from ..models import Indicator, Observation
from ..tables import IndicatorResource
from .goals import OffersGoals


class ObservationInline(NewsroomFields, FollowsDocument, admin.TabularInline):
    """A compact table: in translations too, what was measured is said by the German text alone."""

    model = Observation
    template = "admin/programs/observation_rows.html"
    form = ObservationForm
    formset = ObservationFormSet
    extra = 0
    is_of_source = True
    ordering = ["-period_start", "dimension"]
    fields = ["period_start", "period_end", "dimension", "value", "comparison_value", "state"]

    def get_queryset(self, request):
        return super().get_queryset(request).current()


class ObservationImport(ImportViews):
    """The pages that take measurements of several indicators from one table."""

    resource_class = ObservationTable
    import_kind = "observation"
    import_name = "Messwerte"
    import_rules = RULES
    NAMES = {
        "import": "import_values",
        "take_over": "take_over_values",
        "import_template": "values_template",
    }

    def __init__(self, indicators):
        self.indicators, self.admin_site, self.opts = (
            indicators,
            indicators.admin_site,
            indicators.opts,
        )

    def url(self, name, *args):
        return self.indicators.url(self.NAMES.get(name, name), *args)

    def urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("messwerte/", self.import_view, "import"),
            ("messwerte/vorlage/", self.template_view, "import_template"),
            ("messwerte/<uuid:key>/", require_POST(self.take_over_view), "take_over"),
        ]
        return [
            path(route, wrap(view), name=f"{prefix}_{self.NAMES[name]}")
            for route, view, name in own
        ]

    def _may_import(self, request):
        return self.indicators.has_change_permission(request)


class IndicatorForm(OffersGoals, DocumentForm):
    pass


@admin.register(Indicator)
class IndicatorAdmin(DocumentAdmin):
    form = IndicatorForm
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
        ProgramFilter,
    ]
    parts = [ObservationInline]

    def get_urls(self):
        return [*ObservationImport(self).urls(), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        tools = {}
        if self.has_change_permission(request):
            tools["more_tools"] = [(self.url("import_values"), "Messwerte importieren")]
        return super().changelist_view(request, {**tools, **(extra_context or {})})

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "goals":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = (
                "Die Ziele des Programms stehen zur Wahl, sobald es gespeichert ist."
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("baseline_value", "target_value"):
            kwargs["form_class"] = Figure
            kwargs["widget"] = Figure.widget
        return super().formfield_for_dbfield(db_field, request, **kwargs)
