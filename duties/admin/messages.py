"""The inbox: what visitors wrote, by when it is to be answered, and what was done with it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from accounts import audit
from accounts.disclosure import json_file
from publishing import moments
from publishing.errors import ActionRefused
from publishing.models import Edition

from .. import actions, deadlines
from ..disclosure import data_of_sender
from ..models import Message, MessageNote
from ..models.message import OPEN

DONE = {
    "take": "Sie bearbeiten diese Mitteilung.",
    "note": "Der Vermerk ist gespeichert.",
    "answer": "Die Antwort ist gespeichert, die Mitteilung ist abgeschlossen.",
    "close": "Die Mitteilung ist ohne Antwort abgeschlossen.",
    "reopen": "Die Mitteilung ist wieder offen.",
}


class UrgencyFilter(admin.SimpleListFilter):
    title = "Frist"
    parameter_name = "frist"

    def lookups(self, request, model_admin):
        return [("offen", "noch offen"), ("bald", "Antwort bald fällig oder überfällig")]

    def queryset(self, request, queryset):
        match self.value():
            case "offen":
                return queryset.open()
            case "bald":
                return queryset.urgent(request.now)
        return queryset


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    list_display = ["number", "kind", "page", "received", "term", "state", "assigned_to"]
    list_filter = [UrgencyFilter, "kind", "state"]
    list_select_related = ["assigned_to"]
    search_fields = ["number", "path", "name", "email", "text"]
    search_help_text = "Nummer, Seite, Name, E-Mail-Adresse oder Wörter der Nachricht"
    list_per_page = 50
    show_full_result_count = False
    actions = None

    class Media:
        css = {"all": ["newsroom/messages.css"]}

    def get_queryset(self, request):
        return Message.objects.with_settled().order_by(*self.get_ordering(request))

    def get_ordering(self, request):
        return ["is_settled", F("due_at").asc(nulls_last=True), "-received_at", "-pk"]

    def changelist_view(self, request, extra_context=None):
        # Columns are asked for their value without the request
        self._now = request.now
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.disclosure_view)
        name = "duties_message_disclosure"
        return [path("<int:object_id>/auskunft/", view, name=name), *super().get_urls()]

    # One message

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show the message with its history; POST takes the step that its button names."""
        message = self.get_object(request, object_id)
        if message is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, message):
            raise PermissionDenied
        refused = ""
        if request.method == "POST":
            try:
                messages.success(request, self._step(request, message))
            except ActionRefused as error:
                refused = str(error)
            else:
                return HttpResponseRedirect(request.path)
        return self._message_page(request, message, refused)

    def _step(self, request, message):
        """Take the step, and return the sentence that says so; raises ActionRefused."""
        step, who = request.POST.get("schritt", ""), {"by": request.user, "at": request.now}
        text = request.POST.get("text", "")
        match step:
            case "take" | "reopen":
                getattr(actions, step)(message, **who)
            case "note" | "close":
                getattr(actions, step)(message, **who, text=text)
            case "answer":
                actions.answer(message, **who, text=text, way=request.POST.get("weg", ""))
            case "erase":
                if not request.POST.get("verstanden"):
                    raise ActionRefused(
                        "Bitte bestätigen Sie, dass sich das Löschen nicht rückgängig machen lässt."
                    )
                count = actions.erase_sender(message, **who)
                return (
                    f"Die Angaben sind gelöscht, in {count} Mitteilung{'en' if count > 1 else ''}."
                )
            case _:
                raise ActionRefused("Bitte wählen Sie einen der Schritte auf dieser Seite.")
        return DONE[step]

    def _message_page(self, request, message, refused):
        message.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": f"Mitteilung {message.number}",
            "subtitle": None,
            "opts": self.opts,
            "original": message,
            "message": message,
            "term": deadlines.in_words(message.due_at, request.now) if message.is_open else "",
            "is_urgent": Message.objects.urgent(request.now).filter(pk=message.pk).exists(),
            "notes": message.notes.select_related("by"),
            "ways": [way for way in MessageNote.Way.choices if way[0] != "email" or message.email],
            "may_change": self.has_change_permission(request, message),
            "refused": refused,
            "typed": request.POST if refused else {},
            **self._page_now(message, request.now),
        }
        return TemplateResponse(request, "admin/duties/message.html", context)

    @staticmethod
    def _page_now(message, at):
        """Say whether the page has got another edition since."""
        if message.edition is None:
            return {}
        live = Edition.objects.live(at).filter(document=message.edition.document_id)
        return {
            "editions_url": reverse("admin:publishing_open", args=[message.edition.document_id]),
            "live": live.for_card().first(),
        }

    def disclosure_view(self, request, object_id):
        """Hand out everything known of the sender, because that person asks for it."""
        message = self.get_object(request, str(object_id))
        if message is None:
            raise Http404
        if not self.has_change_permission(request, message):
            raise PermissionDenied
        audit.record("export_person", by=request.user, at=request.now, obj=message)
        data = {"Stand": request.now, **data_of_sender(message)}
        return json_file(data, f"mitteilung-{message.number}.json")

    # Columns

    @admin.display(description="Seite", ordering="path")
    def page(self, message):
        return message.path or "nicht genannt"

    @admin.display(description="eingegangen", ordering="received_at")
    def received(self, message):
        return moments.day_in_words(moments.day_of(message.received_at))

    @admin.display(description="Frist", ordering="due_at")
    def term(self, message):
        if message.state not in OPEN:
            return "erledigt"
        words = deadlines.in_words(message.due_at, self._now)
        urgent = message.due_at and message.received_at <= self._now - deadlines.WARNED_AFTER
        return format_html('<strong class="urgent">{}</strong>', words) if urgent else words
