"""The forms of the public: asking for a subscription, and for the link to manage one."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.mailboxes import MailboxField
from publishing.traps import TrappedForm

from .choices import Group, by_code
from .models import Rhythm

HOW_OFTEN = [
    (Rhythm.AT_ONCE, _("Sofort, wenn etwas erscheint")),
    (Rhythm.DAILY, _("Täglich um 7 Uhr, wenn es etwas Neues gibt")),
    (Rhythm.WEEKLY, _("Wöchentlich, montags um 7 Uhr")),
]


class AddressForm(TrappedForm):
    email = MailboxField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an."),
            "invalid": _("Das ist keine vollständige E-Mail-Adresse. Beispiel: name@example.org"),
        },
    )


class SubscribeForm(AddressForm):
    subjects = forms.MultipleChoiceField(
        label=_("Worüber möchten Sie informiert werden?"),
        error_messages={"required": _("Bitte wählen Sie mindestens eine Sache aus.")},
    )
    rhythm = forms.ChoiceField(label=_("Wie oft?"), choices=HOW_OFTEN, initial=Rhythm.AT_ONCE)

    field_order = ("subjects", "rhythm", "email")

    def __init__(self, *args, groups: Sequence[Group], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(choice.code, choice.label) for choice in by_code(groups).values()]
        self.fields["subjects"].choices = offered
        self.groups = groups

    @property
    def chosen(self) -> list[str]:
        """The codes that are ticked: those sent, else those with which the page was opened."""
        return self.data.getlist("subjects") if self.is_bound else self.initial.get("subjects", [])

    @property
    def open_groups(self) -> list[str]:
        """The groups in which something is ticked: they are shown unfolded."""
        return [
            group.parameter
            for group in self.groups
            if any(choice.code in self.chosen for choice in group.choices)
        ]
