"""Addresses of what has changed."""

from django.urls import path

from .feeds import change_feed
from .views import change_list

app_name = "changes"
urlpatterns = [
    path("aenderungen/", change_list, name="list"),
    path("aenderungen/feed.atom", change_feed, name="feed"),
    path("aenderungen/feed.rss", change_feed, {"form": "rss"}, name="feed_rss"),
    path("aenderungen/feed.json", change_feed, {"form": "json"}, name="feed_json"),
]
