"""What the inlines of a programme's parts have in common."""

from django.contrib import admin

from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.known_rows import KnownRows


class PartInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    formset = KnownRows
    extra = 0
