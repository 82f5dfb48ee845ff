"""What the law lets a person ask for: everything known of their account, and that it be forgotten."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from .. import actions
from ..disclosure import data_file
from ..errors import Refused
from ..models import User


def privacy_view(admin: Any, request: HttpRequest, user: User) -> HttpResponse:
    """Show what can be done; POST hands the data out or anonymises the account."""
    may_erase = admin.has_delete_permission(request, user) and not user.anonymised_at
    if request.method == "POST" and "data" in request.POST:
        return data_file(user, by=request.user)
    error = ""
    if request.method == "POST" and "erase" in request.POST:
        if request.POST.get("understood"):
            try:
                erased = actions.erase_account(user, by=request.user, at=timezone.now())
            except Refused as refused:
                error = str(refused)
            else:
                messages.success(
                    request, f"Das Konto ist anonymisiert und heißt jetzt „{erased.name}“."
                )
                return redirect("admin:accounts_user_changelist")
        else:
            error = "Bitte bestätigen Sie, dass sich das nicht rückgängig machen lässt."
    context = {
        **admin.admin_site.each_context(request),
        "title": f"Datenschutz: {user.name}",
        "subtitle": None,
        "opts": admin.opts,
        "account": user,
        "may_erase": may_erase,
        "is_self": request.user == user,
        "error": error,
    }
    return TemplateResponse(request, "admin/accounts/user/privacy.html", context)
