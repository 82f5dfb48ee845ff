"""Teams, and who belongs to them."""

from django.contrib import admin
from django.db.models import Count

from ..models import Team


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    list_display = ["name", "mailbox", "member_count"]
    search_fields = ["name"]
    fields = ["name", "mailbox", "member_names"]
    readonly_fields = ["member_names"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(size=Count("members"))

    @admin.display(description="Mitglieder", ordering="size")
    def member_count(self, obj):
        return obj.size

    @admin.display(description="Mitglieder")
    def member_names(self, obj):
        names = ", ".join(member.name for member in obj.members.all()) if obj.pk else ""
        return names or "Noch niemand. Mitglieder tragen Sie beim Konto der Person ein."
