"""Says which admin site is the newsroom."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "wir_portal.newsroom.NewsroomSite"
