"""Images and files: what is uploaded, how it is cleaned, which renditions exist."""

from django.apps import AppConfig


class MediaLibraryConfig(AppConfig):
    name = "media_library"
    verbose_name = "Medien"
