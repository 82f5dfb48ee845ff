"""How announcements, events and simple pages are written."""

from django.contrib import admin
from django.db.models import prefetch_related_objects

from publishing import moments
from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.lists import StandingFilter, TeamFilter, TopicFilter, YearFilter

from .models import Event, NewsItem, Page
from .tables import EventResource, NewsItemResource


@admin.register(NewsItem)
class NewsItemAdmin(DocumentAdmin):
    resource_class = NewsItemResource
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
    list_filter = [
        "state",
        StandingFilter,
        TeamFilter,
        "programs",
        "departments",
        TopicFilter,
        YearFilter,
    ]
    search_help_text = "Sucht in Titel und Adresse."

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("programs")

    def get_object(self, request, object_id, from_field=None):
        item = super().get_object(request, object_id, from_field)
        if item and request.method == "GET":
            # Asked for by the checks and by the links of the page
            prefetch_related_objects([item], "departments")
        return item

    @admin.display(description="Förderprogramm")
    def programs_column(self, item):
        return ", ".join(program.title for program in item.programs.all()) or "keines"

    @admin.display(description="Datum", ordering="date")
    def day_column(self, item):
        return moments.day_in_words(item.date)


@admin.register(Event)
class EventAdmin(DocumentAdmin):
    resource_class = EventResource
    own_fieldsets = [
        ("Wann", {"fields": [("day", "begins"), ("last_day", "ends"), "cancelled"]}),
        ("Wo", {"fields": ["place", "address", "online_url"]}),
        ("Anmeldung", {"fields": ["registration", "registration_url"]}),
    ]
    relation_fields = ["programs", "departments"]
    autocomplete_fields = ["lead_image", "programs", "departments"]
    list_display = [
        "picture",
        "title_column",
        "day_column",
        "place",
        "state_column",
        "standing_column",
        "edited_column",
    ]
    list_filter = ["state", StandingFilter, TeamFilter, "programs", "departments", TopicFilter]

    @admin.display(description="Tag", ordering="day")
    def day_column(self, event):
        words = moments.day_in_words(event.day)
        return f"{words} (fällt aus)" if event.cancelled else words


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    pass
