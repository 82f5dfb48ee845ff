"""The form of a working copy: refuses to overwrite what somebody else saved meanwhile."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from publishing import moments
from publishing.slugs import german_slug

# Who looks after a text and when it is to be looked at again is not part of the text
NOT_CONTENT = {"team", "review_due", "seen_version"}


class DocumentForm(forms.ModelForm):
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
            "slug": forms.TextInput(
                attrs={"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "seen_version" in self.fields:
            self.initial["seen_version"] = self.instance.version if self.instance.pk else 0
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = german_slug(cleaned.get("title") or "")
            if cleaned.get("title") and not self.cleaned_data["slug"]:
                self.add_error(
                    "slug",
                    "Aus dem Titel ließ sich keine Adresse bilden. Bitte tragen Sie eine ein.",
                )
        if self.instance.pk and self.cleaned_data.get("seen_version") != self.instance.version:
            raise ValidationError(self._conflict(), code="conflict")
        return self.cleaned_data

    def content_changed(self):
        """Return the names of the changed fields that belong to the text."""
        return [name for name in self.changed_data if name not in NOT_CONTENT]

    def _conflict(self):
        who = self.instance.last_edited_by or "Jemand anderes"
        when = moments.in_words(self.instance.last_edited_at)
        return (
            f"{who} hat diesen Text gespeichert ({when}), nachdem Sie ihn geöffnet hatten. Ihre Eingaben stehen noch"
            " hier im Formular, sind aber nicht gespeichert. Öffnen Sie den Text in einem zweiten Fenster und"
            " übertragen Sie, was dort fehlt."
        )


def language_fields():
    """Return the fields about language, as soon as there is more than one to choose from."""
    return ["language", "translation_of"] if len(settings.LANGUAGES) > 1 else []
