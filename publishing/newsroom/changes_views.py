"""The page that shows what differs between two versions of a text, and the comparison that the steps show."""

from django import forms
from django.template.response import TemplateResponse
from django.urls import path

from publishing.comparison import Comparison, compare, of_edition, of_nothing, of_working_copy
from publishing.models import Document, Edition

from .situation import situation_of

DRAFT = "entwurf"


class VersionsForm(forms.Form):
    """Which two versions: an edition before, an edition or the working copy after."""

    von = forms.ChoiceField(label="Verglichen wird")
    bis = forms.ChoiceField(label="mit")

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        named = [
            (str(item.number), f"Fassung {item.number}: {item.title}"[:90])
            for item in situation.editions
            if not item.redacted_at
        ]
        self.fields["von"].choices = named
        self.fields["bis"].choices = [(DRAFT, "dem jetzigen Entwurf"), *named]


class ChangesViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_changes"
        view = self.admin_site.admin_view(self.changes_view)
        return [path("<int:object_id>/aenderungen/", view, name=name), *super().get_urls()]

    def changes_view(self, request, object_id):
        """Compare two versions, by `?von=` and `?bis=`; without them, what is public with the working copy."""
        document = self._viewable(request, object_id)
        situation = situation_of(document, request.now)
        standard = situation.compared_with
        asked = {"von": str(standard.number) if standard else "", "bis": DRAFT}
        asked |= {name: request.GET[name] for name in asked if name in request.GET}
        form = VersionsForm(asked, situation=situation)
        comparison = None
        if not standard or form.is_valid():
            before = self._edition(document, int(asked["von"])) if standard else None
            after = None
            if standard and asked["bis"] != DRAFT:
                after = self._edition(document, int(asked["bis"]))
            comparison = comparison_of(document, request.now, before, after)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Änderungen: {document}",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "form": form if standard else None,
            "comparison": comparison,
            "change_url": self.url("change", object_id),
            "editions_url": self.url("editions", object_id),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/publishing/changes.html", context)


def comparison_of(
    document: Document, at, before: Edition | None, after: Edition | None = None
) -> Comparison:
    """Compare an edition (None: nothing) with another (None: the working copy)."""
    return compare(
        of_edition(before) if before else of_nothing(document.kind),
        of_edition(after) if after else of_working_copy(document, at),
    )
