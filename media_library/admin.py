"""How images and files are kept."""

from django.contrib import admin

from .models import Download, Image


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    search_fields = ["title", "alternative_text", "credit"]


@admin.register(Download)
class DownloadAdmin(admin.ModelAdmin):
    search_fields = ["title", "filename"]
