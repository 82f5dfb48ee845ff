"""Addresses of announcements, events and simple pages."""

from django.urls import path

from publishing.views import edition_detail

from . import calendar_files, event_views, views
from .feeds import event_feed, news_feed

app_name = "news"
urlpatterns = [
    path("aktuelles/", views.news_list, name="list"),
    path("aktuelles/feed.atom", news_feed, name="feed"),
    path("aktuelles/feed.rss", news_feed, {"form": "rss"}, name="feed_rss"),
    path("aktuelles/feed.json", news_feed, {"form": "json"}, name="feed_json"),
    path("aktuelles/<int:year>/", views.year, name="year"),
    path("aktuelles/<int:year>/<slug:slug>/", edition_detail, name="detail"),
    path("termine/", event_views.event_list, name="events"),
    path("termine/feed.atom", event_feed, name="event_feed"),
    path("termine/feed.rss", event_feed, {"form": "rss"}, name="event_feed_rss"),
    path("termine/feed.json", event_feed, {"form": "json"}, name="event_feed_json"),
    path("termine/termine.ics", calendar_files.calendar, name="calendar"),
    path("termine/<int:year>/", event_views.year, name="events_of_year"),
    path("termine/<int:year>/<slug:slug>/", edition_detail, name="event"),
    path("termine/<int:year>/<slug:slug>/termin.ics", calendar_files.single, name="event_file"),
    path("<slug:slug>/", edition_detail, name="page"),
]
