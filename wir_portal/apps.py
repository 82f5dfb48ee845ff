"""The project itself as an app: demonstration data, management commands, the admin site."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wir_portal"
    verbose_name = "WIR-Portal"
