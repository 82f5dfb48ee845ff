"""Synonyms of the search: a change is felt by the next question."""

from django.contrib import admin

from publishing.models import ContentGeneration


class SynonymAdmin(admin.ModelAdmin):
    list_display = ["words"]
    fields = ["words"]
    search_fields = ["words"]
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        ContentGeneration.bump()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        ContentGeneration.bump()
