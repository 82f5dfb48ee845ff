"""Pictures one after the other, to decide what those hear who do not see them: several in one form."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import modelformset_factory
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from database.keys import row_key

from .. import actions
from ..forms import ImageWordsForm
from ..models import Image

AT_ONCE = 12
WordsFormSet = modelformset_factory(Image, form=ImageWordsForm, extra=0, edit_only=True)


class DescribingView:
    """Mixin of ImageAdmin."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_describe"
        view = self.admin_site.admin_view(self.describe_view)
        return [path("alternativtexte/", view, name=name), *super().get_urls()]

    def describe_view(self, request):
        """Show the newest pictures without a decision, of those named by `ids` where there are some; POST stores."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = [pk for pk in request.GET.get("ids", "").split(",") if row_key(pk) is not None]
        if request.method == "POST":
            formset = WordsFormSet(
                request.POST, queryset=Image.objects.filter(pk__in=_posted(request.POST))
            )
            if formset.is_valid():
                return self._store(request, formset, asked)
            if not formset.forms or not all(form.instance.pk for form in formset):
                messages.error(
                    request,
                    "Eines der Bilder gibt es nicht mehr. Bitte beginnen Sie hier von vorn.",
                )
                return HttpResponseRedirect(request.get_full_path())
        else:
            formset = WordsFormSet(queryset=Image.objects.filter(pk__in=_next(asked)))
        context = {
            **self.admin_site.each_context(request),
            "title": "Alternativtexte nachtragen",
            "opts": self.opts,
            "formset": formset,
            "left": _undecided(asked).count(),
            "list_url": self.url("changelist"),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/media_library/describe.html", context)

    def _store(self, request, formset, asked):
        with transaction.atomic():
            stored = formset.save()
            for form in formset:
                if form.instance in stored:
                    message = self.construct_change_message(request, form, [])
                    self.log_change(request, form.instance, message)
                    fields = set(form.changed_data) - {"seen"}
                    actions.note_change(
                        form.instance, by=request.user, at=request.now, fields=fields
                    )
        number = len(stored)
        word = "Ein Bild ist" if number == 1 else f"{number or 'Keine'} Bilder sind"
        messages.success(request, f"{word} geändert.")
        if not _undecided(asked).exists():
            messages.info(request, "Alle Bilder haben jetzt eine Entscheidung.")
            return HttpResponseRedirect(self.url("changelist"))
        return HttpResponseRedirect(request.get_full_path())


def _undecided(asked):
    undecided = Image.objects.undescribed()
    return undecided.filter(pk__in=asked) if asked else undecided


def _next(asked):
    return list(_undecided(asked).values_list("pk", flat=True)[:AT_ONCE])


def _posted(data):
    """Return the keys of the pictures that a posted formset is about, as far as they are keys."""
    names = (f"form-{number}-id" for number in range(AT_ONCE))
    return [data[name] for name in names if row_key(data.get(name)) is not None]
