"""What the public pages of announcements and simple pages show beside their own edition."""

from datetime import datetime
from typing import Any

from publishing.kinds import Kind
from publishing.models import Edition


def news_context(edition: Edition, at: datetime) -> dict[str, Any]:
    return {}


def page_context(edition: Edition, at: datetime) -> dict[str, Any]:
    return {}


NEWS = Kind("news", "news.NewsItem", "news/newsitem_detail.html", news_context)
PAGE = Kind("page", "news.Page", "news/page_detail.html", page_context)
