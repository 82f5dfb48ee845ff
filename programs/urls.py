"""Addresses of programmes, measures and indicators."""

from django.urls import path

from publishing.views import edition_detail

from . import views
from .indicators import pages as indicator_pages

app_name = "programs"
urlpatterns = [
    path("programme/", views.program_list, name="list"),
    path("programme/<slug:slug>/", edition_detail, name="detail"),
    path("massnahmen/", views.measure_list, name="measures"),
    path("massnahmen/<slug:slug>/", edition_detail, name="measure"),
    path("indikatoren/", indicator_pages.indicator_list, name="indicators"),
    path("indikatoren/<slug:slug>/", edition_detail, name="indicator"),
]
