"""The list of templates: their names, what they are for, in which order they are offered."""

from django.contrib import admin

from publishing import kinds, moments


class DocumentTemplateAdmin(admin.ModelAdmin):
    list_display = ["name", "kind_column", "description", "position", "changed_column"]
    list_select_related = ["changed_by"]
    fields = ["how", "name", "description", "position"]
    readonly_fields = ["how"]
    search_fields = ["name"]
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request):
        """A template is made of a text: there stands "Als Vorlage für alle behalten"."""
        return False

    @admin.display(description="Inhalt")
    def how(self, template):
        return (
            "Beginnen Sie mit dieser Vorlage einen neuen Text, ändern Sie ihn und wählen Sie dort „Als Vorlage für alle"
            " behalten“ mit demselben Namen. Den Entwurf können Sie danach löschen."
        )

    @admin.display(description="Art")
    def kind_column(self, template):
        return kinds.get(template.kind).label

    @admin.display(description="Zuletzt geändert", ordering="changed_at")
    def changed_column(self, template):
        who = f", {template.changed_by}" if template.changed_by else ""
        return f"{moments.in_words(template.changed_at)}{who}"
