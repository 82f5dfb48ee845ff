"""Accounts in the newsroom: everything that is saved here goes through accounts.actions."""

from django.contrib import admin, messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db.models import F, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from .. import actions
from ..errors import Refused
from ..models import User
from ..roles import ROLES, roles_of
from .moments import written
from .user_form import UserForm


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


class StateFilter(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [
            ("aktiv", "Aktiv"),
            ("eingeladen", "Eingeladen"),
            ("deaktiviert", "Deaktiviert"),
        ]

    def queryset(self, request, queryset):
        invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login__isnull=True)
        match self.value():
            case "aktiv":
                return queryset.filter(~invited, is_active=True)
            case "eingeladen":
                return queryset.filter(invited, is_active=True)
            case "deaktiviert":
                return queryset.filter(is_active=False)
        return queryset


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    list_display = ["name", "email", "state", "role_names", "team_names", "last_sign_in"]
    list_filter = [StateFilter, RoleFilter, "teams"]
    search_fields = ["name", "email"]
    search_help_text = "Name oder E-Mail-Adresse"
    ordering = ["name", "pk"]
    list_per_page = 50
    readonly_fields = ["state", "last_sign_in", "created", "role_names", "team_names"]
    actions = ["invite_again", "end_sessions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "teams")

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            access = ["role_names", "team_names"]
        else:
            access = ["roles", "teams"]
        sections = [
            ("Person", {"fields": ["name", "email"]}),
            ("Was das Konto darf", {"fields": access}),
        ]
        if obj:
            fields = ["state", "is_active", "last_sign_in", "created"]
            sections.append(("Anmeldung", {"fields": fields}))
        return sections

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    # An account with all rights is out of reach for everybody else

    def has_change_permission(self, request, obj=None):
        reachable = obj is None or request.user.is_superuser or not obj.is_superuser
        return reachable and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        reachable = obj is None or request.user.is_superuser or not obj.is_superuser
        return reachable and super().has_delete_permission(request, obj)

    # Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as error:
            # Somebody else was quicker: the form had asked the same rules a moment before
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_form(self, request, form, change):
        data, by, now = form.cleaned_data, request.user, timezone.now()
        changed = set(form.changed_data)
        if not change:
            user = actions.create_account(
                by=by,
                at=now,
                email=data["email"],
                name=data["name"],
                roles=data["roles"],
                teams=data["teams"],
            )
            self.message_user(request, f"Eine Einladung an {user.email} ist unterwegs.")
            return user
        user = User.objects.get(pk=form.instance.pk)
        if {"name", "email"} & changed:
            user = actions.change_profile(
                user, by=by, at=now, email=data["email"], name=data["name"]
            )
        if "roles" in changed:
            user = actions.change_roles(user, by=by, at=now, roles=data["roles"])
        if "teams" in changed:
            user = actions.set_teams(user, by=by, at=now, teams=data["teams"])
        if "is_active" in changed:
            switch = actions.reactivate if data["is_active"] else actions.deactivate
            user = switch(user, by=by, at=now)
        return user

    def save_model(self, request, obj, form, change):
        """The actions have saved everything."""

    def save_related(self, request, form, formsets, change):
        """The actions have saved everything."""

    # Deleting

    def delete_view(self, request, object_id, extra_context=None):
        user = self.get_object(request, object_id)
        if user and self.has_delete_permission(request, user):
            try:
                actions.require_deletion_permitted(user, by=request.user)
            except Refused as error:
                self.message_user(request, str(error), messages.ERROR)
                return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[user.pk]))
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, obj):
        actions.delete_account(obj, by=request.user, at=timezone.now())

    def get_actions(self, request):
        offered = super().get_actions(request)
        offered.pop("delete_selected", None)
        return offered

    @admin.action(description="Einladung noch einmal senden", permissions=["change"])
    def invite_again(self, request, queryset):
        self._each(request, queryset, actions.invite_again, "Einladung unterwegs an: ")

    @admin.action(description="Überall abmelden", permissions=["change"])
    def end_sessions(self, request, queryset):
        self._each(request, queryset, actions.end_sessions, "Überall abgemeldet: ")

    def _each(self, request, queryset, action, said):
        done = []
        for user in queryset:
            try:
                action(user, by=request.user, at=timezone.now())
                done.append(user.name)
            except Refused as error:
                self.message_user(request, f"{user.name}: {error}", messages.ERROR)
        if done:
            self.message_user(request, said + ", ".join(done))

    # Columns

    @admin.display(description="Stand")
    def state(self, obj):
        if not obj.is_active:
            return "Deaktiviert"
        arrived = obj.last_login or obj.has_usable_password()
        return "Aktiv" if arrived else "Eingeladen"

    @admin.display(description="Rollen")
    def role_names(self, obj):
        labels = [role.label for role in roles_of(obj)]
        if obj.is_superuser:
            labels.insert(0, "Alle Rechte")
        return ", ".join(labels) or "Keine Rolle"

    @admin.display(description="Teams")
    def team_names(self, obj):
        return ", ".join(team.name for team in obj.teams.all()) or "Kein Team"

    @admin.display(description="Zuletzt angemeldet", ordering=F("last_login").desc(nulls_last=True))
    def last_sign_in(self, obj):
        return written(obj.last_login) if obj.last_login else "Noch nie"

    @admin.display(description="Angelegt")
    def created(self, obj):
        return written(obj.date_joined)
