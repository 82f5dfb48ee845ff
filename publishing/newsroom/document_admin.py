"""What the admin of every kind of document has in common: form, saving, deleting."""

from content_editor.admin import ContentEditor, RefinedModelAdmin
from django.contrib import admin, messages
from django.db import connection
from django.http import HttpResponseRedirect
from django.urls import reverse
from js_asset import Media

from publishing import working_copy
from publishing.errors import Conflict
from publishing.models import Document

from .blocks import block_inlines
from .csp import allow_editor
from .document_form import DocumentForm, language_fields
from .fields import NewsroomFields
from .media import BLOCK_EDITOR


class DocumentAdmin(NewsroomFields, ContentEditor):
    """Base of the admins of all kinds; a kind names its own fields and relations.

    `own_fieldsets` stand below the writing, `folded_fields` among the rarely used fields.
    """

    form = DocumentForm
    writing_fields = ["title", "summary", "lead_image"]
    own_fieldsets = []
    relation_fields = []
    folded_fields = []
    parts = []
    autocomplete_fields = ["lead_image"]
    actions = None
    save_on_top = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    search_fields = ["title", "slug"]

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
        if obj and working_copy.ever_published(obj):
            fieldsets.append(("Änderung", {"fields": ["change_note", "minor_change"]}))
        rare = [*self.folded_fields, *language_fields(), "team", "review_due"]
        return [*fieldsets, ("Selten gebraucht", {"fields": rare, "classes": ["collapse"]})]

    def get_inlines(self, request, obj):
        return [*self.parts, *BLOCK_INLINES]

    def get_object(self, request, object_id, from_field=None):
        # Django opens the transaction first: with the lock, the version that the form compares is the last one
        if request.method == "POST" and connection.in_atomic_block and str(object_id).isdigit():
            working_copy.lock(object_id)
        return super().get_object(request, object_id, from_field)

    def render_change_form(self, request, context, **kwargs):
        response = super().render_change_form(request, context, **kwargs)
        # The editor's modules are found through an inline import map, which the CSP lets pass by its nonce
        media = Media.from_media(response.context_data["media"]) + BLOCK_EDITOR
        response.context_data["media"] = media.with_nonce(str(request.csp_nonce))
        return allow_editor(response)

    # Saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.last_edited_by = request.user
            super().save_model(request, obj, form, change)
            working_copy.created(obj, by=request.user, at=request.now)
        elif form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        # Not content-editor's own: its cloning would copy blocks of documents that the person may not change
        super(RefinedModelAdmin, self).save_related(request, form, formsets, change)
        parts = [part.opts.verbose_name for part in self._changed_parts(formsets)]
        if change and (form.content_changed() or parts):
            fields = [str(name) for name in [*form.content_changed(), *parts]]
            working_copy.changed(form.instance, by=request.user, at=request.now, fields=fields)

    @staticmethod
    def _changed_parts(formsets):
        for formset in formsets:
            if formset.has_changed():
                formset.opts = formset.model._meta
                yield formset

    # Deleting

    def delete_view(self, request, object_id, extra_context=None):
        document = self.get_object(request, object_id)
        if document is not None:
            try:
                working_copy.require_deletable(document)
            except Conflict as refused:
                messages.error(request, str(refused))
                return HttpResponseRedirect(self.change_url(document))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """Blocks and parts go with their document: only what refers to it from elsewhere matters."""
        to_delete, model_count, _, protected = super().get_deleted_objects(objs, request)
        return to_delete, model_count, set(), protected

    def has_add_or_change(self, request, obj=None):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    # Lists

    def get_queryset(self, request):
        # Naming the kind lets the database read the index (kind, last edited) from its end
        return super().get_queryset(request).filter(kind=self.model.KIND)

    def get_ordering(self, request):
        return ["-last_edited_at", "-id"]

    def change_url(self, document):
        opts = self.opts
        return reverse(
            f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_change", args=[document.pk]
        )


BLOCK_INLINES = block_inlines()


def open_url(document: Document) -> str:
    """Return the address that leads to the form of a document of any kind."""
    return reverse("admin:publishing_open", args=[document.pk])
