"""Addresses of announcements and simple pages."""

from django.urls import path

from publishing.views import edition_detail

from . import views
from .feeds import news_feed

app_name = "news"
urlpatterns = [
    path("aktuelles/", views.news_list, name="list"),
    path("aktuelles/feed.atom", news_feed, name="feed"),
    path("aktuelles/<int:year>/<slug:slug>/", edition_detail, name="detail"),
    path("<slug:slug>/", edition_detail, name="page"),
]
