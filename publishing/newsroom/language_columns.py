"""What the lists of documents show of languages, as soon as there is more than one."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from publishing import languages
from publishing.models import Document
from publishing.templatetags.languages import told

COLUMN = "language_column"


class LanguageFilter(admin.SimpleListFilter):
    title = "Sprache"
    parameter_name = "sprache"

    def lookups(self, request, model_admin):
        german = languages.get(languages.GERMAN)
        return [(one.code, one.name) for one in [german, *languages.offered()]]

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset


class TranslationFilter(admin.SimpleListFilter):
    title = "Übersetzung"
    parameter_name = "uebersetzung"

    def lookups(self, request, model_admin):
        return [("hinten", "hinter der Vorlage"), ("maschinell", "maschinell, ungeprüft")]

    def queryset(self, request, queryset):
        if self.value() == "hinten":
            return queryset.filter(pk__in=Document.objects.behind(request.now).values("pk"))
        if self.value() == "maschinell":
            return queryset.filter(
                machine_translated_at__isnull=False, machine_reviewed_at__isnull=True
            )
        return queryset


class LanguageColumns:
    """Mixin of DocumentAdmin."""

    def get_list_display(self, request):
        shown = [*super().get_list_display(request)]
        if languages.are_offered() and "title_column" in shown:
            shown.insert(shown.index("title_column") + 1, COLUMN)
        return shown

    def get_list_filter(self, request):
        own = [LanguageFilter, TranslationFilter] if languages.are_offered() else []
        return [*super().get_list_filter(request), *own]

    def get_changelist_instance(self, request):
        """One query more tells which translations of the page are behind; none where there are no translations."""
        changelist = super().get_changelist_instance(request)
        translated = [item.pk for item in changelist.result_list if item.translation_of_id]
        found = Document.objects.behind(request.now).filter(pk__in=translated)
        behind = set(found.values_list("pk", flat=True)) if translated else set()
        for item in changelist.result_list:
            item.is_behind = item.pk in behind
        return changelist

    def get_search_results(self, request, queryset, search_term):
        """Whatever refers to a document refers to the source: fields that search offer no translations."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            found = found.filter(translation_of__isnull=True)
        return found, may_repeat

    @admin.display(description="Titel", ordering="title")
    def title_column(self, document):
        if document.spoken.is_german:
            return document.title
        return format_html("<span{}>{}</span>", told(document.spoken), document.title)

    @admin.display(description="Sprache", ordering="language")
    def language_column(self, document):
        marks = []
        if document.is_behind:
            marks.append(("behind", "hinter der Vorlage"))
        if document.machine_translated_at and not document.machine_reviewed_at:
            marks.append(("machine", "maschinell, ungeprüft"))
        told = format_html_join("", '<div><span class="state state--{}">{}</span></div>', marks)
        return format_html("{}{}", languages.get(document.language).name, told)
