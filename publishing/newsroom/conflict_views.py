"""Saving over a newer text: nothing is stored, both versions stand side by side, each way on is chosen knowingly."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpResponseRedirect
from django.utils.html import format_html

from accounts import audit
from database.keys import row_key
from publishing import autosaving, moments
from publishing.models import Document

from . import conflict, sent
from .autosave_views import ASIDE, RESTORE, aside_of, key_of
from .rebasing import ordered, rebased


@dataclass(frozen=True)
class Conflict:
    """What the page shows of two versions; `version` is that of the stored one."""

    sentence: str
    who: str
    version: int
    differences: list
    stored_url: str


class ConflictViews:
    """Mixin of DocumentAdmin, before AutosaveViews."""

    def _changeform_view(self, request, object_id, form_url, extra_context):
        document = self._saved_meanwhile(request, object_id)
        if document is None:
            return super()._changeform_view(request, object_id, form_url, extra_context)
        view = (request, object_id, form_url, extra_context)
        stored = self.stored(request, document)
        typed = ordered(rebased(sent.typed(request.POST), stored), stored)
        if request.POST.get("_replace") == str(document.version):
            return self._replaced(document, typed, stored, view)
        if key := request.POST.get("_take"):
            form = self.get_form(request, document, change=True)(instance=document)
            typed = conflict.taken(typed, stored, key, form)
        self._keep(request, document, typed)
        return self.compared(document, typed, stored, view)

    def _saved_meanwhile(self, request, object_id):
        """Return the document, locked, if the form was opened with an older version than the stored one."""
        is_own = request.method == "POST" and IS_POPUP_VAR not in request.POST
        if not is_own or row_key(object_id) is None:
            return None
        locked = Document.objects.select_for_update(no_key=True).filter(
            pk=object_id, kind=self.model.KIND
        )
        now = locked.only("version", *ASIDE).first()
        if now is None or not (is_older(request.POST, now) or "_compare" in request.POST):
            return None
        document = self.get_object(request, object_id)
        # Who may not change it gets Django's refusal
        allowed = document is not None and self.has_change_permission(request, document)
        return document if allowed else None

    def compared(self, document, typed, stored, view):
        """Show the form as it was typed, and above it what differs from the stored text."""
        response = self.shown(typed, view)
        return self._with_conflict(response, document, typed, stored, view[0])

    def _with_conflict(self, response, document, typed, stored, request):
        context = response.context_data
        found = conflict.differences(
            context["adminform"].form,
            [inline.formset for inline in context["inline_admin_formsets"]],
            typed,
            stored,
        )
        who = str(document.last_edited_by or "Jemand anderes")
        when = moments.lately(document.last_edited_at, request.now)
        if request.method == "POST" and not is_older(request.POST, document):
            sentence = "Seit Sie diesen Text geöffnet haben, hat ihn niemand gespeichert."
        elif request.POST.get("seen_version") == str(document.version):
            sentence = (
                "Team oder Wiedervorlage wurden geändert, nachdem Sie den Text geöffnet hatten."
            )
        elif document.last_edited_by_id == request.user.pk:
            sentence = (
                f"Sie haben diesen Text {when} schon einmal gespeichert, in einem anderen Fenster."
            )
        else:
            sentence = (
                f"{who} hat diesen Text gespeichert ({when}), nachdem Sie ihn geöffnet hatten."
            )
        context["conflict"] = Conflict(
            sentence, who, document.version, found, self.url("change", document.pk)
        )
        return response

    def _replaced(self, document, typed, stored, view):
        """Save what was typed over the version that the person has seen beside it, and keep that version."""
        request = view[0]
        seen = request.POST.get("seen_version", "")
        version = [str(document.version)]
        request.POST = self.as_sent(request, {**typed, "seen_version": version, "_continue": ["1"]})
        replaced = Document.objects.select_related("last_edited_by").get(pk=document.pk)
        response = super()._changeform_view(*view)
        if not isinstance(response, HttpResponseRedirect):
            # Refused for another reason: nothing is decided yet
            response.context_data["adminform"].form.data["seen_version"] = seen
            return self._with_conflict(response, document, typed, stored, request)
        if getattr(request, "content_changed", False):
            kept = autosaving.keep_replaced(
                replaced, stored.fields, by=request.user, at=request.now
            )
            audit.record(
                "replace",
                by=request.user,
                at=request.now,
                obj=replaced,
                details={"version": replaced.version, "saved_by": str(kept.user)},
            )
            messages.info(
                request,
                format_html(
                    "Der Stand von {} ist aufbewahrt: <a href='{}?{}={}'>Mit Ihrem vergleichen</a>",
                    *(kept.user, self.url("change", document.pk), RESTORE, kept.pk),
                ),
            )
        return response

    def _keep(self, request, document, typed):
        """Keep at once what was not saved: the page may be the last thing that the browser shows."""
        if key := key_of(request):
            self.keep_typed(request, key, document, typed)


def is_older(post, document):
    """Tell whether a form was opened before `document` was saved as it is now, and would undo something of that.

    Team and review date are no part of the text and raise no version: they count where the form says something else.
    """
    if post.get("seen_version") != str(document.version):
        return True
    now = aside_of(document)
    sent = {name: post.get(name, value) for name, value in now.items()}
    seen = post.get("seen_aside", "|".join(now.values()))
    return seen != "|".join(now.values()) and sent != now
