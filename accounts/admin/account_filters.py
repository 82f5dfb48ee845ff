"""By what the list of accounts is narrowed down: state, role, and when the access ends."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils import timezone

from ..roles import ROLES
from ..states import State
from ..tasks import WARNED_BEFORE


class StateFilter(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        if self.value() in State.values:
            return queryset.in_state(self.value(), at=timezone.now())
        return queryset


class RoleFilter(admin.SimpleListFilter):
    title = "Rolle"
    parameter_name = "rolle"

    def lookups(self, request, model_admin):
        return [(role.code, role.label) for role in ROLES] + [("keine", "Keine Rolle")]

    def queryset(self, request, queryset):
        labels = {role.code: role.label for role in ROLES}
        if self.value() == "keine":
            return queryset.filter(groups__isnull=True)
        if self.value() in labels:
            return queryset.filter(groups=Group.objects.get(name=labels[self.value()]))
        return queryset


class EndFilter(admin.SimpleListFilter):
    title = "Zugang"
    parameter_name = "zugang"

    def lookups(self, request, model_admin):
        return [
            ("bald", f"Endet in den nächsten {WARNED_BEFORE.days} Tagen"),
            ("befristet", "Befristet"),
            ("unbefristet", "Unbefristet"),
        ]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        match self.value():
            case "bald":
                return queryset.filter(access_until__range=(today, today + WARNED_BEFORE))
            case "befristet":
                return queryset.filter(access_until__isnull=False)
            case "unbefristet":
                return queryset.filter(access_until__isnull=True)
        return queryset
