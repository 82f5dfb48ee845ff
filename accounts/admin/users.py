"""Accounts in the newsroom: everything that is saved here goes through accounts.actions."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join

from .. import actions
from ..errors import Refused
from ..models import User
from ..rights_in_words import rights_in_words
from ..roles import roles_of
from .access import access_view
from .account_filters import EndFilter, RoleFilter, StateFilter
from .moments import written
from .privacy import privacy_view
from .user_form import UserForm


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    list_display = ["name", "email", "state", "end", "role_names", "team_names", "last_sign_in"]
    list_filter = [StateFilter, RoleFilter, "teams", EndFilter]
    search_fields = ["name", "email"]
    search_help_text = "Name oder E-Mail-Adresse"
    ordering = ["name", "pk"]
    list_per_page = 50
    readonly_fields = ["rights", "state", "last_sign_in", "created", "role_names", "team_names"]
    actions = ["invite_again", "end_sessions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "teams")

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            access = ["role_names", "team_names", "rights"]
        else:
            access = ["roles", "teams", "rights"] if obj else ["roles", "teams"]
        own = obj and self.has_change_permission(request, obj)
        sections = [
            (
                "Person",
                {"fields": ["name", "email", "address_reason"] if own else ["name", "email"]},
            ),
            ("Was das Konto darf", {"fields": access}),
        ]
        if obj:
            fields = ["state", "is_active", "access_until", "last_sign_in", "created"]
            sections.append(("Anmeldung", {"fields": fields}))
        else:
            sections.append(("Anmeldung", {"fields": ["access_until"]}))
        return sections

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    # An account with all rights is out of reach for everybody else

    def has_change_permission(self, request, obj=None):
        reachable = obj is None or request.user.is_superuser or not obj.is_superuser
        # An anonymised account stays as it is; the actions say so too
        is_open = obj is None or obj.anonymised_at is None
        return reachable and is_open and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        reachable = obj is None or request.user.is_superuser or not obj.is_superuser
        return reachable and super().has_delete_permission(request, obj)

    # Access

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("<int:user_id>/zugang/", wrap(self.access), name="accounts_user_access"),
            path("<int:user_id>/datenschutz/", wrap(self.privacy), name="accounts_user_privacy"),
        ]
        return own + super().get_urls()

    def privacy(self, request, user_id):
        user = get_object_or_404(User, pk=user_id)
        if not self.has_view_permission(request, user):
            raise PermissionDenied
        return privacy_view(self, request, user)

    def access(self, request, user_id):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return access_view(self, request, get_object_or_404(User, pk=user_id))

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
                access_until=data["access_until"],
            )
            self.message_user(request, f"Eine Einladung an {user.email} ist unterwegs.")
            return user
        user = User.objects.get(pk=form.instance.pk)
        if "name" in changed:
            user = actions.change_profile(user, by=by, at=now, name=data["name"])
        if "email" in changed:
            reason = data["address_reason"]
            user = actions.replace_address(user, by=by, at=now, email=data["email"], reason=reason)
        if "roles" in changed:
            user = actions.change_roles(user, by=by, at=now, roles=data["roles"])
        if "teams" in changed:
            user = actions.set_teams(user, by=by, at=now, teams=data["teams"])
        if "access_until" in changed:
            user = actions.set_access_until(user, by=by, at=now, last_day=data["access_until"])
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
        return obj.state(timezone.now()).label

    @admin.display(description="Zugang bis", ordering=F("access_until").asc(nulls_last=True))
    def end(self, obj):
        return (
            formats.date_format(obj.access_until, "j. F Y") if obj.access_until else "Unbefristet"
        )

    @admin.display(description="Rollen")
    def role_names(self, obj):
        labels = [role.label for role in roles_of(obj)]
        if obj.is_superuser:
            labels.insert(0, "Alle Rechte")
        return ", ".join(labels) or "Keine Rolle"

    @admin.display(description="Dieses Konto darf")
    def rights(self, obj):
        lines = format_html_join("", "<li>{}</li>", ((right,) for right in rights_in_words(obj)))
        return format_html("<ul>{}</ul>", lines) if lines else "Nur das eigene Konto verwalten"

    @admin.display(description="Teams")
    def team_names(self, obj):
        return ", ".join(team.name for team in obj.teams.all()) or "Kein Team"

    @admin.display(description="Zuletzt angemeldet", ordering=F("last_login").desc(nulls_last=True))
    def last_sign_in(self, obj):
        return written(obj.last_login) if obj.last_login else "Noch nie"

    @admin.display(description="Angelegt")
    def created(self, obj):
        return written(obj.date_joined)
