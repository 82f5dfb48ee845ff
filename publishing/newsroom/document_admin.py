"""What the admin of every kind of document has in common: form, saving, deleting."""

from content_editor.admin import ContentEditor, RefinedModelAdmin
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.auth import get_permission_codename
from django.db import connection
from django.http import HttpResponseRedirect
from js_asset import Media

from accounts.models import Team
from database.keys import row_key
from publishing import ordered_blocks, working_copy
from publishing.errors import Conflict
from publishing.models import Autosave, Document, Edition, Presence, Withdrawal
from publishing.related_rows import models_with_rows

from . import steps
from .autosave_views import AutosaveViews
from .blocks import block_inlines, loaded_blocks
from .bulk_views import BulkViews
from .changes_views import ChangesViews
from .conflict_views import ConflictViews
from .copy_views import CopyViews
from .csp import allow_editor
from .document_form import DocumentForm
from .fields import NewsroomFields
from .language_columns import LanguageColumns
from .lists import DocumentColumns
from .media import BLOCK_EDITOR
from .panel import panel_of
from .preview_link_views import PreviewLinkViews
from .remark_views import RemarkViews
from .situation import situation_of
from .tables.views import TableViews
from .translation_views import TranslationViews
from .unsaved_views import UnsavedViews
from .workflow_views import WorkflowViews

# What page and panel may have to say of a document, beside its blocks and parts
BESIDE_THE_FORM = (Edition, Withdrawal, Document, Presence, Autosave)


class DocumentAdmin(
    CopyViews,
    ConflictViews,
    AutosaveViews,
    ChangesViews,
    UnsavedViews,
    RemarkViews,
    PreviewLinkViews,
    TranslationViews,
    WorkflowViews,
    TableViews,
    BulkViews,
    LanguageColumns,
    DocumentColumns,
    NewsroomFields,
    ContentEditor,
):
    """Base of the admins of all kinds; a kind names its own fields and relations.

    `own_fieldsets` stand below the writing, `folded_fields` among the rarely used fields.
    """

    form = DocumentForm
    change_form_template = "admin/publishing/document_change_form.html"
    writing_fields = ["title", "summary", "lead_image"]
    own_fieldsets = []
    relation_fields = []
    folded_fields = []
    parts = []
    autocomplete_fields = ["lead_image"]
    save_on_top = False

    # Form

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (None, {"fields": [*self.writing_fields, "seen_version"]}),
            *self.own_fieldsets,
            (
                "Einordnung",
                {
                    "fields": [*self.relation_fields, "tags", "slug"],
                    "classes": ["document-relations"],
                },
            ),
        ]
        if obj and self.has_rows(request, obj, Edition):
            fieldsets.append(("Änderung", {"fields": ["change_note", "minor_change"]}))
        shown = {name for _, options in fieldsets for name in options["fields"]}
        # Whoever can only read would get a link to the team, and few may open that
        is_read = obj is not None and not self.has_change_permission(request, obj)
        folded = (*self.folded_fields, "team_name" if is_read else "team", "review_due")
        rare = [name for name in folded if name not in shown]
        return [*fieldsets, ("Selten gebraucht", {"fields": rare, "classes": ["collapse"]})]

    @admin.display(description="Team", empty_value="kein Team")
    def team_name(self, document):
        return document.team and str(document.team)

    def get_inlines(self, request, obj):
        return [*self.parts_of(obj), *(BLOCK_INLINES if self.may_write(request, obj) else ())]

    def may_write(self, request, document):
        """Tell whether the form has an editor for the text; who may only look reads it in the preview."""
        return document is None or self.has_change_permission(request, document)

    def get_object(self, request, object_id, from_field=None):
        # Django opens the transaction first: with the lock, the version that the form compares is the last one
        key = row_key(object_id)
        if request.method == "POST" and connection.in_atomic_block and key is not None:
            working_copy.lock(key)
        return super().get_object(request, object_id, from_field)

    def get_queryset(self, request):
        found = super().get_queryset(request)
        # What the form of a document names is read with it
        return (
            found.select_related(*self._named_relations(request)) if is_of_one(request) else found
        )

    def _named_relations(self, request):
        chosen = {*self.get_autocomplete_fields(request), "last_edited_by", "submitted_by"}
        return [field.name for field in self.opts.fields if field.name in chosen]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Ask only for those blocks and parts of which the document has any."""
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        if not self.has_rows(request, obj, inline.model):
            found["queryset"] = inline.model.objects.none()
        return found

    def has_rows(self, request, document, model):
        """Tell whether rows of a model belonged to the document when this was first asked: one query per request."""
        known = request.__dict__.setdefault("models_with_rows", {})
        if document.pk not in known:
            parts = (part.model for part in self.get_inlines(request, document))
            asked = (*BESIDE_THE_FORM, *parts)
            known[document.pk] = models_with_rows(document, asked) if document.pk else set()
        return model in known[document.pk]

    def render_change_form(self, request, context, **kwargs):
        document = kwargs.get("obj")
        if document:
            if request.method == "GET" and self.may_write(request, document):
                ordered_blocks.keep(document, loaded_blocks(context["inline_admin_formsets"]))
            context["panel"] = panel_of(
                self._situation_of(request, document),
                request.user,
                lambda step, edition=None: self.step_url(document, step, edition),
            )
            names = ("preview", "editions", "changes", "remarks", "preview_links", "delete")
            context["panel_urls"] = {name: self.url(name, document.pk) for name in names}
        unsaved = ("unsaved", document.pk) if document else ("unsaved_new",)
        context["unsaved_url"] = self.url(*unsaved)
        context["copy_urls"] = self.copy_urls(request, document)
        # What belongs to the document beside its text comes before the relations
        context["parts_after"] = 1 + len(self.own_fieldsets)
        response = super().render_change_form(request, context, **kwargs)
        # The editor's modules are found through an inline import map, which the CSP lets pass by its nonce
        media = Media.from_media(response.context_data["media"])
        if self.may_write(request, document):
            media += BLOCK_EDITOR
        response.context_data["media"] = media.with_nonce(str(request.csp_nonce))
        return allow_editor(response)

    def _situation_of(self, request, document):
        may_be_withdrawn = self.has_rows(request, document, Withdrawal)
        return situation_of(document, request.now, may_be_withdrawn=may_be_withdrawn)

    def get_changeform_initial_data(self, request):
        """Whoever is in one team writes for it."""
        teams = request.user.team_ids
        own = {"team": next(iter(teams))} if len(teams) == 1 else {}
        return {**own, **super().get_changeform_initial_data(request)}

    # Saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.last_edited_by = request.user
            super().save_model(request, obj, form, change)
            working_copy.created(obj, by=request.user, at=request.now)
        elif form.has_changed():
            super().save_model(request, obj, form, change)
            if "team" in form.changed_data:
                before = form["team"].initial
                former = str(Team.objects.get(pk=before)) if before else ""
                working_copy.handed_over(obj, by=request.user, at=request.now, before=former)

    def save_related(self, request, form, formsets, change):
        # Not content-editor's own: its cloning would copy blocks of documents that the person may not change
        super(RefinedModelAdmin, self).save_related(request, form, formsets, change)
        parts = [part.opts.verbose_name for part in self._changed_parts(formsets)]
        if change and (form.content_changed() or parts):
            fields = [str(name) for name in [*form.content_changed(), *parts]]
            request.content_changed = True
            working_copy.changed(form.instance, by=request.user, at=request.now, fields=fields)
        self.close_autosave(request, form.instance)

    @staticmethod
    def _changed_parts(formsets):
        for formset in formsets:
            if formset.has_changed():
                formset.opts = formset.model._meta
                yield formset

    def response_add(self, request, obj, post_url_continue=None):
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, f"„{obj}“ ist als Entwurf gespeichert.")
        return HttpResponseRedirect(self._where_to(request, obj))

    def response_change(self, request, obj):
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        self._say_saved(request, obj)
        self.resolve_with_saving(request, obj)
        return HttpResponseRedirect(self._where_to(request, obj))

    def _say_saved(self, request, obj):
        if not getattr(request, "content_changed", False):
            if self._goes_on(request):
                return
            messages.info(request, "Gespeichert. Am Text hat sich nichts geändert.")
        elif obj.pk and working_copy.ever_published(obj):
            messages.success(
                request,
                "Gespeichert als neuer Entwurf. Öffentlich bleibt die freigegebene Fassung.",
            )
        else:
            messages.success(request, "Gespeichert.")

    @staticmethod
    def _goes_on(request):
        return "_step" in request.POST or "_preview" in request.POST

    def _where_to(self, request, obj):
        step = steps.BY_CODE.get(request.POST.get("_step", ""))
        if step and step.saves_first:
            obj.refresh_from_db(fields=["version"])
            return self.step_url(obj, step)
        return self.url("preview" if "_preview" in request.POST else "change", obj.pk)

    def log_addition(self, request, obj, message):
        """Saving is recorded in the portal's own log (publishing.working_copy)."""

    log_change = log_addition

    # Deleting

    def delete_model(self, request, obj):
        working_copy.deleted(obj, by=request.user, at=request.now)
        super().delete_model(request, obj)

    def log_deletions(self, request, queryset):
        """Deleting is recorded in the portal's own log."""

    def delete_view(self, request, object_id, extra_context=None):
        document = self.get_object(request, object_id)
        if document is not None:
            try:
                working_copy.require_deletable(document)
            except Conflict as refused:
                messages.error(request, str(refused))
                return HttpResponseRedirect(self.url("change", document.pk))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """Blocks and parts go with their document: what counts is what refers to it from elsewhere."""
        *_, protected = super().get_deleted_objects(objs, request)
        names = [f"{self.opts.verbose_name} „{obj}“ mit allen Bausteinen" for obj in objs]
        return names, {self.opts.verbose_name_plural: len(objs)}, set(), protected

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(self._permission("change"), obj)

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm(self._permission("delete"), obj)

    def _permission(self, verb):
        return f"{self.opts.app_label}.{get_permission_codename(verb, self.opts)}"

    def has_add_or_change(self, request, obj=None):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)


def is_of_one(request):
    """Tell whether the request is about a single document, and not about a list."""
    match = request.resolver_match
    return bool(match and "object_id" in match.kwargs)


BLOCK_INLINES = block_inlines()
