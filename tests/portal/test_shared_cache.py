"""What several processes must know of each other, they know: by Redis, or by a table of the database."""

import shutil
import subprocess

import pytest
from django.core.cache import cache, caches
from django.core.management import call_command

from tests import factories

pytestmark = pytest.mark.django_db
BACKENDS = {
    "redis": "django.core.cache.backends.redis.RedisCache",
    "database": "django.core.cache.backends.db.DatabaseCache",
}


@pytest.fixture(scope="session")
def redis_address(tmp_path_factory):
    """Return the address of a Redis of our own, without a port and without files."""
    program = shutil.which("redis-server")
    assert program, "Redis fehlt: bitte das Debian-Paket „redis-server“ installieren."
    folder = tmp_path_factory.mktemp("redis")
    socket = folder / "socket"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)]
    with subprocess.Popen([program, *options], stdout=subprocess.PIPE, text=True) as server:
        told = next((line for line in server.stdout if "eady to accept" in line), "")
        assert told, "Redis startet nicht."
        yield f"unix://{socket}"
        server.terminate()


@pytest.fixture(params=BACKENDS)
def shared(request, settings):
    """Make the cache one that processes share, and return what connects a process anew."""
    location = "a_cache_table"
    if request.param == "redis":
        location = request.getfixturevalue("redis_address")
    settings.CACHES = {"default": {"BACKEND": BACKENDS[request.param], "LOCATION": location}}
    if request.param == "database":
        call_command("createcachetable", verbosity=0)
    cache.clear()

    def another_process():
        caches.close_all()
        del caches["default"]

    yield another_process
    cache.clear()
    another_process()


def test_one_process_reads_what_another_wrote(shared):
    cache.set("attempts", [1, 2, 3], 60)
    shared()
    assert cache.get("attempts") == [1, 2, 3]


def test_failures_are_counted_across_processes(shared, client):
    editor = factories.editor()
    for _ in range(5):
        client.post("/konto/login/", {"login": editor.email, "password": "ganz falsches Kennwort"})
        shared()
    answer = client.post("/konto/login/", {"login": editor.email, "password": factories.PASSWORD})
    assert "Zu viele Fehlversuche" in answer.text
