"""The admin site, under the portal's own name; signing in and out is the same as everywhere."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class NewsroomSite(AdminSite):
    site_header = "WIR-Portal Redaktion"
    site_title = "WIR-Portal Redaktion"
    index_title = "Übersicht"
    site_url = "/"
    empty_value_display = "nicht angegeben"

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Lead to the one sign-in page; whoever is signed in without a role gets a 403."""
        return secure_admin_login(super().login)(request)

    def logout(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        return logout(request)

    def password_change(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        return redirect("account_change_password")
