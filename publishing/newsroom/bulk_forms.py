"""What a step asks for when it is taken with several texts at once."""

from django import forms
from django.contrib.admin.sites import site

from publishing.forms import BerlinMomentField
from publishing.models import Topic, TopicAssignment

from .fields import AutocompleteSeveral, PlainTextField

UNTIL = "Leer lassen, wenn die Texte öffentlich bleiben sollen."


class BulkForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class SubmitForm(BulkForm):
    change_note = forms.CharField(
        label="Änderungsvermerk",
        required=False,
        max_length=250,
        help_text="Für Texte, die schon veröffentlicht sind und noch keinen haben. Steht öffentlich dabei.",
    )
    message = PlainTextField(
        label="Nachricht an die Freigabe",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ApproveForm(BulkForm):
    live_until = BerlinMomentField(label="Veröffentlicht bis", required=False, help_text=UNTIL)


class ScheduleForm(BulkForm):
    live_from = BerlinMomentField(label="Veröffentlichen ab")
    live_until = BerlinMomentField(label="Veröffentlicht bis", required=False, help_text=UNTIL)


class WithdrawForm(BulkForm):
    explanation = PlainTextField(
        label="Erklärung für die Öffentlichkeit",
        help_text="Steht über jedem der Texte, die lesbar bleiben.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TopicsForm(BulkForm):
    add = forms.ModelMultipleChoiceField(
        label="Themen ergänzen", queryset=Topic.objects.all(), required=False
    )
    remove = forms.ModelMultipleChoiceField(
        label="Themen entfernen", queryset=Topic.objects.all(), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = AutocompleteSeveral(TopicAssignment._meta.get_field("tag"), site)
            field.widget.choices = field.choices

    def clean(self):
        typed = super().clean()
        add, remove = set(typed.get("add") or []), set(typed.get("remove") or [])
        if not self.errors and not (add or remove):
            raise forms.ValidationError("Bitte wählen Sie mindestens ein Thema.")
        both = sorted(topic.name for topic in add & remove)
        if both:
            raise forms.ValidationError(
                f"Ein Thema lässt sich nicht zugleich ergänzen und entfernen: {', '.join(both)}."
            )
        return typed
