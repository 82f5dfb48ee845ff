"""Addresses of the forms for visitors; the statements themselves are documents with addresses of their own."""

from django.urls import path

from . import views

app_name = "duties"
urlpatterns = [
    path("barriere-melden/", views.report_barrier, name="barrier"),
    path("fehler-melden/", views.report_mistake, name="mistake"),
    path("mitteilung/<str:receipt>/", views.received, name="received"),
]
