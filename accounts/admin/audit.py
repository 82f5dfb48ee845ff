"""The log, to read: who did what, when; nobody changes it, here or anywhere."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.utils.html import format_html_join

from ..models import AuditEntry
from ..roles import BY_CODE
from ..words import ACTIONS, DETAILS
from .moments import written


class ActionFilter(admin.SimpleListFilter):
    title = "Vorgang"
    parameter_name = "vorgang"

    def lookups(self, request, model_admin):
        return sorted(ACTIONS.items(), key=lambda item: item[1].lower())

    def queryset(self, request, queryset):
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ["moment", "who", "what", "object_label", "kind"]
    list_display_links = ["moment"]
    list_filter = [("at", admin.DateFieldListFilter), ActionFilter]
    list_select_related = ["actor"]
    search_fields = ["object_label", "actor__name", "actor__email"]
    search_help_text = "Gegenstand, oder wer etwas getan hat"
    list_per_page = 50
    show_full_result_count = False
    fields = [
        "moment",
        "who",
        "what",
        "kind",
        "object_label",
        "object_id",
        "particulars",
        "own_sum",
        "sum_before",
    ]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="Zeitpunkt", ordering="id")
    def moment(self, obj):
        return written(obj.at)

    @admin.display(description="Wer", ordering="actor__name")
    def who(self, obj):
        return obj.actor or "Das System"

    @admin.display(description="Vorgang", ordering="action")
    def what(self, obj):
        return ACTIONS.get(obj.action, obj.action)

    @admin.display(description="Art")
    def kind(self, obj):
        try:
            return apps.get_model(obj.object_type)._meta.verbose_name
        except LookupError:
            return obj.object_type

    @admin.display(description="Einzelheiten")
    def particulars(self, obj):
        lines = [
            (DETAILS.get(key, key), _in_words(value))
            for key, value in obj.details.items()
            if value not in (None, "")
        ]
        return format_html_join("", "<p>{}: {}</p>", lines) or "keine"

    @admin.display(description="Prüfsumme")
    def own_sum(self, obj):
        return obj.hash

    @admin.display(description="Prüfsumme der Zeile davor")
    def sum_before(self, obj):
        return obj.previous_hash


def _in_words(value: Any) -> str:
    match value:
        case dict():
            return ", ".join(
                f"{DETAILS.get(key, key)} {_in_words(part)}" for key, part in value.items()
            )
        case list():
            return ", ".join(_in_words(part) for part in value) or "keine"
        case str() if value in BY_CODE:
            return BY_CODE[value].label
        case str():
            try:
                return written(datetime.fromisoformat(value))
            except ValueError:
                return value
    return str(value)
