"""The lists of documents: what a row shows, by what it is filtered, and how many rows are counted."""

from django.contrib import admin
from django.db.models import Max, Min
from django.utils.html import format_html
from django.utils.text import Truncator

from accounts.models import Team
from database.alphabet import InGerman
from database.keys import row_key
from database.paginator import BoundedPaginator
from publishing import kinds, moments, rights
from publishing.models import State, Topic

from .standing import CHOICES, having_standing, standing_from, with_standing


class StandingFilter(admin.SimpleListFilter):
    title = "Veröffentlichung"
    parameter_name = "website"

    def lookups(self, request, model_admin):
        return CHOICES

    def queryset(self, request, queryset):
        return having_standing(queryset, self.value(), request.now) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    title = "Art"
    parameter_name = "art"

    def lookups(self, request, model_admin):
        return [(kind.code, kind.label) for kind in kinds.registered()]

    def queryset(self, request, queryset):
        return queryset.of_kind(self.value()) if self.value() else queryset


class TopicFilter(admin.SimpleListFilter):
    title = "Thema"
    parameter_name = "thema"

    def lookups(self, request, model_admin):
        return list(Topic.objects.order_by(InGerman("name")).values_list("slug", "name"))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(topic_assignments__tag__slug=self.value())


class TeamFilter(admin.SimpleListFilter):
    """Teams, and before them what the person may work on: the own teams' texts and those of no team."""

    title = "Team"
    parameter_name = "team"

    def lookups(self, request, model_admin):
        found = Team.objects.order_by(InGerman("name")).values_list("pk", "name")
        teams = [(str(pk), name) for pk, name in found]
        return [("meine", "Meine Texte und Teams"), *teams] if teams else []

    def queryset(self, request, queryset):
        if self.value() == "meine":
            return queryset.filter(rights.of_teams(request.user))
        if not self.value():
            return queryset
        key = row_key(self.value())
        return queryset.none() if key is None else queryset.filter(team=key)


class YearFilter(admin.SimpleListFilter):
    """Years of the kind's own date field: from the first to the last one, read from the ends of its index."""

    title = "Jahr"
    parameter_name = "jahr"
    field = "date"

    def lookups(self, request, model_admin):
        ends = model_admin.model.objects.aggregate(first=Min(self.field), last=Max(self.field))
        if not ends["first"]:
            return []
        years = range(ends["last"].year, ends["first"].year - 1, -1)
        return [(str(year), str(year)) for year in years]

    def queryset(self, request, queryset):
        value = self.value()
        if not value:
            return queryset
        if not (value.isdecimal() and len(value) == 4 and value != "0000"):
            return queryset.none()
        return queryset.filter(**{f"{self.field}__year": int(value)})


class DocumentColumns:
    """Mixin of DocumentAdmin: the columns that all kinds share."""

    list_display = ["picture", "title_column", "state_column", "standing_column", "edited_column"]
    list_display_links = ["title_column"]
    list_filter = ["state", StandingFilter, TeamFilter, TopicFilter]
    list_select_related = ["lead_image", "last_edited_by", "submitted_by"]
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["title", "slug"]
    actions = None

    def get_queryset(self, request):
        found = super().get_queryset(request)
        # Naming the kind lets the database read the index (kind, last edited) from its end
        return found.filter(kind=self.model.KIND) if self.model.KIND else found

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = self._rows_of_page(request, changelist)
        for item in changelist.result_list:
            item.standing = standing_from(item)
        return changelist

    def _rows_of_page(self, request, changelist):
        """Return the rows of the page: found by their keys, so that nothing is read for those that come before it."""
        page = changelist.result_list
        found = self.get_queryset(request).filter(pk__in=page.values("pk"))
        rows = with_standing(found, request.now)
        return list(changelist.apply_select_related(rows).order_by(*page.query.order_by))

    def get_ordering(self, request):
        return ["-last_edited_at", "-id"]

    @admin.display(description="Bild")
    def picture(self, document):
        if not document.lead_image:
            return format_html('<span class="quiet">{}</span>', "kein Bild")
        return format_html(
            '<img class="thumb" src="{}" width="96" height="64" alt="" loading="lazy">',
            document.lead_image.thumbnail_url,
        )

    @admin.display(description="Titel", ordering="title")
    def title_column(self, document):
        return document.title

    @admin.display(description="Stand")
    def state_column(self, document):
        state = badge(document.state, document.get_state_display())
        if document.state != State.SUBMITTED:
            return state
        told = Truncator(document.submission_message).chars(120)
        words = f"{document.submitted_by}: {told}" if told else f"von {document.submitted_by}"
        return format_html('{}<div class="quiet">{}</div>', state, words)

    @admin.display(description="Auf der Website")
    def standing_column(self, document):
        shown = badge(document.standing.code, document.standing.word)
        return format_html('{}<div class="quiet">{}</div>', shown, document.standing.detail)

    @admin.display(description="Zuletzt bearbeitet", ordering="last_edited_at")
    def edited_column(self, document):
        return format_html(
            '{}<div class="quiet">{}</div>',
            document.last_edited_by or "",
            moments.in_words(document.last_edited_at),
        )


def badge(code, word):
    """Return a state as colour, sign and word."""
    return format_html('<span class="state state--{}">{}</span>', code, word)
