"""Every response carries the security headers, whatever kind it is."""

import pytest
from django.http import HttpResponse
from django.urls import path

from wir_portal import urls as portal


def broken(request):
    raise RuntimeError("a mistake of ours")


urlpatterns = [
    path("broken", broken),
    path("fine", lambda request: HttpResponse("fine")),
    *portal.urlpatterns,
]
handler404 = getattr(portal, "handler404", "django.views.defaults.page_not_found")
handler500 = getattr(portal, "handler500", "django.views.defaults.server_error")

PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
}
ANY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.portal.test_headers"),
    # Static files come from WhiteNoise's generator, which the test client leaves to be collected
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def visit(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    client.raise_request_exception = False
    return lambda address, **kind: client.get(address, secure=True, **kind)


def policy(response):
    parts = response["Content-Security-Policy"].split("; ")
    return dict(part.partition(" ")[::2] for part in parts)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fine", 200),
        ("/healthz", 200),
        ("/gibt-es-nicht/", 404),
        ("/broken", 500),
        ("/medien/00/gibt-es-nicht.webp", 404),
        ("/static/gibt-es-nicht.css", 404),
        ("/admin/", 302),
        ("/admin/gibt-es-nicht/", 302),
    ],
)
def test_every_kind_of_response_is_protected(visit, address, status):
    response = visit(address)
    assert response.status_code == status
    assert {name: response.get(name) for name in ANY} == ANY
    assert response["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "camera=()" in response["Permissions-Policy"]
    expected = dict(PUBLIC)
    if address.startswith("/admin/"):
        del expected["require-trusted-types-for"]
    assert {name: policy(response).get(name) for name in expected} == expected
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_static_file_that_whitenoise_answers_is_protected(visit, settings, tmp_path):
    (tmp_path / "probe.css").write_text("body { margin: 0 }")
    settings.STATIC_ROOT = tmp_path
    response = visit("/static/probe.css")
    # Reads the file to its end and closes it
    assert response.getvalue().startswith(b"body")
    response.close()
    assert response.status_code == 200
    assert {name: response.get(name) for name in ANY} == ANY
    assert policy(response)["default-src"] == "'none'"
    assert "Strict-Transport-Security" in response


def test_the_redirect_to_https_is_protected(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/fine")
    assert response.status_code == 301
    assert response["Location"].startswith("https://")
    assert policy(response)["default-src"] == "'none'"


def test_a_foreign_host_name_is_refused_and_the_refusal_is_protected(visit):
    response = visit("/fine", headers={"host": "fremd.example.org"})
    assert response.status_code == 400
    assert policy(response)["default-src"] == "'none'"


def test_sign_in_has_a_policy_without_trusted_types(visit):
    assert "require-trusted-types-for" not in policy(visit("/konto/login/"))


@pytest.mark.parametrize("address", ["/fine", "/gibt-es-nicht/", "/healthz"])
def test_visitors_get_no_cookie(visit, address):
    assert not visit(address).cookies
