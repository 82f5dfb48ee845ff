"""What lists of departments and people can be narrowed to: vacancies, and terms that end soon."""

from django.contrib import admin

from publishing.moments import day_of
from publishing.newsroom.horizon import days_ahead

from .models import Appointment, Post


class VacancyFilter(admin.SimpleListFilter):
    title = "Stellen"
    parameter_name = "stellen"

    def lookups(self, request, model_admin):
        return [("unbesetzt", "mit unbesetzter Stelle")]

    def queryset(self, request, queryset):
        if self.value() != "unbesetzt":
            return queryset
        return queryset.filter(pk__in=Post.objects.vacant(day_of(request.now)).values("department"))


class TermFilter(admin.SimpleListFilter):
    title = "Besetzung"
    parameter_name = "besetzung"

    def lookups(self, request, model_admin):
        return [("endet", "endet in neun Monaten, ohne Nachfolge")]

    def queryset(self, request, queryset):
        if self.value() != "endet":
            return queryset
        ending = Appointment.objects.ending(*days_ahead(request.now))
        return queryset.filter(pk__in=ending.order_by().values("person"))
