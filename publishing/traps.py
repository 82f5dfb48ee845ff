"""Keeps programs out of the forms of visitors, by a field that people neither see nor reach: no puzzle, no script."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# No word that a browser fills in by itself: no name, no website
TRAP = "kontrolle"


class TrapField(forms.CharField):
    """Nobody sees it but programs that fill in everything; what stands in it is not taken on when it is shown again."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(
            label=_("Dieses Feld bitte leer lassen"),
            required=False,
            widget=forms.TextInput(attrs=attrs),
        )

    def clean(self, value: str) -> str:
        if super().clean(value):
            raise ValidationError(
                _(
                    "Ein Feld, das leer bleiben muss, war ausgefüllt. Vielleicht hat Ihr Browser das getan. Wir haben"
                    " es geleert: Bitte senden Sie noch einmal ab."
                )
            )
        return ""


class TrappedForm(forms.Form):
    """A form with the trap, which templates show by `publishing/_trap.html`.

    A browser that fills it in all the same must not cost anybody their words: what was typed stands there again.
    """

    kontrolle = TrapField()

    @property
    def fields_shown(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != TRAP]

    @property
    def trap(self) -> forms.BoundField:
        return self[TRAP]

    @property
    def trapped(self) -> list[str]:
        return self.errors.get(TRAP, [])
