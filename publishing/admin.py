"""Topics, and what other forms need to find documents and editions."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from . import kinds
from .models import Document, Topic


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    show_full_result_count = False


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
