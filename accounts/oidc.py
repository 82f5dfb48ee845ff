"""Sign-in through the county's identity provider: what is checked beyond allauth, and what people see when it fails."""

import logging
from collections.abc import Callable
from typing import Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.decorators import rate_limit
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from requests import RequestException

from . import actions
from .enforcement import VOUCHED
from .errors import Refused
from .identity import identity_of

logger = logging.getLogger(__name__)

# Signed with a private key: with the others the client's secret, or nothing, would do
ALGORITHMS = {
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
}


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Knows the one provider of the settings, none of the database; nobody signs up, nothing is stored of claims."""

    def list_apps(self, request, provider=None, client_id=None):
        if not settings.OIDC_SERVER_URL or provider not in (
            None,
            actions.PROVIDER,
            "openid_connect",
        ):
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=actions.PROVIDER,
                name=settings.OIDC_NAME,
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings={"server_url": settings.OIDC_SERVER_URL, "oauth_pkce_enabled": True},
            )
        ]

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """Find the account that is to be signed in, or say why there is none."""
        identity = sociallogin.identity
        try:
            user = actions.account_of(identity, at=timezone.now())
            if identity.roles == () and not user.is_staff:
                raise Refused(actions.NO_ROLE)
        except Refused as error:
            raise ImmediateHttpResponse(_failed(request, str(error), 403)) from error
        sociallogin.user, sociallogin.vouched = user, identity.second_factor
        sociallogin.account = SocialAccount(
            user=user, provider=actions.PROVIDER, uid=identity.subject
        )

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        if exception:
            logger.warning(
                "Sign-in through the provider has failed: %s (%r)", exception, exception.__cause__
            )
        raise ImmediateHttpResponse(_failed(request, "", 401))


class ProviderOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Verifies the token's signature also where it came straight from the provider, and whom both answers name."""

    def complete_login(self, request, app, token, **kwargs):
        try:
            id_token = self._decode_id_token(app, kwargs["response"]["id_token"])
            userinfo = self._fetch_user_info(token.token)
            if userinfo["sub"] != id_token["sub"]:
                raise OAuth2Error("The token and the user information name different people")
        except (KeyError, TypeError, ValueError, AttributeError, jwt.PyJWTError) as error:
            raise OAuth2Error("The provider's answer is not complete") from error
        login = self.get_provider().sociallogin_from_response(request, {"id_token": id_token})
        login.account.extra_data = {}
        login.identity = identity_of(id_token, userinfo)
        return login

    def _decode_id_token(self, app, id_token):
        if jwt.get_unverified_header(id_token).get("alg") not in ALGORITHMS:
            raise OAuth2Error("The token is not signed with a private key")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor at every way of signing in, unless the provider has, and its word counts."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not _vouched(self.login.signal_kwargs) and super()._should_handle(request)


def keep_word(request: HttpRequest, **kwargs: Any) -> None:
    """user_logged_in receiver: remember in the session that the provider has asked for a second factor."""
    if _vouched(kwargs):
        request.session[VOUCHED] = True


def _vouched(kwargs: dict[str, Any] | None) -> bool:
    login: SocialLogin | None = (kwargs or {}).get("sociallogin")
    return bool(getattr(login, "vouched", False))


@never_cache
@rate_limit(action="login")
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider; only a form does, so that no foreign page signs anybody in."""
    if request.method != "POST":
        return redirect("account_login")
    return _at_provider(request, provider_id, OAuth2LoginView.adapter_view)


@never_cache
@rate_limit(action="login")
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the provider's answer."""
    return _at_provider(request, provider_id, OAuth2CallbackView.adapter_view)


def _at_provider(request: HttpRequest, provider_id: str, view: Callable[..., Any]) -> HttpResponse:
    """Run one of allauth's views; a provider that does not answer as it should gets a page that says so."""
    try:
        return view(ProviderOAuth2Adapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, OAuth2Error, KeyError, ValueError) as error:
        logger.warning("The identity provider does not answer as it should: %r", error)
        return _failed(request, "", 502)


def _failed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "account/provider_failed.html", {"why": why}, status=status)
