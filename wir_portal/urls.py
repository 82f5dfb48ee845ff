"""Every address of the portal; the public paths are a contract."""

from django.contrib import admin
from django.urls import include, path

from publishing.media import media_file

from .health import healthz
from .home import home

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("konto/", include("accounts.urls")),
    # The prefix is frozen into editions: media_library.addresses.PUBLIC_PREFIX
    path("medien/<str:content_hash>/<str:name>", media_file, name="media"),
    path("", home, name="home"),
    path("", include("programs.urls")),
    path("", include("organization.urls")),
    # Last: its /<slug>/ takes whatever is left
    path("", include("news.urls")),
]

handler400 = "wir_portal.errors.bad_request"
handler403 = "wir_portal.errors.forbidden"
handler404 = "wir_portal.errors.not_found"
handler500 = "wir_portal.errors.server_error"
