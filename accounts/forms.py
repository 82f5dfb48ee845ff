"""The forms of signing in, of one's own password and second factor, with German labels and without placeholders."""

from allauth.account import forms as allauth
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from .tasks import send_password_reset


class _Labelled:
    """Gives fields the words in LABELS and HELP, and no placeholders: those vanish as one types."""

    LABELS: dict[str, str] = {}
    HELP: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HELP.get(name, "")


NEW_PASSWORD = (
    "Mindestens 15 Zeichen, beliebige Zeichen und Leerzeichen. Gut sind drei oder vier zufällige Wörter hintereinander;"
    " Sie können es auch von einem Passwortmanager erzeugen lassen."
)


class SignInForm(_Labelled, allauth.LoginForm):
    LABELS = {"login": "E-Mail-Adresse", "password": "Passwort"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class PasswordResetForm(_Labelled, allauth.ResetPasswordForm):
    """Asks nothing of the database: the answer takes the same time whether there is an account or not."""

    LABELS = {"email": "E-Mail-Adresse"}

    def clean_email(self):
        return self.cleaned_data["email"]

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        send_password_reset.enqueue(email)
        return email


class NewPasswordForm(_Labelled, allauth.ResetPasswordKeyForm):
    LABELS = {"password1": "Neues Passwort", "password2": "Neues Passwort noch einmal"}
    HELP = {"password1": NEW_PASSWORD}


class FirstPasswordForm(_Labelled, allauth.SetPasswordForm):
    LABELS = {"password1": "Passwort", "password2": "Passwort noch einmal"}
    HELP = {"password1": NEW_PASSWORD}


class PasswordChangeForm(_Labelled, allauth.ChangePasswordForm):
    LABELS = {"oldpassword": "Jetziges Passwort", **NewPasswordForm.LABELS}
    HELP = {"password1": NEW_PASSWORD}


class AddressForm(forms.Form):
    email = forms.EmailField(
        label="Neue E-Mail-Adresse",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ReauthenticateForm(_Labelled, allauth.ReauthenticateForm):
    LABELS = {"password": "Passwort"}


class CodeForm(_Labelled, mfa.AuthenticateForm):
    LABELS = {"code": "Code"}


class CodeAgainForm(_Labelled, mfa.ReauthenticateForm):
    LABELS = {"code": "Code"}


class ActivateCodesForm(_Labelled, ActivateTOTPForm):
    LABELS = {"code": "Code aus der App"}

    def clean_code(self):
        """Use the code up, so that whoever looked on cannot sign in with it half a minute later."""
        code = super().clean_code()
        TOTP(Authenticator(user=self.user))._mark_code_used(code)
        return code


class AddKeyForm(_Labelled, webauthn.AddWebAuthnForm):
    LABELS = {"name": "Name", "passwordless": "Ohne Passwort anmelden"}
    HELP = {
        "name": "Zum Beispiel „Diensthandy“.",
        "passwordless": "Der Passkey ersetzt dann auch das Passwort. Ihr Gerät fragt dafür nach Fingerabdruck, Gesicht"
        " oder PIN.",
    }


class RenameKeyForm(_Labelled, webauthn.EditWebAuthnForm):
    LABELS = {"name": "Name"}
