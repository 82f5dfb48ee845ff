"""Announcements, events and simple pages, all documents."""

from .event import Event
from .news_item import NewsItem
from .page import Page
from .subjects import today

__all__ = ["Event", "NewsItem", "Page", "today"]
