"""How announcements and simple pages are written."""

from django.contrib import admin

from publishing import moments
from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.lists import StandingFilter, TopicFilter, YearFilter

from .models import NewsItem, Page


@admin.register(NewsItem)
class NewsItemAdmin(DocumentAdmin):
    relation_fields = ["date", "programs", "departments"]
    autocomplete_fields = ["lead_image", "programs", "departments"]
    list_display = [
        "picture",
        "title_column",
        "state_column",
        "standing_column",
        "programs_column",
        "day_column",
        "edited_column",
    ]
    list_filter = ["state", StandingFilter, "programs", "departments", TopicFilter, YearFilter]
    search_help_text = "Sucht in Titel und Adresse."

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("programs")

    @admin.display(description="Förderprogramm")
    def programs_column(self, item):
        return ", ".join(program.title for program in item.programs.all()) or "keines"

    @admin.display(description="Datum", ordering="date")
    def day_column(self, item):
        return moments.day_in_words(item.date)


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    pass
