"""What the inlines of a programme's parts have in common."""

from django.contrib import admin
from django.db import models

from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.known_rows import KnownRows

from ..money.forms import Euros


class PartInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    formset = KnownRows
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # What parts of a programme have with two decimals are sums
        if isinstance(db_field, models.DecimalField):
            kwargs.setdefault("form_class", Euros)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
