"""Addresses of the search."""

from django.urls import path

from .views import description, search_page, suggestions

urlpatterns = [
    path("suche/", search_page, name="search"),
    path("suche/vorschlaege/", suggestions, name="search_suggestions"),
    path("suche/opensearch.xml", description, name="opensearch"),
]
