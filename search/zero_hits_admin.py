"""What people looked for in vain: read by editors, and deleted where somebody typed what should not stand there."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from .models import ZeroHit


@admin.register(ZeroHit)
class ZeroHitAdmin(admin.ModelAdmin):
    list_display = ["words", "times", "last_on", "first_on", "suggested", "trying"]
    list_filter = ["language"]
    search_fields = ["words"]
    search_help_text = (
        "Gezählt werden Wörter, nicht Menschen: Was nach E-Mail-Adresse, Telefonnummer oder langem Text aussieht, wird"
        " nicht notiert. Fehlt ein Text, oder heißt er nur anders? Dann hilft ein Synonym."
    )
    ordering = ["-times", "-last_on", "pk"]
    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_list_display(self, request):
        may_add = request.user.has_perm("search.add_synonym")
        return [*self.list_display, "synonym"] if may_add else self.list_display

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description="vorgeschlagen", ordering="suggestion")
    def suggested(self, hit):
        return hit.suggestion or "nichts"

    @admin.display(description="heute")
    def trying(self, hit):
        words = urlencode({"q": hit.words})
        return format_html('<a href="{}?{}">Suche ausprobieren</a>', reverse("search"), words)

    @admin.display(description="heißt nur anders")
    def synonym(self, hit):
        words = urlencode({"words": f"{hit.words}, "})
        address = reverse("admin:search_synonym_add")
        return format_html('<a href="{}?{}">Synonym eintragen</a>', address, words)
