"""Keeps what is typed while it is typed, and brings it back: the part of the form's admin that autosave needs."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict, ErrorList
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import path

from database.keys import row_key
from publishing import autosaving, moments, presence
from publishing.models import Autosave, Document, Presence

from . import sent
from .kept import KeptText, sentence_about
from .rebasing import Stored, ordered, rebased

RESTORE = "gesichert"
ASIDE = ("team", "review_due")
# Digits of a version: more than any text has, and what every database can hold
LONGEST_VERSION = 10
TOO_LARGE = "Der Text ist zu lang, um ihn nebenbei zu sichern. Bitte speichern Sie ihn selbst."


class ShownForm:
    """Mixin of a form that shows what it was given and judges nothing: for what is not being saved."""

    def is_valid(self):
        return False

    def full_clean(self):
        self._errors, self.cleaned_data = ErrorDict(), {}


class AutosaveViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("sicherung/", self.autosave_view, "autosave_new"),
            ("<int:object_id>/sicherung/", self.autosave_view, "autosave"),
            ("sicherung/<int:pk>/verwerfen/", self.discard_view, "autosave_discard"),
            ("<int:object_id>/anwesenheit/", self.presence_view, "presence"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def keep_typed(self, request, key, document, fields):
        """Keep the fields of the form, with the version that it was opened with; False as autosaving.keep says it."""
        base = request.POST.get("seen_version", "") if document else ""
        return autosaving.keep(
            by=request.user,
            at=request.now,
            key=key,
            document=document,
            kind=self.model.KIND,
            base=int(base) if base.isdecimal() and len(base) < LONGEST_VERSION else 0,
            fields=fields,
        )

    # What the page asks by itself

    def autosave_view(self, request, object_id=None):
        """Keep what is typed; the answer says when, or why not."""
        document = self._writable(request, object_id)
        key = key_of(request)
        if key is None:
            return JsonResponse({"message": "Die Sicherung hat keinen Namen."}, status=400)
        fields = sent.typed(request.POST)
        if autosaving.size_of(fields) > autosaving.LARGEST:
            return JsonResponse({"message": TOO_LARGE}, status=413)
        if not self.keep_typed(request, key, document, fields):
            # The page goes on under another name
            return JsonResponse({"key": str(uuid4())}, status=409)
        return JsonResponse({"at": moments.clock_time(request.now)})

    def presence_view(self, request, object_id):
        """Note that the form is open, or closed; the answer says who else is there and who saved since `version`."""
        document = self._writable(request, object_id)
        if "leave" in request.POST:
            presence.left(document, by=request.user)
            return JsonResponse({})
        presence.seen(document, by=request.user, at=request.now)
        return JsonResponse(
            {
                "others": self._others(request, document),
                "version": document.version,
                "saved": _who_saved(document, request),
            }
        )

    def discard_view(self, request, pk):
        """Delete one's own kept text for good."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = Autosave.objects.open().filter(pk=pk, user=request.user, kind=self.model.KIND).first()
        if row is None:
            raise Http404
        row.delete()
        messages.success(request, "Die gesicherten Eingaben sind verworfen.")
        where = ("change", row.document_id) if row.document_id else ("add",)
        return HttpResponseRedirect(self.url(*where))

    def _writable(self, request, object_id):
        """Return the document that the person may change, or None for a new one that they may write."""
        if request.method != "POST":
            raise PermissionDenied
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        documents = Document.objects.filter(kind=self.model.KIND).select_related("last_edited_by")
        document = documents.filter(pk=object_id).first()
        if document is None:
            raise Http404
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document

    # The form

    def _changeform_view(self, request, object_id, form_url, extra_context):
        pk = row_key(request.GET.get(RESTORE))
        if request.method == "GET" and pk is not None and not _is_popup(request):
            return self._restored(request, pk, object_id, form_url, extra_context)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Keep what is sent for a text that somebody deleted meanwhile: a new one can be made of it."""
        key = key_of(request) if request.method == "POST" else None
        if key is None or not self.has_add_permission(request):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        self.keep_typed(request, key, None, sent.typed(request.POST))
        messages.warning(
            request,
            "Diesen Text hat inzwischen jemand gelöscht. Ihre Eingaben sind gesichert: Sie können daraus einen neuen"
            " Text machen.",
        )
        return HttpResponseRedirect(self.url("add"))

    def _restored(self, request, pk, object_id, form_url, extra_context):
        """Show the form with what was kept of it in place of what is stored."""
        document = self.get_object(request, object_id) if object_id else None
        may = self.has_change_permission if document else self.has_add_permission
        if (object_id and document is None) or not may(request, *filter(None, [document])):
            raise PermissionDenied
        kept = autosaving.readable(request.user, self.model.KIND, document).filter(pk=pk).first()
        if kept is None:
            messages.info(request, "Diese gesicherten Eingaben gibt es nicht mehr.")
            return HttpResponseRedirect(
                self.url("change", object_id) if object_id else self.url("add")
            )
        stored, request.restored = self.stored(request, document), kept
        fields, view = rebased(kept.data, stored), (request, object_id, form_url, extra_context)
        if document and document.version != kept.base_version:
            return self.compared(document, ordered(fields, stored), stored, view)
        return self.shown(fields, view)

    def shown(self, fields, view):
        """Return the form filled with these fields, as after a refused request, but without any judgement.

        `view` are the arguments of the view: request, key of the document, address of the form, more context.
        """
        request, *others = view
        method, post = request.method, request.POST
        request.POST = self.as_sent(request, fields)
        request.method, request.is_shown = "POST", True
        try:
            return super()._changeform_view(request, *others)
        finally:
            request.method, request.POST = method, post

    @staticmethod
    def as_sent(request, fields):
        """Return the fields as a request would bring them, from the same opening of the form as this one."""
        post = sent.as_request(fields)
        if key := key_of(request):
            post["autosave_key"] = str(key)
        return post

    def stored(self, request, document):
        """Return what a browser would send of the stored document's form; nothing for a new one."""
        stored = Stored(pk=str(document.pk) if document else "")
        if document:
            # The form that is shown later changes the instance that it is given
            document = self.model._default_manager.get(pk=document.pk)
            form = self.get_form(request, document, change=True)(instance=document)
            stored.fields |= sent.fields_of(form)
        for formset_class, inline in self.get_formsets_with_inlines(request, document):
            prefix = formset_class.get_default_prefix()
            stored.prefixes.append(prefix)
            stored.owners[prefix] = formset_class.fk.name
            if getattr(inline, "is_block", False):
                stored.blocks.append(prefix)
            if document:
                queryset = inline.get_queryset(request)
                formset = formset_class(instance=document, prefix=prefix, queryset=queryset)
                for part in (formset.management_form, *formset.initial_forms):
                    stored.fields |= sent.fields_of(part)
        return stored

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (ShownForm, form), {}) if _is_shown(request) else form

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        if _is_shown(request):
            for formset in formsets:
                _leave_unjudged(formset)
        return formsets, inlines

    def render_change_form(self, request, context, **kwargs):
        document = kwargs.get("obj")
        if not context.get("is_popup") and self.has_add_or_change(request, document):
            context["autosave"] = self._autosave_context(request, document, context)
        return super().render_change_form(request, context, **kwargs)

    def _autosave_context(self, request, document, context):
        restored = getattr(request, "restored", None)
        is_own = restored and restored.user_id == request.user.pk
        continued = restored.key if is_own and restored.reason == Autosave.Reason.TYPED else None
        key = continued or key_of(request) or uuid4()
        offers = [
            self._offer(row, document, request.now)
            for row in self._kept(request, document)
            # What the page shows already
            if row != restored and row.key != key
        ]
        aside = "|".join(aside_of(document).values()) if document else ""
        names = ("autosave", "presence") if document else ("autosave_new",)
        urls = [self.url(name, *([document.pk] if document else [])) for name in names]
        return {
            "key": key,
            "url": urls[0],
            "presence_url": urls[1] if document else "",
            "version": document.version if document else 0,
            "aside": request.POST.get("seen_aside", aside),
            # Refused by the last request: not kept yet
            "is_unsaved": context["adminform"].form.is_bound and not restored,
            "restored": restored and self._offer(restored, document, request.now),
            "offers": offers,
            "others": self._others(request, document)
            if document and self.has_rows(request, document, Presence)
            else [],
        }

    def _kept(self, request, document):
        """Return what can be brought back; what is sent may only now have been kept."""
        if request.method == "GET" and document and not self.has_rows(request, document, Autosave):
            return []
        return autosaving.offered(request.user, self.model.KIND, document)

    def _offer(self, row, document, at):
        back = self.url("change", document.pk) if document else self.url("add")
        return KeptText(
            row=row,
            sentence=sentence_about(row, document, at),
            restore_url=f"{back}?{RESTORE}={row.pk}",
            discard_url=self.url("autosave_discard", row.pk),
            back_url=back,
        )

    def _others(self, request, document):
        return [
            f"{there.user} hat diesen Text gerade geöffnet (seit {moments.clock_time(there.since)})."
            for there in presence.others(document, than=request.user, at=request.now)
        ]

    def close_autosave(self, request, document):
        """Forget what was kept of the form that has just been saved."""
        if key := key_of(request):
            autosaving.close(by=request.user, at=request.now, key=key, document=document)


def aside_of(document):
    """Return what a form sends of the fields that are no part of the text."""
    values = (getattr(document, document._meta.get_field(name).attname) for name in ASIDE)
    return {name: str(value or "") for name, value in zip(ASIDE, values, strict=True)}


def key_of(request):
    try:
        return UUID(request.POST.get("autosave_key", ""))
    except ValueError:
        return None


def _is_popup(request):
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST


def _is_shown(request):
    return getattr(request, "is_shown", False)


def _leave_unjudged(formset):
    formset._errors = [ErrorDict() for _ in formset.forms]
    formset._non_form_errors = ErrorList()
    for form in formset.forms:
        form._errors, form.cleaned_data = ErrorDict(), {}


def _who_saved(document, request):
    when = moments.lately(document.last_edited_at, request.now)
    if document.last_edited_by_id == request.user.pk:
        return f"Sie haben diesen Text {when} in einem anderen Fenster gespeichert."
    return f"{document.last_edited_by or 'Jemand'} hat {when} gespeichert."
