"""The form of a working copy: the last place that refuses to overwrite what somebody else saved meanwhile."""

from django import forms
from django.core.exceptions import ValidationError

from publishing import moments
from publishing.foreign_slugs import slug_in
from publishing.readiness.words import placeholder_in
from publishing.slugs import german_slug

from .known_choices import know_choices

# Who looks after a text and when it is to be looked at again is not part of the text
NOT_CONTENT = {"team", "review_due", "seen_version"}


class DocumentForm(forms.ModelForm):
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    not_content = NOT_CONTENT

    class Meta:
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
            "slug": forms.TextInput(
                attrs={"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Loaded once, for the names in the fields, for the checks and for the panel
        know_choices(self)
        if "seen_version" in self.fields:
            self.initial["seen_version"] = self.instance.version if self.instance.pk else 0
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        needs_slug = not cleaned.get("slug") and "slug" not in self.errors
        # A text begun from a template gets its address with its title
        if "slug" in self.fields and needs_slug and not placeholder_in(cleaned.get("title") or ""):
            self.cleaned_data["slug"] = self._slug_of(cleaned.get("title") or "")
            if cleaned.get("title") and not self.cleaned_data["slug"]:
                self.add_error(
                    "slug",
                    "Aus dem Titel ließ sich keine Adresse bilden. Bitte tragen Sie eine ein.",
                )
        if self.instance.pk and self.cleaned_data.get("seen_version") != self.instance.version:
            raise ValidationError(self._conflict(), code="conflict")
        return self.cleaned_data

    def _slug_of(self, title):
        """Return the address made of the title; where its script cannot be spelt in Latin letters, the source's."""
        if self.instance.translation_of_id is None:
            return german_slug(title)
        return slug_in(self.instance.language, title) or self.instance.translation_of.slug

    def content_changed(self):
        """Return the names of the changed fields that belong to the text."""
        return [name for name in self.changed_data if name not in self.not_content]

    def _conflict(self):
        who = self.instance.last_edited_by or "Jemand anderes"
        when = moments.in_words(self.instance.last_edited_at)
        return (
            f"{who} hat diesen Text gespeichert ({when}), nachdem Sie ihn geöffnet hatten. Ihre Eingaben stehen noch"
            " hier im Formular, sind aber nicht gespeichert. Öffnen Sie den Text in einem zweiten Fenster und"
            " übertragen Sie, was dort fehlt."
        )
