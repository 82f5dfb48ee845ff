"""Hands out everything known of an account: to its owner under "Mein Konto", to Administration for others."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import audit
from .models import User
from .personal_data import data_of, in_json


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    """Say what there is; POST hands it out."""
    if request.method == "POST":
        return data_file(request.user, by=request.user)
    return render(request, "account/data.html")


def data_file(user: User, *, by: User) -> HttpResponse:
    """Return the data of `user` as a JSON file, and note in the log who got it."""
    now = timezone.now()
    audit.record("export_person", by=by, at=now, obj=user)
    return json_file({"Stand": now, **data_of(user)}, f"konto-{user.pk}.json")


def json_file(data: object, name: str) -> HttpResponse:
    """Return data as a file that people can read; moments become text."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=in_json)
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
