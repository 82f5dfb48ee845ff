"""Translations in the newsroom: begin one, write it beside its source, see what changed there and state its level."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from publishing import actions, languages
from publishing.comparison import compare, of_edition
from publishing.errors import ActionRefused
from publishing.models import Document, Edition
from publishing.translation.copying import last_edition, word_fields

from .beside import set_beside, speak, words_of
from .language_panel import language_panel_of, may_begin
from .situation import situation_of
from .translation_forms import COPIED, BeginTranslationForm, FollowForm


@dataclass(frozen=True)
class Page:
    """What the page of a step shows of a step."""

    button: str
    explanation: str
    code: str = ""
    danger: bool = False


BEGIN = Page(
    "Übersetzung anlegen",
    "Es entsteht ein Entwurf in der anderen Sprache, mit demselben Aufbau. Öffentlich ändert sich nichts.",
)


class TranslationViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("<int:object_id>/uebersetzen/", self.begin_translation_view, "translate"),
            ("<int:object_id>/vorlage/", self.source_changes_view, "source_changes"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    # The form, side by side

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj and obj.translation_of_id:
            language = languages.get(obj.language)
            speak(form.base_fields, [*word_fields(obj), "change_note"], language, required=True)
        return form

    def parts_of(self, document):
        """Return the inlines beside the blocks: posts and terms of office are the source's, whatever the language."""
        if document is None or document.translation_of_id is None:
            return self.parts
        return [part for part in self.parts if not getattr(part, "is_of_source", False)]

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if obj and obj.translation_of_id:
                is_block = getattr(inline, "is_block", False)
                language = languages.get(obj.language)
                fields = formset.form.base_fields
                speak(fields, words_of(inline.model), language, required=not is_block)
            yield formset, inline

    def render_change_form(self, request, context, **kwargs):
        document = kwargs.get("obj")
        if document:
            source = document.source()
            context["language_panel"] = language_panel_of(
                document,
                source,
                request.user,
                request.now,
                has_translations=self.has_rows(request, document, Document),
            )
            context["translate_url"] = self.url("translate", document.pk)
            context["source_changes_url"] = self.url("source_changes", document.pk)
            if source:
                formsets = context["inline_admin_formsets"]
                form = context["adminform"].form
                context["missing_blocks"] = set_beside(document, source, form, formsets)
        return super().render_change_form(request, context, **kwargs)

    # Begin

    def begin_translation_view(self, request, object_id):
        """Ask for the language and whether the words are taken over; POST begins it and opens its form."""
        document = self._viewable(request, object_id)
        if not may_begin(document, request.user):
            raise PermissionDenied
        if document.translation_of_id or not languages.are_offered():
            raise Http404
        situation = situation_of(document, request.now)
        form = BeginTranslationForm(request.POST or None, situation=situation)
        if form.is_valid():
            values = form.cleaned_data
            try:
                made = actions.begin_translation(
                    document,
                    by=request.user,
                    at=request.now,
                    language=values["language"],
                    with_words=values["words"] == COPIED,
                )
            except ActionRefused as refused:
                form.add_error(None, str(refused))
            else:
                name = languages.get(made.language).name
                messages.success(request, f"Die Übersetzung ({name}) ist als Entwurf angelegt.")
                return HttpResponseRedirect(self.url("change", made.pk))
        return self._translation_page(request, "admin/publishing/step.html", document, BEGIN, form)

    # What changed in the source

    def source_changes_view(self, request, object_id):
        """Show what the source says differently since the edition followed; POST states that that is done."""
        document = self._viewable(request, object_id)
        latest = document.translation_of_id and last_edition(document.translation_of)
        if not latest:
            raise Http404
        followed = document.follows_edition
        page = Page(
            f"Übersetzung ist auf dem Stand der Fassung {latest.number}",
            "Sehen Sie sich an, was sich in der Vorlage geändert hat, und passen Sie die Übersetzung an. Bestätigen Sie"
            " danach, dass sie dasselbe sagt. Für die Öffentlichkeit gilt das mit der nächsten Freigabe.",
        )
        may_state = request.user.has_perm("publishing.submit_document", document)
        initial = {"version": document.version, "edition": latest.number}
        form = FollowForm(
            request.POST or None, situation=situation_of(document, request.now), initial=initial
        )
        if request.method == "POST":
            if not may_state:
                raise PermissionDenied
            if form.is_valid():
                try:
                    actions.follow(
                        document,
                        by=request.user,
                        at=request.now,
                        version=form.cleaned_data["version"],
                        edition=form.cleaned_data["edition"],
                    )
                except ActionRefused as refused:
                    form.add_error(None, str(refused))
                else:
                    words = f"Die Übersetzung ist auf dem Stand der Fassung {latest.number}."
                    messages.success(request, words)
                    return HttpResponseRedirect(self.url("change", object_id))
        differs = followed and followed.pk != latest.pk
        readable = differs and not (followed.redacted_at or latest.redacted_at)
        more = {
            "source": document.translation_of,
            "source_url": reverse("admin:publishing_open", args=[document.translation_of_id]),
            "followed": followed,
            "latest": latest,
            "may_state": may_state and latest != followed,
            "comparison": compare(of_edition(_whole(followed)), of_edition(_whole(latest)))
            if readable
            else None,
            "announced": _announced(document, followed),
        }
        template = "admin/publishing/source_changes.html"
        return self._translation_page(request, template, document, page, form, **more)

    def _translation_page(self, request, template, document, page, form, **more):
        context = {
            **self.admin_site.each_context(request),
            "title": page.button if template.endswith("step.html") else "Stand der Vorlage",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "situation": form.situation,
            "edition": None,
            "step": page,
            "form": form,
            "media": self.media + form.media,
            "problems": [],
            "change_url": self.url("change", document.pk),
            "preview_url": self.url("preview", document.pk),
            **more,
        }
        return TemplateResponse(request, template, context)


def _whole(edition):
    return Edition.objects.get(pk=edition.pk)


def _announced(document, followed):
    """Return the source's editions since the one followed, the newest first."""
    since = followed.number if followed else 0
    editions = Edition.objects.filter(document=document.translation_of_id, number__gt=since)
    return list(editions.for_card().order_by("-number"))
