"""The admin site, under the portal's own name."""

from django.contrib.admin import AdminSite


class NewsroomSite(AdminSite):
    site_header = "WIR-Portal Redaktion"
    site_title = "WIR-Portal Redaktion"
    index_title = "Übersicht"
    site_url = "/"
    empty_value_display = "nicht angegeben"
