"""How announcements and simple pages are written."""

from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin

from .models import NewsItem, Page


@admin.register(NewsItem)
class NewsItemAdmin(DocumentAdmin):
    relation_fields = ["date", "programs", "departments"]
    autocomplete_fields = ["lead_image", "programs", "departments"]


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    pass
