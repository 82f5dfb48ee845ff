"""Decides how signing in works here: by invitation only, in German, and without locking out somebody else."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from .states import MAY_SIGN_IN, State
from .tasks import deliver

WRONG = "E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dieses Konto ist deaktiviert.",
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "enter_current_password": "Das ist nicht Ihr jetziges Passwort.",
        "incorrect_password": "Dieses Passwort stimmt nicht.",
        "incorrect_code": "Dieser Code stimmt nicht. Bitte geben Sie den ein, der jetzt angezeigt wird.",
        "invalid_password_reset": "Dieser Link gilt nicht mehr.",
        "too_many_login_attempts": "Zu viele Fehlversuche. Bitte warten Sie fünf Minuten und versuchen Sie es dann noch"
        " einmal. Haben Sie Ihr Passwort vergessen, können Sie schon jetzt ein neues anfordern.",
        "rate_limited": "Zu viele Versuche. Bitte warten Sie eine Minute.",
    }

    def is_open_for_signup(self, request):
        """Accounts are made by Administration."""
        return False

    def pre_login(self, request, user, **kwargs):
        """Stop whoever may not come in, however they have shown who they are: password, passkey or provider."""
        if user.state(timezone.now()) not in MAY_SIGN_IN:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def respond_user_inactive(self, request, user):
        ended = user.state(timezone.now()) == State.EXPIRED
        return redirect("account_ended" if ended else "account_inactive")

    def get_login_stages(self):
        ours = {"allauth.mfa.stages.AuthenticateStage": "accounts.oidc.SecondFactorStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request):
        return reverse("admin:index") if request.user.is_staff else reverse("account")

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def send_mail(self, template_prefix, email, context):
        """Write the e-mail now and let the worker send it."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        deliver.enqueue(message.subject, message.body, email)

    def _get_login_attempts_cache_key(self, request, **credentials):
        # Failures count per account and network address: by account alone, anybody could lock out anybody
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"
