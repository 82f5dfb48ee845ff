"""Choosing several texts in a list, saying what is to be done with them, and reading what became of each."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from database.keys import row_key

from . import bulk
from .bulk import MOST, Chosen

VERSION = "version-"


class BulkViews:
    """Mixin of the admins that list documents; stands before DocumentColumns."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_bulk"
        view = self.admin_site.admin_view(self.bulk_view)
        return [path("mehrere/<slug:code>/", view, name=name), *super().get_urls()]

    def get_actions(self, request):
        if IS_POPUP_VAR in request.GET:
            return {}
        offered = [step for step in bulk.STEPS if self._offers(request, step)]
        return {
            step.code: (self._asks_for(step), step.code, f"{step.button} …") for step in offered
        }

    def get_action_choices(self, request, default_choices=()):
        return super().get_action_choices(request, [("", "Bitte wählen")])

    def action_checkbox(self, document):
        """Show the box with the text's name, and send along which version of it the list shows."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="„{}“ auswählen">'
            '<input type="hidden" name="{}{}" value="{}">',
            ACTION_CHECKBOX_NAME,
            document.pk,
            document.title,
            VERSION,
            document.pk,
            document.version,
        )

    def bulk_view(self, request, code):
        """Take the step with the chosen texts and show what became of each; POST only."""
        step = bulk.BY_CODE.get(code)
        if step is None:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self._offers(request, step):
            raise PermissionDenied
        form = step.form(request.POST)
        chosen = self._chosen(request)
        if len(chosen) > MOST or not form.is_valid():
            return self._ask(request, step, chosen, form)
        who = {"by": request.user, "at": request.now}
        if wanting := bulk.wanting(step, chosen, form.cleaned_data, **who):
            titles = ", ".join(f"„{document}“" for document in wanting)
            form.add_error(step.optional, f"Bitte füllen Sie das aus. Es fehlt bei: {titles}.")
            return self._ask(request, step, chosen, form)
        outcomes = bulk.take(step, chosen, form.cleaned_data, **who)
        return self._page(
            request, step, {"outcomes": outcomes, "done": sum(item.done for item in outcomes)}
        )

    def _asks_for(self, step):
        def ask(modeladmin, request, queryset):
            return self._ask(request, step, self._chosen(request), step.form())

        return ask

    def _ask(self, request, step, chosen, form):
        """Show the chosen texts with what would be refused, and ask for what the step needs."""
        too_many = len(chosen) > MOST
        tried = [] if too_many else bulk.tried(step, chosen, by=request.user, at=request.now)
        asked = {
            "form": form,
            "tried": tried,
            "possible": sum(item.done for item in tried),
            "too_many": too_many,
            "most": MOST,
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "version_name": VERSION,
            "action_url": _narrowed(self._address("bulk", step.code), request),
        }
        return self._page(request, step, asked)

    def bulk_back(self, request):
        """Return where the person came from: its address, and what the way back is called."""
        return _narrowed(self._address("changelist"), request), "Zurück zur Liste"

    def _page(self, request, step, context):
        back_url, back_words = self.bulk_back(request)
        context = {
            **self.admin_site.each_context(request),
            "title": step.button,
            "subtitle": None,
            "opts": self.opts,
            "step": step,
            "list_url": self._address("changelist"),
            "back_url": back_url,
            "back_words": back_words,
            "media": self.media
            + (context["form"].media if "form" in context else type(self.media)()),
            **context,
        }
        return TemplateResponse(request, "admin/publishing/bulk.html", context)

    def _chosen(self, request):
        """Return the texts that were ticked, each with the version that the list showed."""
        sent = dict.fromkeys(request.POST.getlist(ACTION_CHECKBOX_NAME))
        keys = [key for one in sent if (key := row_key(one)) is not None]
        found = self.get_queryset(request).in_bulk(keys[: MOST + 1])
        return [Chosen(found[key], self._version(request, key)) for key in keys if key in found]

    @staticmethod
    def _version(request, key):
        return row_key(request.POST.get(f"{VERSION}{key}")) or 0

    def _offers(self, request, step):
        needs_change = step.for_writers or not step.permission
        if needs_change and not self.has_change_permission(request):
            return False
        return not step.permission or request.user.has_perm(f"publishing.{step.permission}")

    def _address(self, name, *args):
        prefix = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{prefix}_{name}", args=args)


def _narrowed(address, request):
    """Add to the address how the list was narrowed and sorted from which the texts were chosen."""
    return f"{address}?{request.GET.urlencode()}" if request.GET else address
