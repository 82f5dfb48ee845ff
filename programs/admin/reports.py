"""How reports to funders are listed and drafted; the rights are those of the programme."""

from itertools import groupby

from django import forms
from django.contrib import admin, messages
from django.forms.models import ModelChoiceIterator
from django.http import HttpResponseRedirect, QueryDict
from django.utils.html import format_html

from database.alphabet import InGerman
from database.keys import row_key
from publishing import moments, rights, working_copy
from publishing.errors import ActionRefused
from publishing.newsroom.fields import NewsroomFields
from publishing.newsroom.lists import badge

from ..filters import ProgramFilter
from ..models import Award, FunderReport, Program
from ..reports import actions
from ..reports.facts import Span
from .report_pages import ReportPages, reports_url

NO_AWARD = (
    "Hier ist noch kein Bescheid eingetragen, über den Sie berichten können. Tragen Sie ihn zuerst im Förderprogramm"
    " unter „Zuwendungen“ ein."
)


class AwardsByProgram(ModelChoiceIterator):
    """Each programme as a group, in German order, with its awards in that of the queryset."""

    def __iter__(self):
        yield ("", self.field.empty_label)
        for _key, awards in groupby(self.queryset, lambda award: award.program_id):
            own = list(awards)
            yield (own[0].program.title, [self.choice(award) for award in own])


class AwardChoice(forms.ModelChoiceField):
    iterator = AwardsByProgram

    def label_from_instance(self, award):
        return f"{award.title} ({award.award_id})"


class FunderReportForm(forms.ModelForm):
    award = AwardChoice(
        label="Bescheid",
        queryset=Award.objects.none(),
        empty_label="Bitte wählen",
        help_text="Der erste Bescheid. Was ihn ändert und was aus ihm weitergegeben wird, gehört von selbst dazu. Das"
        " Programm muss mit diesem Bescheid öffentlich sein.",
        error_messages={"invalid_choice": "Diesen Bescheid gibt es nicht. Bitte wählen Sie neu."},
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    user = None
    # Key of the programme from whose reports somebody came, as it stands in the address
    program = ""

    class Meta:
        model = FunderReport
        fields = ("start", "end", "done", "reached", "differences", "outlook")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["award"]
        field.queryset = self._awards()
        if not self.instance.pk and not field.queryset.exists():
            field.help_text = NO_AWARD
        self.initial["seen_version"] = self.instance.version
        if self.instance.pk:
            own = field.queryset.filter(
                program=self.instance.program_id, award_id=self.instance.award_id
            )
            self.initial["award"] = own.values_list("pk", flat=True).first()
        if self.instance.replaces_id:
            # A correction is about the same money
            field.queryset = field.queryset.filter(pk=self.initial["award"])

    def _awards(self):
        programs = Program.objects.filter(rights.of_teams(self.user), translation_of=None)
        if chosen := row_key(self.program):
            programs = programs.filter(pk=chosen)
        first = Award.objects.filter(program__in=programs, amends=None, parent=None)
        return first.select_related("program").order_by(
            InGerman("program__title"), "program", "-award_date", "pk"
        )

    def clean(self):
        cleaned = super().clean()
        self._require_seen()
        if {"award", "start", "end"} <= cleaned.keys():
            try:
                actions.require_possible(cleaned["award"], Span(cleaned["start"], cleaned["end"]))
            except ActionRefused as refused:
                self.add_error("start", str(refused))
        return cleaned

    def _require_seen(self):
        """Stop who would save over somebody else's words once; the page then shows what was typed."""
        if not self.instance.pk:
            return
        # From here on until the request's transaction ends nobody else saves or freezes it
        working_copy.lock(self.instance.program_id)
        stored = (
            FunderReport.objects.light().select_related("last_edited_by").get(pk=self.instance.pk)
        )
        if self.cleaned_data.get("seen_version") == stored.version:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_version")] = str(stored.version)
        self.add_error(
            None,
            f"{stored.last_edited_by or 'Jemand anderes'} hat diesen Entwurf inzwischen gespeichert"
            f" ({moments.in_words(stored.last_edited_at)}). Ihre Eingaben stehen noch hier. Vergleichen Sie in einem"
            " zweiten Fenster, und speichern Sie noch einmal, wenn Ihre gelten sollen.",
        )

    def _post_clean(self):
        award = self.cleaned_data.get("award")
        if award:
            self.instance.program, self.instance.award_id = award.program, award.award_id
        super()._post_clean()


class FrozenFilter(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("entwurf", "Entwurf"), ("fest", "festgeschrieben")]

    def queryset(self, request, queryset):
        if self.value() == "entwurf":
            return queryset.drafts()
        return queryset.frozen() if self.value() == "fest" else queryset


@admin.register(FunderReport)
class FunderReportAdmin(ReportPages, NewsroomFields, admin.ModelAdmin):
    form = FunderReportForm
    fieldsets = [
        (None, {"fields": ["award", ("start", "end"), "seen_version"]}),
        ("Bericht der Koordination", {"fields": ["done", "reached", "differences", "outlook"]}),
    ]
    list_display = ["title_column", "program_column", "award_id", "state_column", "edited_column"]
    list_select_related = ["program", "last_edited_by", "frozen_by"]
    list_filter = [FrozenFilter, ProgramFilter]
    search_fields = ["award_id", "program__title", "program__code"]
    show_full_result_count = False
    actions = None

    # Rights: those of the programme

    def has_module_permission(self, request):
        return request.user.has_perm("programs.view_program")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("programs.view_program")

    def has_add_permission(self, request):
        return request.user.has_perm("programs.change_program")

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("programs.change_program")
        return not obj.is_frozen and request.user.has_perm("programs.change_program", obj.program)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    # Form

    def get_queryset(self, request):
        return super().get_queryset(request).light().select_related(*self.list_select_related)

    def get_object(self, request, object_id, from_field=None):
        """Read a report once for showing it; for saving it anew each time, since somebody may have frozen it."""
        known = request.__dict__.setdefault("known_reports", {})
        if object_id not in known or request.method != "GET":
            known[object_id] = super().get_object(request, object_id, from_field)
        return known[object_id]

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        made.user = request.user
        if obj is None:
            # The list hands on to what it was narrowed
            narrowed = QueryDict(request.GET.get("_changelist_filters", ""))
            made.program = request.GET.get("program") or narrowed.get(
                ProgramFilter.parameter_name, ""
            )
        return made

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.get_object(request, object_id)
        if report and report.is_frozen and self.has_view_permission(request, report):
            if request.method == "POST":
                return self.too_late(request, report)
            return HttpResponseRedirect(self.url("show", report.pk))
        links = {}
        if report:
            links["preview_url"] = self.url("preview", report.pk)
            links["may_freeze"] = request.user.has_perm(
                "publishing.approve_document", report.program
            )
        return super().change_view(request, object_id, form_url, {**links, **(extra_context or {})})

    def response_add(self, request, obj, post_url_continue=None):
        return self._saved(request, obj)

    def response_change(self, request, obj):
        return self._saved(request, obj)

    def _saved(self, request, report):
        """Say what comes next, and lead back to the form or to the reports of the programme."""
        messages.success(
            request,
            "Der Entwurf ist gespeichert. Festschreiben kann ihn, wer das Programm freigeben darf und ihn nicht selbst"
            " zuletzt bearbeitet hat.",
        )
        stays = "_continue" in request.POST
        where = self.url("change", report.pk) if stays else reports_url(report.program_id)
        return HttpResponseRedirect(where)

    def save_model(self, request, obj, form, change):
        if not change or form.has_changed():
            actions.sign(obj, by=request.user, at=request.now)

    def delete_model(self, request, obj):
        actions.discard(obj, by=request.user, at=request.now)

    def log_addition(self, request, obj, message):
        """Saving is recorded in the portal's own log."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """Deleting too."""

    # List

    @admin.display(description="Berichtszeitraum", ordering="start")
    def title_column(self, report):
        return str(report)

    @admin.display(description="Förderprogramm", ordering="program__title")
    def program_column(self, report):
        return report.program.code or report.program.title

    @admin.display(description="Stand", ordering="frozen_at")
    def state_column(self, report):
        if not report.is_frozen:
            return badge("draft", "Entwurf")
        told = f"von {report.frozen_by}, {moments.in_words(report.frozen_at)}"
        return format_html(
            '{}<div class="quiet">{}</div>', badge("approved", "festgeschrieben"), told
        )

    @admin.display(description="Zuletzt bearbeitet", ordering="last_edited_at")
    def edited_column(self, report):
        return format_html(
            '{}<div class="quiet">{}</div>',
            report.last_edited_by or "",
            moments.in_words(report.last_edited_at),
        )
