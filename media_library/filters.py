"""What lists of the media library can be narrowed to."""

from django.contrib import admin

from .usage import with_usage


class _Choice(admin.SimpleListFilter):
    """A filter whose values are method names of itself; other values show everything."""

    def queryset(self, request, queryset):
        known = dict(self.lookup_choices)
        return getattr(self, self.value())(queryset) if self.value() in known else queryset


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


class UsageFilter(_Choice):
    title = "Verwendung"
    parameter_name = "verwendung"

    def lookups(self, request, model_admin):
        return [("used", "wird verwendet"), ("unused", "wird nicht verwendet")]

    def used(self, items):
        return with_usage(items).filter(is_used=True)

    def unused(self, items):
        return with_usage(items).filter(is_used=False)
