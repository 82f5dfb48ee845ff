"""Topics, and what other forms need to find documents and editions."""

from django.contrib import admin
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from database.alphabet import InGerman
from database.paginator import BoundedPaginator
from search.models import Synonym

from . import kinds, moments
from .models import Document, DocumentTemplate, Edition, Topic
from .newsroom.bulk_views import BulkViews
from .newsroom.felt_at_once import FeltAtOnce
from .newsroom.language_columns import LanguageColumns
from .newsroom.lists import (
    DocumentColumns,
    KindFilter,
    StandingFilter,
    TeamFilter,
    TopicFilter,
)
from .newsroom.situation import range_in_words
from .newsroom.synonym_admin import SynonymAdmin
from .newsroom.template_admin import DocumentTemplateAdmin
from .newsroom.worklists import WorklistFilter


@admin.register(Topic)
class TopicAdmin(FeltAtOnce):
    list_display = ["name", "texts"]
    fields = ["name", "slug"]
    search_fields = ["name"]
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Count("assignments"))

    def get_readonly_fields(self, request, obj=None):
        """Pages that were approved lead to the lists by this address: it stays."""
        return ["slug"] if obj and obj.edition_links.exists() else []

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "slug" in form.base_fields:
            # A new topic gets one made of its name
            form.base_fields["slug"].required = obj is not None
        return form

    def has_delete_permission(self, request, obj=None):
        """Whoever deletes a topic must not change texts by the way: it must be in use nowhere."""
        in_use = obj and (obj.assignments.exists() or obj.edition_links.exists())
        return super().has_delete_permission(request, obj) and not in_use

    @admin.display(description="Texte", ordering="used")
    def texts(self, topic):
        return topic.used


class ConfirmationFilter(admin.SimpleListFilter):
    title = "Nachfreigabe"
    parameter_name = "nachfreigabe"

    def lookups(self, request, model_admin):
        return [("offen", "steht noch aus")]

    def queryset(self, request, queryset):
        return queryset.unconfirmed() if self.value() == "offen" else queryset


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """The archive of everything that was approved; nothing here can be changed."""

    list_display = [
        "title",
        "number",
        "kind_column",
        "range_column",
        "approved_by",
        "approved_column",
    ]
    list_filter = [ConfirmationFilter]
    list_select_related = ["approved_by"]
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["title"]
    search_help_text = "Sucht im Titel."
    ordering = ["-pk"]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).for_card().defer("data")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show an edition where its document's history is told."""
        edition = self.get_object(request, object_id)
        if edition is None:
            raise Http404
        opts = kinds.get(edition.kind).model._meta
        name = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_editions"
        return HttpResponseRedirect(reverse(name, args=[edition.document_id]))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="Art")
    def kind_column(self, edition):
        return kinds.get(edition.kind).label

    @admin.display(description="öffentlich", ordering="live_from")
    def range_column(self, edition):
        return range_in_words(edition)

    @admin.display(description="freigegeben am", ordering="approved_at")
    def approved_column(self, edition):
        return moments.in_words(edition.approved_at)


@admin.register(Document)
class AnyDocumentAdmin(BulkViews, LanguageColumns, DocumentColumns, admin.ModelAdmin):
    """Texts of all kinds in one list; each opens in its own form, and is begun in its own list."""

    list_display = [
        "picture",
        "title_column",
        "kind_column",
        "state_column",
        "standing_column",
        "edited_column",
    ]
    list_filter = [WorklistFilter, KindFilter, "state", StandingFilter, TeamFilter, TopicFilter]
    search_fields = ["title"]
    search_help_text = "Sucht im Titel."

    def get_urls(self):
        opened = self.admin_site.admin_view(self.open)
        return [path("<int:pk>/oeffnen/", opened, name="publishing_open"), *super().get_urls()]

    def open(self, request, pk):
        document = get_object_or_404(Document, pk=pk)
        opts = kinds.get(document.kind).model._meta
        name = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[pk]))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return HttpResponseRedirect(reverse("admin:publishing_open", args=[object_id]))

    def get_search_results(self, request, queryset, search_term):
        """Relations are looked up by title; the list itself keeps its order."""
        found = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            return found[0].order_by(InGerman("title"), "pk"), found[1]
        return found

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("publishing.view_document")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="Art")
    def kind_column(self, document):
        return kinds.get(document.kind).label


admin.site.register(DocumentTemplate, DocumentTemplateAdmin)
admin.site.register(Synonym, SynonymAdmin)
