"""Where a public Sachstand is blacked out: what goes and what stays is said before, and once more asked for."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from publishing.errors import ActionRefused, NotPermitted
from publishing.newsroom.fields import PlainTextField

from ..measures.redaction import PERMISSION, number_of_editions, redact
from ..models import ProgressUpdate


class RedactionForm(forms.Form):
    reason = PlainTextField(
        label="Grund der Schwärzung",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Steht im Protokoll und beim Sachstand in der Redaktion, öffentlich nicht. Nennen Sie den Anlass,"
        " zum Beispiel „Name einer Privatperson“, und nicht, was geschwärzt wird.",
    )


class UpdateRedaction:
    """Mixin of MeasureAdmin."""

    def get_urls(self):
        route = "<int:object_id>/sachstaende/<int:update_id>/schwaerzen/"
        view = self.admin_site.admin_view(self.redaction_view)
        return [path(route, view, name="programs_measure_redact"), *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        """Return the measure, which knows whether the person may black out what was reported of it."""
        measure = super().get_object(request, object_id, from_field)
        if measure is not None:
            measure.is_redactable = request.user.has_perm(f"publishing.{PERMISSION}", measure)
        return measure

    def redaction_view(self, request, object_id, update_id):
        """Show what would go and what stays; POST blacks it out."""
        measure = self._viewable(request, object_id)
        if not measure.is_redactable:
            raise PermissionDenied
        shown = ProgressUpdate.objects.shown().filter(measure=measure.pk, redacted_at=None)
        update = shown.filter(pk=update_id).first()
        if update is None:
            raise Http404
        form, status = RedactionForm(request.POST or None, label_suffix=""), 200
        if form.is_valid():
            try:
                redact(update, by=request.user, at=request.now, **form.cleaned_data)
            except ActionRefused as refused:
                form.add_error("reason", str(refused))
                status = 403 if isinstance(refused, NotPermitted) else 200
            else:
                messages.success(request, "Der Sachstand ist geschwärzt, in allen Fassungen.")
                return HttpResponseRedirect(self.url("change", object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": "Sachstand schwärzen",
            "subtitle": None,
            "opts": self.opts,
            "document": measure,
            "update": update,
            "editions": number_of_editions(update),
            "form": form,
            "media": self.media + form.media,
            "change_url": self.url("change", object_id),
        }
        template = "admin/programs/redact_update.html"
        return TemplateResponse(request, template, context, status=status)
