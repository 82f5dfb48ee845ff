"""What the inlines of a programme's parts have in common."""

from django.contrib import admin

from publishing.newsroom.fields import FollowsDocument, NewsroomFields


class PartInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    extra = 0
