"""Addresses of announcements and simple pages."""

from django.urls import path

from publishing.views import edition_detail

from . import views

app_name = "news"
urlpatterns = [
    path("aktuelles/", views.news_list, name="list"),
    path("aktuelles/<int:year>/<slug:slug>/", edition_detail, name="detail"),
    path("<slug:slug>/", edition_detail, name="page"),
]
