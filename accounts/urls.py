"""Addresses of sign-in and of one's own account: allauth's, without those that this portal does not offer."""

from django.urls import include, path, re_path

from . import views

urlpatterns = [
    path("", views.account, name="account"),
    path("aktiv/", views.still_here, name="account_still_here"),
    # Before allauth's own, which keep their names because allauth looks them up
    re_path(r"^(?:signup|email|confirm-email|password/set|login/code)/", views.not_offered),
    path("", include("allauth.urls")),
]
