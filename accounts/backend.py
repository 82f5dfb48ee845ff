"""Decides who can be signed in at all, and what their roles allow: asked again at each of their requests."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.utils import timezone

from .states import MAY_SIGN_IN


class AccountBackend(AuthenticationBackend):
    def user_can_authenticate(self, user):
        """Refuse ended, deactivated and anonymised accounts; a session that is still open ends with this answer.

        The clock is asked here because Django passes no request.
        """
        return user.state(timezone.now()) in MAY_SIGN_IN

    def get_all_permissions(self, user_obj, obj=None):
        """Return what Django returns and keeps for the request, by one query instead of two."""
        if user_obj.is_active and not user_obj.is_superuser and obj is None:
            if not hasattr(user_obj, "_perm_cache"):
                user_obj._perm_cache = _permissions_of(user_obj)
            return user_obj._perm_cache
        return super().get_all_permissions(user_obj, obj)


def _permissions_of(user):
    """Return what roles and account allow, as "app.codename"."""
    by_roles, own = (
        Permission.objects.filter(**{whose: user})
        .order_by()
        .values_list("content_type__app_label", "codename")
        for whose in ("group__user", "user")
    )
    return {f"{app}.{codename}" for app, codename in by_roles.union(own)}
