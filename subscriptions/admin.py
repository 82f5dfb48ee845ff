"""Subscriptions in the newsroom, for Administration: numbers, and what the law lets people ask for; no list of them."""

import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts import audit

from . import actions, personal_data
from .figures import LATELY, figures
from .models import Rhythm, SignUp, Subscriber

# What the log says; it names no address
ABOUT = "E-Mail-Abonnements"


class AddressForm(forms.Form):
    email = forms.EmailField(
        label="E-Mail-Adresse",
        max_length=254,
        help_text="Die Adresse der Person, die Auskunft oder Löschung verlangt. Die Abfrage steht im Protokoll, die"
        " Adresse nicht.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "class": "vTextField"}),
    )


@admin.register(Subscriber)
class SubscriberAdmin(admin.ModelAdmin):
    """The list is a page of numbers; single subscribers have none."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        return [
            url for url in super().get_urls() if url.name == "subscriptions_subscriber_changelist"
        ]

    def changelist_view(self, request, extra_context=None):
        """Show the numbers; POST hands out or deletes what is known of one address."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = AddressForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return (
                self._data(request, form) if "data" in request.POST else self._erase(request, form)
            )
        context = {
            **self.admin_site.each_context(request),
            "title": "E-Mail-Abonnements",
            "subtitle": None,
            "opts": self.opts,
            "figures": figures(request.now),
            "days": LATELY.days,
            "rhythms": Rhythm.labels,
            "form": form,
            "may_erase": self.has_delete_permission(request),
        }
        return TemplateResponse(request, "admin/subscriptions/figures.html", context)

    def _data(self, request, form):
        told = personal_data.data_of_address(form.cleaned_data["email"], request.now)
        audit.record("export_subscriber", by=request.user, at=request.now, about=ABOUT)
        content = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        return HttpResponse(
            content,
            content_type="application/json",
            headers={
                "Content-Disposition": 'attachment; filename="abonnement.json"',
                "Cache-Control": "no-store",
            },
        )

    def _erase(self, request, form):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        email = form.cleaned_data["email"].lower()
        SignUp.objects.filter(email=email).delete()
        subscriber = Subscriber.objects.filter(email=email).first()
        if subscriber:
            actions.end(subscriber, at=request.now)
        audit.record("erase_subscriber", by=request.user, at=request.now, about=ABOUT)
        messages.success(request, "Zu dieser Adresse ist kein Abonnement mehr gespeichert.")
        return HttpResponseRedirect(reverse("admin:subscriptions_subscriber_changelist"))
