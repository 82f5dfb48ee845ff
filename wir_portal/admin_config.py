"""Says which admin site is the newsroom, and which add-ons' tables have no place in it."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

# Topics replace taggit's tags; jobs are looked after by operators on the command line
ELSEWHERE = ("taggit.Tag", "django_tasks_database.DBTaskResult")


class NewsroomAdminConfig(AdminConfig):
    default_site = "wir_portal.newsroom.NewsroomSite"

    def ready(self):
        super().ready()
        for label in ELSEWHERE:
            admin.site.unregister(apps.get_model(label))
