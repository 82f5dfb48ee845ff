"""Security headers that neither Django nor django-csp sets, on every response."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)
# The editors' scripts, and those of the admin, write HTML in ways that Trusted Types forbid
WITHOUT_TRUSTED_TYPES = ("/admin/", "/konto/")
SIGN_IN = "/konto/"


class SecurityHeadersMiddleware:
    """Stands inside django-csp's middleware, which reads what is set on the response here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(WITHOUT_TRUSTED_TYPES):
            replaced = getattr(response, "_csp_replace", None) or {}
            response._csp_replace = {**replaced, "require-trusted-types-for": None}  # type: ignore[attr-defined]
        if settings.OIDC_SERVER_URL and request.path_info.startswith(SIGN_IN):
            # The form that leads to the identity provider: browsers judge the redirect as part of it
            response._csp_update = {"form-action": settings.OIDC_ORIGINS}  # type: ignore[attr-defined]
        return response
