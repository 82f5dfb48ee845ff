"""Topics, and what other forms need to find documents and editions."""

from django.contrib import admin
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from . import kinds, moments
from .models import Document, Edition, Topic
from .newsroom.lists import BoundedPaginator
from .newsroom.situation import range_in_words


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["name", "texts"]
    fields = ["name", "slug"]
    search_fields = ["name"]
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Count("assignments"))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "slug" in form.base_fields:
            form.base_fields["slug"].required = False
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
class AnyDocumentAdmin(admin.ModelAdmin):
    """Hidden: lets relations find documents of all kinds, and leads each to its own form."""

    search_fields = ["title"]
    ordering = ["title", "pk"]

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

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:index"))

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
