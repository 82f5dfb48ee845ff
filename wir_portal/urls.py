"""Every address of the portal; the public paths are a contract."""

from django.contrib import admin
from django.urls import include, path

from publishing.media import media_file

urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", include("allauth.urls")),
    # The prefix is frozen into editions: media_library.addresses.PUBLIC_PREFIX
    path("medien/<str:content_hash>/<str:name>", media_file, name="media"),
]
