"""Every address of the portal; the public paths are a contract."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from media_library.addresses import PUBLIC_PREFIX
from open_data.urls import API_ROOT, api_patterns, file_patterns
from publishing.as_of import as_of, as_of_end
from publishing.languages import FOREIGN
from publishing.media import media_file
from publishing.shared_preview import shared_file, shared_preview
from publishing.sharing import code, mastodon, poster
from publishing.views import edition_detail

from .crawlers import robots, security
from .health import healthz
from .home import home
from .sitemaps import news_sitemap, sitemap_index, sitemap_part

# Languages of texts in which the site itself does not speak
_others = "|".join(one.path_prefix.strip("/") for one in FOREIGN if not one.has_site)
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/stand/", as_of, name="as_of"),
    path("admin/stand/ende/", as_of_end, name="as_of_end"),
    path("admin/", admin.site.urls),
    path("konto/", include("accounts.urls")),
    # The prefix is frozen into editions: media_library.addresses.PUBLIC_PREFIX
    path("medien/<str:content_hash>/<str:name>", media_file, name="media"),
    path("vorschau/<str:token>/", shared_preview, name="shared_preview"),
    path(
        f"vorschau/<str:token>{PUBLIC_PREFIX}<str:content_hash>/<str:name>",
        shared_file,
        name="shared_file",
    ),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("sitemap-news.xml", news_sitemap, name="news_sitemap"),
    path(API_ROOT, api_patterns()),
    *file_patterns,
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    # Texts stand below their language: "/pl/aktuelles/2017/…/"
    re_path(rf"^(?:{_others})/(?:[a-z0-9-]+/)+$", edition_detail, name="translated"),
]
# What every language of the site has below "/en/", "/ar/" …, and German without that
urlpatterns += i18n_patterns(
    path("", home, name="home"),
    path("", include("subscriptions.urls")),
    path("teilen/mastodon/", mastodon, name="share_mastodon"),
    path("teilen/qr-code/", poster, name="share_poster"),
    path("teilen/qr-code.svg", code, name="share_code"),
    path("", include("wir_portal.search_page.urls")),
    path("", include("wir_portal.changes.urls")),
    path("", include("open_data.urls")),
    path("", include("programs.urls")),
    path("", include("organization.urls")),
    path("", include("duties.urls")),
    # Last: its /<slug>/ takes whatever is left
    path("", include("news.urls")),
    prefix_default_language=False,
)

if settings.DEBUG_TOOLBAR:
    urlpatterns.insert(0, path("__debug__/", include("debug_toolbar.urls")))

handler400 = "wir_portal.errors.bad_request"
handler403 = "wir_portal.errors.forbidden"
handler404 = "wir_portal.errors.not_found"
handler500 = "wir_portal.errors.server_error"
