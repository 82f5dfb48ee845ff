"""Addresses of programmes and measures."""

from django.urls import path

from publishing.views import edition_detail

from . import views

app_name = "programs"
urlpatterns = [
    path("programme/", views.program_list, name="list"),
    path("programme/<slug:slug>/", edition_detail, name="detail"),
    path("massnahmen/<slug:slug>/", edition_detail, name="measure"),
]
