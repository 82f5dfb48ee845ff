"""What lists of the media library can be narrowed to."""

from django.contrib import admin

from database.alphabet import InGerman

from .days import day_of
from .documents import TYPES
from .models import Download, Keyword
from .usage import with_usage


class _Choice(admin.SimpleListFilter):
    """A filter whose values are method names of itself; other values show everything."""

    def queryset(self, request, queryset):
        known = dict(self.lookup_choices)
        if self.value() not in known:
            return queryset
        self.day = day_of(request.now)
        return getattr(self, self.value())(queryset)


class AlternativeTextFilter(_Choice):
    title = "Alternativtext"
    parameter_name = "alternativtext"

    def lookups(self, request, model_admin):
        return [("missing", "fehlt"), ("present", "vorhanden"), ("decorative", "schmückend")]

    def missing(self, images):
        return images.undescribed()

    def present(self, images):
        return images.exclude(alternative_text="")

    def decorative(self, images):
        return images.filter(decorative=True)


class CreditFilter(_Choice):
    title = "Urhebervermerk und Lizenz"
    parameter_name = "vermerk"

    def lookups(self, request, model_admin):
        return [("missing", "fehlt")]

    def missing(self, images):
        return images.uncredited()


class LicenceEndFilter(_Choice):
    title = "Ende der Lizenz"
    parameter_name = "lizenzende"

    def lookups(self, request, model_admin):
        return [("ended", "abgelaufen"), ("ending", "in den nächsten 90 Tagen")]

    def ended(self, images):
        return images.licence_ended(self.day)

    def ending(self, images):
        return images.licence_ending(self.day)


class UsageFilter(_Choice):
    title = "Verwendung"
    parameter_name = "verwendung"

    def lookups(self, request, model_admin):
        return [("used", "wird verwendet"), ("unused", "wird nicht verwendet")]

    def used(self, items):
        return with_usage(items).filter(is_used=True)

    def unused(self, items):
        return with_usage(items).filter(is_used=False)


class KeywordFilter(admin.SimpleListFilter):
    title = "Schlagwort"
    parameter_name = "schlagwort"

    def lookups(self, request, model_admin):
        return list(Keyword.objects.order_by(InGerman("name")).values_list("slug", "name"))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(image_keywords__tag__slug=self.value())


class AccessibilityFilter(_Choice):
    title = "Barrierefreiheit"
    parameter_name = "barrierefreiheit"

    def lookups(self, request, model_admin):
        return [
            ("undecided", "nicht geprüft"),
            ("accessible", "barrierefrei"),
            ("barriers", "nicht barrierefrei"),
            ("lacking", "weder barrierefrei noch als Webseite"),
        ]

    def undecided(self, downloads):
        return downloads.filter(accessibility=Download.Accessibility.UNKNOWN)

    def accessible(self, downloads):
        return downloads.filter(accessibility=Download.Accessibility.ACCESSIBLE)

    def barriers(self, downloads):
        return downloads.filter(accessibility=Download.Accessibility.BARRIERS)

    def lacking(self, downloads):
        return downloads.exclude(accessibility=Download.Accessibility.ACCESSIBLE).filter(
            alternative=""
        )


class TypeFilter(admin.SimpleListFilter):
    title = "Typ"
    parameter_name = "typ"

    def lookups(self, request, model_admin):
        return [(extension, known.word) for extension, known in TYPES.items()]

    def queryset(self, request, queryset):
        if self.value() not in TYPES:
            return queryset
        return queryset.filter(mime_type=TYPES[self.value()].mime_type)
