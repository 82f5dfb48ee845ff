"""Keywords: mended or deleted where they are misspelt; they come into being with the pictures."""

from django.contrib import admin
from django.db.models import Count

from ..models import Keyword


@admin.register(Keyword)
class KeywordAdmin(admin.ModelAdmin):
    list_display = ["name", "pictures"]
    fields = ["name"]
    search_fields = ["name"]
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Count("image_keywords"))

    @admin.display(description="Bilder", ordering="used")
    def pictures(self, keyword):
        return keyword.used
