"""Production refuses to start half configured."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "WIR_MODE": "production",
    "SECRET_KEY": "x7" * 30,
    "ALLOWED_HOSTS": "portal.example.org",
}
OIDC = {"OIDC_CLIENT_ID": "wir", "OIDC_CLIENT_SECRET": "geheim"}


def start(tmp_path, **environment):
    """Return the finished process of a settings check in an environment of exactly these variables."""
    script = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SITE_URL, s.DEBUG)"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "wir_portal.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_complete_environment_starts_with_secure_cookies(tmp_path):
    done = start(tmp_path, **COMPLETE)
    assert done.stdout.split() == ["__Host-sitzung", "https://portal.example.org", "False"], (
        done.stderr
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "too short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"COOKIES_SECURE": "no"}, "COOKIES_SECURE"),
        ({"WIR_MODE": "produktion"}, "WIR_MODE"),
        ({"OIDC_SERVER_URL": "https://konto.example.org"}, "OIDC_CLIENT_ID"),
        ({**OIDC, "OIDC_SERVER_URL": "http://konto.example.org"}, "OIDC_SERVER_URL"),
    ],
)
def test_what_is_missing_or_unsafe_is_named_and_stops_the_start(tmp_path, change, named):
    done = start(tmp_path, **{**COMPLETE, **change})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert named in done.stderr.splitlines()[-1]


def test_without_a_mode_it_is_production(tmp_path):
    done = start(tmp_path)
    assert "SECRET_KEY" in done.stderr.splitlines()[-1]
