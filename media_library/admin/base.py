"""What the admins of pictures and documents share: the list with usage, the page with its uses, deletion, log."""

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from database.paginator import BoundedPaginator

from .. import actions
from ..refusals import Refused
from ..usage import LISTED, InUse, require_unused, tallies_of, uses_of


class LibraryAdmin(admin.ModelAdmin):
    """Base of both lists: usage, who uploaded when, and deletion that asks first who needs the item."""

    actions = None
    change_form_template = "admin/media_library/item_change_form.html"
    list_display_links = ["title"]
    list_per_page = 48
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    class Media:
        css = {"all": ["newsroom/library.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by")

    def get_changelist_instance(self, request):
        # Counting pages need not know who uses what: that is asked for the rows of this page alone
        changelist = super().get_changelist_instance(request)
        changelist.result_list = list(changelist.result_list)
        tallies = tallies_of(changelist.result_list, request.now)
        for item in changelist.result_list:
            item.tally = tallies[item.pk]
        return changelist

    def url(self, name, *args):
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args
        )

    def render_change_form(self, request, context, **kwargs):
        item = kwargs.get("obj")
        if item:
            context["tally"] = tallies_of([item], request.now)[item.pk]
            context["uses"] = uses_of(item, request.now)
            context["unlisted"] = max(context["tally"].total - LISTED, 0)
            context["former_files"] = item.former_files.select_related("replaced_by")
            context["replace_url"] = self.url("replace", item.pk)
        context["upload_url"] = self.url("upload")
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
            obj.uploaded_at = request.now
        super().save_model(request, obj, form, change)
        if not change:
            actions.note_upload(obj, by=request.user, at=request.now)
        elif form.changed_data:
            actions.note_change(obj, by=request.user, at=request.now, fields=form.changed_data)

    def add_view(self, request, form_url="", extra_context=None):
        try:
            return super().add_view(request, form_url, extra_context)
        except IntegrityError:
            messages.error(request, actions.SAME_MOMENT)
            return HttpResponseRedirect(self.url("changelist"))

    def delete_view(self, request, object_id, extra_context=None):
        item = self.get_object(request, object_id)
        try:
            if item is not None:
                require_unused(item, request.now)
            return super().delete_view(request, object_id, extra_context)
        except InUse as refused:
            messages.error(request, " ".join(refused.messages))
        except Refused as refused:
            messages.error(request, refused.sentence)
        return HttpResponseRedirect(self.url("change", item.pk))

    def delete_model(self, request, obj):
        actions.delete(obj, by=request.user, at=request.now)

    @admin.display(description="Verwendung")
    def usage_state(self, item):
        return str(item.tally)

    @admin.display(description="hochgeladen", ordering="uploaded_at")
    def uploaded(self, item):
        day = date_format(localtime(item.uploaded_at), "j. F Y")
        return f"{day}, {item.uploaded_by}" if item.uploaded_by else day


def state(code, word):
    """Return a state as colour, sign and word."""
    return format_html('<span class="state state--{}">{}</span>', code, word)
