"""Addresses of e-mail subscriptions."""

from django.urls import path

from . import views

app_name = "subscriptions"
urlpatterns = [
    path("abonnieren/", views.subscribe, name="subscribe"),
    path("abonnieren/gesendet/", views.asked, name="asked"),
    path("abonnieren/bestaetigen/<str:token>/", views.confirm, name="confirm"),
    path("abonnieren/verwalten/", views.ask_for_link, name="ask_for_link"),
    path("abonnieren/verwalten/gesendet/", views.link_asked, name="link_asked"),
    path("abonnieren/verwalten/<str:token>/", views.manage, name="manage"),
    path("abonnieren/verwalten/<str:token>/daten/", views.own_data, name="own_data"),
    path("abonnieren/abmelden/<str:token>/", views.end, name="end"),
]
