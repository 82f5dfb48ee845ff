"""The settings of the test run: the portal's own in test mode, with files that vanish afterwards.

The suite runs on SQLite unless TEST_DATABASE_URL (or DATABASE_URL) names a PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

_files = tempfile.mkdtemp(prefix="wir-portal-tests-")
# WhiteNoise warns of a directory that is not there
os.mkdir(os.path.join(_files, "static"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)

for _name in (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "MEDIA_ROOT",
    "COOKIES_SECURE",
    "REDIS_URL",
):
    os.environ.pop(_name, None)
os.environ["WIR_MODE"] = "test"
os.environ["VAR_DIR"] = _files
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from wir_portal.settings import *  # noqa: E402, F403

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file: threads with connections of their own, as in real use
    DATABASES["default"]["TEST"] = {"NAME": f"{_files}/test.sqlite3"}  # noqa: F405
