"""Addresses of sign-in and of one's own account: allauth's, without those that this portal does not offer."""

from django.urls import include, path, re_path

from . import address_change, arrival, disclosure, oidc, views

urlpatterns = [
    path("", views.account, name="account"),
    path("aktiv/", views.still_here, name="account_still_here"),
    path("einladung/<str:token>/", arrival.invitation, name="account_invitation"),
    path("einrichten/", arrival.set_up, name="account_set_up"),
    path("weiter/", arrival.arrived, name="account_arrived"),
    path("adresse/", address_change.change_address, name="account_address"),
    path("adresse/abbrechen/", address_change.cancel_change, name="account_address_cancel"),
    path(
        "adresse/bestaetigen/<str:token>/", address_change.confirm, name="account_address_confirm"
    ),
    path("daten/", disclosure.own_data, name="account_data"),
    path("abgelaufen/", views.ended, name="account_ended"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.remove_passkey),
    path("sessions/<int:pk>/beenden/", views.end_session, name="account_end_session"),
    path("oidc/<str:provider_id>/login/", oidc.login),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback),
    # Before allauth's own, which keep their names because allauth looks them up
    re_path(
        r"^(?:signup|email|confirm-email|password/set|login/code|3rdparty|social)/",
        views.not_offered,
    ),
    path("", include("allauth.urls")),
]
