"""Sign-in through the identity provider, against a provider that the test runs itself."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

from accounts.identity import check_mapping, identity_of
from accounts.models import AuditEntry, Team, User
from accounts.roles import has_role
from tests import factories

from .identity_provider import running_provider
from .second_factors import code_of, give_codes

pytestmark = pytest.mark.django_db
START, LOGIN = "/konto/oidc/sso/login/", "/konto/login/"
RITA = {
    "sub": "4711",
    "email": "Rita@example.org",
    "email_verified": True,
    "name": "Rita Beispiel",
    "groups": ["wir-redaktion", "etwas-anderes"],
}


@pytest.fixture(scope="module")
def running():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running, settings):
    cache.clear()
    running.person, running.in_token = dict(RITA), {}
    running.signed_with, running.algorithm, running.broken = 0, "RS256", False
    for name, value in running.settings().items():
        setattr(settings, name, value)
    settings.OIDC_ROLES = ["wir-redaktion=redaktion", "cn=wir,dc=kreis=administration"]
    settings.OIDC_TRUST_EMAIL = True
    return running


def leave(client, **data):
    """Go to the provider, and return what the portal asks it."""
    url = client.post(START, data).url
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def come_in(client, provider, **data):
    """Walk the whole way, and return the portal's answer to what the provider sent back."""
    back = urlsplit(provider.consent(leave(client, **data)))
    return client.get(f"{back.path}?{back.query}")


def rita(**fields):
    return factories.editor(**{"email": "rita@example.org", "name": "Rita", **fields})


def signed_in(client):
    return client.get("/konto/").wsgi_request.user


def test_without_a_provider_there_is_no_button_and_no_address(client):
    assert "Dienstkonto" not in client.get(LOGIN).text
    assert client.post(START).status_code == 404
    assert client.get(f"{START}callback/").status_code == 404


def test_the_button_leads_to_the_provider_with_pkce_and_the_policy_names_it(client, provider):
    page = client.get(LOGIN)
    assert "Mit Kreiskonto anmelden" in page.text
    assert f"form-action 'self' {provider.url}" in page["Content-Security-Policy"]
    assert provider.url not in client.get("/")["Content-Security-Policy"]
    asked = leave(client)
    assert asked["code_challenge_method"] == "S256"
    assert asked["response_type"] == "code"
    assert len(asked["state"]) > 10
    # A link on a foreign page signs nobody in
    assert client.get(START).url == LOGIN


def test_an_account_that_exists_is_linked_by_its_verified_address_and_then_by_the_subject(
    client, provider
):
    user = rita()
    assert come_in(client, provider, next="/admin/news/newsitem/").url == "/admin/news/newsitem/"
    assert signed_in(client) == user
    account = SocialAccount.objects.get(user=user)
    assert (account.uid, account.extra_data) == ("4711", {})
    assert AuditEntry.objects.filter(action="link_provider").count() == 1
    provider.person |= {"email": "rita-neu@example.org", "email_verified": False}
    other = type(client)()
    come_in(other, provider)
    assert signed_in(other) == user
    assert User.objects.get(pk=user.pk).email == "rita@example.org"


@pytest.mark.parametrize(
    ("trusted", "verified"), [(False, True), (True, False), (True, None), (True, "nein")]
)
def test_without_trust_or_verification_no_account_is_linked(
    client, provider, settings, trusted, verified
):
    settings.OIDC_TRUST_EMAIL = trusted
    settings.OIDC_CREATE_ACCOUNTS = True
    provider.person["email_verified"] = verified
    rita()
    response = come_in(client, provider)
    assert response.status_code == 403
    assert "noch kein Konto" in response.text
    assert signed_in(client).is_anonymous
    assert not SocialAccount.objects.exists()


def test_an_account_linked_with_somebody_else_stays_theirs(client, provider):
    user = rita()
    SocialAccount.objects.create(user=user, provider="sso", uid="0815")
    assert "anderen Dienstkonto" in come_in(client, provider).text
    assert signed_in(client).is_anonymous


def test_who_has_no_password_here_is_not_offered_to_change_it(client, provider):
    user = rita()
    user.set_unusable_password()
    user.save()
    come_in(client, provider)
    assert "Passwort ändern" not in client.get("/konto/").text
    assert "Passwort ändern" not in client.get("/admin/").text


def test_strangers_get_no_account(client, provider):
    response = come_in(client, provider)
    assert response.status_code == 403
    assert "Bitten Sie Ihre Administration" in response.text
    assert not User.objects.exists()


def test_where_accounts_are_made_it_takes_a_role_and_a_verified_address(client, provider, settings):
    settings.OIDC_CREATE_ACCOUNTS = True
    provider.person["groups"] = ["etwas-anderes"]
    assert "keine Rolle" in come_in(client, provider).text
    assert not User.objects.exists()
    provider.person = dict(RITA)
    come_in(client, provider)
    user = signed_in(client)
    assert (user.email, user.name) == ("rita@example.org", "Rita Beispiel")
    assert has_role(user, "redaktion")
    assert not user.has_usable_password()
    assert AuditEntry.objects.filter(action="create_account", actor=None).exists()


def test_roles_follow_the_claim_at_every_sign_in_and_the_log_has_it(client, provider):
    factories.administrator()
    user = rita()
    provider.person["groups"] = "cn=wir,dc=kreis"
    come_in(client, provider)
    user = User.objects.get(pk=user.pk)
    assert has_role(user, "administration")
    assert not has_role(user, "redaktion")
    entry = AuditEntry.objects.get(action="follow_provider")
    assert entry.details == {"old": ["redaktion"], "new": ["administration"]}
    assert entry.actor is None


def test_whoever_lost_every_role_does_not_get_in_and_loses_it_here_too(client, provider):
    user = rita()
    provider.person["groups"] = []
    response = come_in(client, provider)
    assert response.status_code == 403
    assert "keine Rolle" in response.text
    assert not User.objects.get(pk=user.pk).is_staff


def test_the_last_administrator_keeps_the_role_whatever_the_claim_says(client, provider):
    user = factories.administrator(email="rita@example.org")
    provider.person["groups"] = []
    come_in(client, provider)
    assert has_role(User.objects.get(pk=user.pk), "administration")


def test_without_a_mapping_administration_gives_the_roles(client, provider, settings):
    settings.OIDC_ROLES = []
    user = rita()
    come_in(client, provider)
    assert has_role(User.objects.get(pk=user.pk), "redaktion")
    assert not AuditEntry.objects.filter(action="follow_provider").exists()


def test_teams_follow_the_claim_where_they_are_mapped(client, provider, settings):
    settings.OIDC_TEAMS = ["wir-redaktion=Pressestelle"]
    team, old = Team.objects.create(name="Pressestelle"), Team.objects.create(name="Alt")
    user = rita()
    user.teams.add(old)
    come_in(client, provider)
    assert list(user.teams.all()) == [team]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"is_active": False}, "/konto/inactive/"),
        ({"access_until": date(2020, 1, 1)}, "/konto/abgelaufen/"),
    ],
)
def test_ended_and_deactivated_accounts_do_not_get_in_and_stay_as_they_are(
    client, provider, fields, where
):
    user = rita(**fields)
    for linked in (False, True):
        if linked:
            SocialAccount.objects.create(user=user, provider="sso", uid="4711")
        provider.person["groups"] = []
        response = come_in(client, provider)
        assert response.status_code in (302, 403)
        assert response.headers.get("Location", where) == where
        assert signed_in(client).is_anonymous
    assert has_role(user, "redaktion")


def test_an_account_with_all_rights_signs_in_by_password_only(client, provider):
    factories.superuser(email="rita@example.org")
    assert "alle" in come_in(client, provider).text
    assert signed_in(client).is_anonymous


def test_the_portal_asks_for_its_own_second_factor_unless_the_provider_vouches(
    client, provider, settings
):
    user = rita()
    secret = give_codes(user)
    assert come_in(client, provider).url == "/konto/2fa/authenticate/"
    assert signed_in(client).is_anonymous
    client.post("/konto/2fa/authenticate/", {"code": code_of(secret)})
    assert signed_in(client) == user
    settings.OIDC_SECOND_FACTOR = ["mfa"]
    provider.in_token = {"amr": ["pwd", "mfa"]}
    other = type(client)()
    come_in(other, provider)
    assert signed_in(other) == user


@pytest.mark.parametrize(
    ("accepted", "said", "open_door"),
    [
        ([], {"amr": ["mfa"]}, False),
        (["mfa"], {"amr": ["pwd"]}, False),
        (["mfa"], {"amr": ["mfa"]}, True),
        (["gold"], {"acr": "gold"}, True),
    ],
)
def test_where_a_second_factor_is_required_the_providers_word_counts_only_if_set(
    client, provider, settings, accepted, said, open_door
):
    settings.REQUIRE_SECOND_FACTOR, settings.OIDC_SECOND_FACTOR = True, accepted
    provider.in_token = said
    # What is not in the signed token does not count
    provider.person["amr"] = ["mfa"]
    user = rita()
    user.set_unusable_password()
    user.save()
    come_in(client, provider)
    assert (client.get("/admin/").status_code == 200) is open_door
    if not open_door:
        assert client.get("/konto/einrichten/").status_code == 200
        assert client.get("/konto/2fa/totp/activate/").status_code == 200


def test_the_word_counts_for_this_sign_in_only(client, provider, settings):
    settings.REQUIRE_SECOND_FACTOR, settings.OIDC_SECOND_FACTOR = True, ["mfa"]
    provider.in_token = {"amr": "mfa"}
    user = rita()
    come_in(client, provider)
    assert client.get("/admin/").status_code == 200
    client.post("/konto/logout/")
    client.post(LOGIN, {"login": user.email, "password": factories.PASSWORD})
    assert client.get("/admin/").url == "/konto/einrichten/"
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    "trouble",
    [
        {"signed_with": 1},
        {"algorithm": "HS256"},
        {"in_token": {"aud": "ein anderes Portal"}},
        {"in_token": {"iss": "http://127.0.0.1:9"}},
        {"in_token": {"exp": 1}},
        {"in_token": {"sub": "jemand anderes"}},
    ],
)
def test_a_token_that_does_not_hold_signs_nobody_in(client, provider, trouble):
    for name, value in trouble.items():
        setattr(provider, name, value)
    rita()
    response = come_in(client, provider)
    assert response.status_code == 401
    assert "nicht geklappt" in response.text
    assert signed_in(client).is_anonymous


def test_an_answer_is_good_once_and_for_the_browser_that_asked(client, provider):
    rita()
    back = urlsplit(provider.consent(leave(client)))
    stranger = type(client)()
    assert stranger.get(f"{back.path}?{back.query}").status_code == 401
    assert client.get(f"{back.path}?{back.query}").status_code == 302
    client.post("/konto/logout/")
    assert client.get(f"{back.path}?{back.query}").status_code == 401
    assert signed_in(client).is_anonymous


def test_who_cancels_there_is_told_so_here(client, provider):
    state = leave(client)["state"]
    response = client.get(f"{START}callback/", {"error": "access_denied", "state": state})
    assert response.status_code == 401
    assert "abgebrochen" in response.text


def test_a_provider_that_is_down_gets_a_german_page(client, provider):
    provider.broken = True
    response = client.post(START)
    assert response.status_code == 502
    assert "Störung" in response.text


def test_allauths_own_pages_for_strangers_are_not_there(client, provider):
    for path in ("3rdparty/", "3rdparty/signup/", "3rdparty/login/error/", "social/signup/"):
        assert client.get(f"/konto/{path}").status_code == 404


def test_claims_are_read_inside_claims_too(settings):
    settings.OIDC_CLAIM = "realm_access.roles"
    settings.OIDC_ROLES = ["freigeben=freigabe"]
    inside = identity_of({"sub": "1"}, {"realm_access": {"roles": ["freigeben"]}})
    assert inside.roles == ("freigabe",)
    assert identity_of({"sub": "1"}, {"realm_access": "nichts"}).roles == ()
    assert identity_of({"sub": "1"}, {}).email == ""


@pytest.mark.parametrize("pairs", [["gruppe=kaiser"], ["gruppe"], ["=redaktion"], ["gruppe="]])
def test_a_mapping_that_makes_no_sense_keeps_the_portal_from_starting(settings, pairs):
    settings.OIDC_ROLES = pairs
    with pytest.raises(ImproperlyConfigured):
        check_mapping()


def test_administration_loosens_a_wrong_link(client, provider):
    user = rita()
    come_in(client, provider)
    admin = type(client)()
    admin.force_login(factories.administrator())
    url = f"/admin/accounts/user/{user.pk}/zugang/"
    assert "Verbindung lösen" in admin.get(url).text
    admin.post(url, {"step": "unlink"})
    assert signed_in(client).is_anonymous
    assert not SocialAccount.objects.exists()
    assert "keinem Dienstkonto" in admin.post(url, {"step": "unlink"}, follow=True).text
