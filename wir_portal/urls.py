"""Every address of the portal; the public paths are a contract."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from publishing.as_of import as_of, as_of_end
from publishing.media import media_file

from .crawlers import robots, sitemap_index, sitemap_part
from .health import healthz
from .home import home

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/stand/", as_of, name="as_of"),
    path("admin/stand/ende/", as_of_end, name="as_of_end"),
    path("admin/", admin.site.urls),
    path("konto/", include("accounts.urls")),
    # The prefix is frozen into editions: media_library.addresses.PUBLIC_PREFIX
    path("medien/<str:content_hash>/<str:name>", media_file, name="media"),
    path("", home, name="home"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path("", include("programs.urls")),
    path("", include("organization.urls")),
    # Last: its /<slug>/ takes whatever is left
    path("", include("news.urls")),
]

if settings.DEBUG_TOOLBAR:
    urlpatterns.insert(0, path("__debug__/", include("debug_toolbar.urls")))

handler400 = "wir_portal.errors.bad_request"
handler403 = "wir_portal.errors.forbidden"
handler404 = "wir_portal.errors.not_found"
handler500 = "wir_portal.errors.server_error"
