"""Forms of what public pages show beside editions: a change is felt by the next request, in every process."""

from django.contrib import admin

from publishing.models import ContentGeneration


class FeltAtOnce(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        ContentGeneration.bump()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        ContentGeneration.bump()
