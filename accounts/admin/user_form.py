"""The form of an account: roles and teams as boxes to tick, and every rule asked before anything is saved."""

from django import forms
from django.utils.html import format_html

from .. import actions
from ..errors import Refused
from ..models import Team, User
from ..roles import ROLES, roles_of


class UserForm(forms.ModelForm):
    """`by`, the person who fills it in, is set on the class by the admin."""

    by: User

    roles = forms.MultipleChoiceField(
        label="Rollen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (
                role.code,
                format_html('{} <span class="help">{}</span>', role.label, role.description),
            )
            for role in ROLES
        ],
        help_text="Was dieses Konto tun darf. Mehrere Rollen ergänzen sich. Ohne Rolle kann man sich anmelden, aber"
        " nicht in die Redaktion. Sich selbst kann niemand eine Rolle geben.",
    )
    teams = forms.ModelMultipleChoiceField(
        label="Teams",
        required=False,
        queryset=Team.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Teams betreuen Texte gemeinsam. Bearbeiten und freigeben kann ein Konto nur Texte seiner Teams und"
        " Texte, die zu keinem Team gehören.",
    )
    address_reason = forms.CharField(
        label="Warum Sie die Adresse ändern",
        required=False,
        max_length=300,
        help_text="Nur nötig, wenn Sie oben eine andere Adresse eintragen. Üblich ist, dass die Person ihre Adresse"
        " selbst unter „Mein Konto“ ändert und aus beiden Postfächern bestätigt. Gibt es das alte Postfach nicht mehr,"
        " tun Sie es hier; der Grund steht im Protokoll, und die alte Adresse bekommt eine Nachricht.",
    )
    is_active = forms.BooleanField(
        label="Anmeldung erlaubt",
        required=False,
        help_text="Ohne Häkchen ist das Konto deaktiviert: Alle Anmeldungen enden sofort, neue sind nicht möglich."
        " Alles, was die Person getan hat, bleibt erhalten. Das ist der richtige Weg, wenn jemand ausscheidet.",
    )

    class Meta:
        model = User
        fields = ["name", "email", "roles", "teams", "access_until", "is_active"]
        # The browser's own: Django's says "behind the server" wherever the clock of the computer is not German
        widgets = {"access_until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
        help_texts = {
            "name": "Vor- und Nachname, wie er in der Redaktion und im Protokoll stehen soll.",
            "email": "Mit dieser Adresse meldet sich die Person an; Einladung und neue Passwörter gehen dorthin.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["roles"] = [role.code for role in roles_of(self.instance)]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            user = User.objects.get(pk=self.instance.pk)
            self._ask("roles", actions.require_roles_permitted, user, cleaned.get("roles", []))
            if user.is_active and not cleaned.get("is_active"):
                self._ask("is_active", actions.require_deactivation_permitted, user)
            if cleaned.get("email") and cleaned["email"] != user.email:
                self._ask("email", actions.require_address_permitted, user)
                if not cleaned.get("address_reason", "").strip():
                    self.add_error(
                        "address_reason", "Bitte nennen Sie den Grund für die neue Adresse."
                    )
            if user.access_until != cleaned.get("access_until"):
                last_day = cleaned.get("access_until")
                self._ask("access_until", actions.require_end_permitted, user, last_day)
        return cleaned

    def _ask(self, field, rule, *args):
        try:
            rule(*args, by=self.by)
        except Refused as error:
            self.add_error(field, str(error))
