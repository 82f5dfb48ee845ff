"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from search.analysis import lexicon

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wir_portal.settings")
application = get_wsgi_application()
lexicon.load()
