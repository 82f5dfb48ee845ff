"""The log, to read and to take away as a table: who did what, when; nobody changes it, here or anywhere."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from database import retention

from .. import audit, csv_rows
from ..models import AuditEntry
from . import audit_words
from .audit_filters import (
    ActionFilter,
    KindFilter,
    ObjectFilter,
    PeriodFilter,
    PersonFilter,
    SessionFilter,
    chosen_filters,
    kind_in_words,
)
from .moments import written


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ["moment", "who", "what", "subject", "kind", "sign_in"]
    list_display_links = ["moment"]
    list_filter = [
        PersonFilter,
        ActionFilter,
        KindFilter,
        PeriodFilter,
        ObjectFilter,
        SessionFilter,
    ]
    search_fields = ["object_label", "personal__label", "actor__name", "actor__email"]
    search_help_text = "Gegenstand, oder wer etwas getan hat"
    list_per_page = 50
    show_full_result_count = False
    change_list_template = "admin/accounts/log_change_list.html"
    fields = [
        "moment",
        "who",
        "what",
        "kind",
        "subject_with_link",
        "object_id",
        "particulars",
        "sign_in",
        "own_sum",
        "sum_before",
    ]
    actions = None

    def get_queryset(self, request):
        # The log's own manager selects already, so that Django would leave out list_select_related
        return super().get_queryset(request).select_related("actor", "personal")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    # Taking it away

    def get_urls(self):
        view = self.admin_site.admin_view(self.export_view)
        kept = self.admin_site.admin_view(self.retention_view)
        return [
            path("tabelle/", view, name="accounts_auditentry_export"),
            path("fristen/", kept, name="accounts_retention"),
            *super().get_urls(),
        ]

    def retention_view(self, request):
        """Tell how long what is kept, why, and what the last night took away."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Aufbewahrungsfristen",
            "subtitle": None,
            "opts": self.opts,
            "rules": list(retention.rules()),
            "last": AuditEntry.objects.filter(action="purge").order_by("-id").first(),
        }
        return TemplateResponse(request, "admin/accounts/retention.html", context)

    def export_view(self, request):
        """Send the rows that filters and search leave as CSV, row by row; this is itself a row of the log."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            changelist = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:accounts_auditentry_changelist"))
        newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        rows = changelist.queryset.filter(pk__lte=newest).order_by("-pk")
        details = {"rows": rows.count(), "filters": chosen_filters(changelist)}
        audit.record(
            "export_log", by=request.user, at=request.now, about="Protokoll", details=details
        )
        rows = rows.iterator(chunk_size=1000)
        return StreamingHttpResponse(
            csv_rows.lines(audit_words.CSV_HEADER, (audit_words.csv_row(row) for row in rows)),
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="protokoll-{request.now:%Y-%m-%d}.csv"',
                "Cache-Control": "no-store",
            },
        )

    # Columns

    @admin.display(description="Zeitpunkt", ordering="id")
    def moment(self, obj):
        return written(obj.at)

    @admin.display(description="Wer", ordering="actor__name")
    def who(self, obj):
        return obj.actor or audit_words.SYSTEM

    @admin.display(description="Vorgang", ordering="action")
    def what(self, obj):
        return audit_words.action_in_words(obj)

    @admin.display(description="Gegenstand", ordering="object_label")
    def subject(self, obj):
        return obj.label

    @admin.display(description="Gegenstand")
    def subject_with_link(self, obj):
        if not obj.object_id:
            return obj.label
        return format_html(
            '{} <a href="{}?{}">Alles dazu im Protokoll</a>',
            obj.label,
            reverse("admin:accounts_auditentry_changelist"),
            urlencode({ObjectFilter.parameter_name: f"{obj.object_type}:{obj.object_id}"}),
        )

    @admin.display(description="Art")
    def kind(self, obj):
        return kind_in_words(obj.object_type) or "keine"

    @admin.display(description="Anmeldung", ordering="session")
    def sign_in(self, obj):
        if not obj.session:
            return "keine"
        return format_html(
            '<a href="{}?{}" aria-label="Alles aus der Anmeldung {}">{}</a>',
            reverse("admin:accounts_auditentry_changelist"),
            urlencode({SessionFilter.parameter_name: obj.session}),
            obj.session,
            obj.session,
        )

    @admin.display(description="Einzelheiten")
    def particulars(self, obj):
        told = obj.told_of_person
        if told and told.erased_at:
            return f"Gelöscht am {written(told.erased_at)}: Das Konto gibt es nicht mehr."
        return format_html_join("", "<p>{}: {}</p>", audit_words.details_of(obj)) or "keine"

    @admin.display(description="Prüfsumme")
    def own_sum(self, obj):
        return obj.hash

    @admin.display(description="Prüfsumme der Zeile davor")
    def sum_before(self, obj):
        return obj.previous_hash
