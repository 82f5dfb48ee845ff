"""The log, to read: who did what, when; nobody changes it, here or anywhere."""

import json

from django.apps import apps
from django.contrib import admin
from django.utils.html import format_html

from ..models import AuditEntry
from .moments import written

# As text, because most of these are done by apps that lie above this one; a test compares them with the code
WORDS = {
    "create": "angelegt",
    "edit": "bearbeitet",
    "delete": "Entwurf gelöscht",
    "submit": "zur Freigabe eingereicht",
    "recall": "Einreichung zurückgeholt",
    "reject": "zurückgewiesen",
    "approve": "freigegeben",
    "force_approval": "ohne zweite Person freigegeben",
    "confirm": "nachträglich bestätigt",
    "unschedule": "geplante Fassung zurückgenommen",
    "withdraw_withdrawn": "zurückgezogen",
    "withdraw_redirected": "mit anderer Seite zusammengeführt",
    "withdraw_gone": "entfernt",
    "withdraw_vanished": "verborgen",
    "lift_withdrawal": "Zurückziehen aufgehoben",
    "redact": "geschwärzt",
    "generate": "erzeugt (Beispieldaten)",
    "create_account": "Konto angelegt",
    "invite_again": "noch einmal eingeladen",
    "change_profile": "Name oder Adresse geändert",
    "change_roles": "Rollen geändert",
    "set_teams": "Teams geändert",
    "deactivate": "Konto deaktiviert",
    "reactivate": "Konto wieder aktiviert",
    "end_sessions": "überall abgemeldet",
    "delete_account": "Konto gelöscht",
}


class ActionFilter(admin.SimpleListFilter):
    title = "Vorgang"
    parameter_name = "vorgang"

    def lookups(self, request, model_admin):
        return sorted(WORDS.items(), key=lambda item: item[1].lower())

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
        "hash",
        "previous_hash",
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
        return WORDS.get(obj.action, obj.action)

    @admin.display(description="Art")
    def kind(self, obj):
        try:
            return apps.get_model(obj.object_type)._meta.verbose_name
        except LookupError:
            return obj.object_type

    @admin.display(description="Einzelheiten")
    def particulars(self, obj):
        text = json.dumps(obj.details, ensure_ascii=False, indent=2, sort_keys=True)
        return format_html("<pre>{}</pre>", text)
