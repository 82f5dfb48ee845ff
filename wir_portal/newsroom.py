"""The admin site, under the portal's own name; signing in and out is the same as everywhere."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib.admin import AdminSite
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.i18n import JavaScriptCatalog

from database.changelist import GermanChoices, GermanList

from .navigation import menu
from .start_page import start_page

# Add-ons register raw tables of theirs: groups, addresses, sessions, jobs. Changing those would go around our rules.
OWN_APPS = {
    "accounts", "duties", "media_library", "news", "organization", "programs", "publishing", "search", "subscriptions",
}  # fmt: skip


class NewsroomSite(AdminSite):
    site_header = "WIR-Portal Redaktion"
    site_title = "WIR-Portal Redaktion"
    index_title = "Übersicht"
    site_url = "/"
    empty_value_display = "nicht angegeben"
    # The masthead has the menu
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take the portal's own models and leave out those of add-ons."""
        single = isinstance(model_or_iterable, ModelBase)
        models = [model_or_iterable] if single else model_or_iterable
        own = [model for model in models if model._meta.app_label in OWN_APPS]
        super().register(own, admin_class, **options)
        for model in own:
            self.get_model_admin(model).get_changelist = lambda request, **kwargs: GermanList  # type: ignore[method-assign]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Return what the person may see; the first page asks twice, for its menu and for its list."""
        known = request.__dict__.setdefault("known_app_lists", {})
        if app_label not in known:
            known[app_label] = super().get_app_list(request, app_label)
        return known[app_label]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return {**context, "menu": menu(context["available_apps"], request.path)}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what waits for the person, and the places of the newsroom."""
        shown = {"start": start_page(request.user, request.now)}  # type: ignore[attr-defined, arg-type]
        return super().index(request, {**shown, **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        return GermanChoices.as_view(admin_site=self)(request)

    def i18n_javascript(self, request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:
        """Serve the words of Django's scripts and of the text editor, which Django would leave in English."""
        packages = ["django.contrib.admin", "django_prose_editor"]
        return JavaScriptCatalog.as_view(packages=packages)(request)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Lead to the one sign-in page; whoever is signed in without a role gets a 403."""
        return secure_admin_login(super().login)(request)

    def logout(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        return logout(request)

    def password_change(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        return redirect("account_change_password")
