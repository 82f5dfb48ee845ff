"""Other servers are asked, never our own network: the addresses that are refused, and what is made of an answer."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from publishing.hyperlinks.guarded import ask, is_public


class Site(BaseHTTPRequestHandler):
    """Answers as the path says: /200, /404, /to/<where>; counts what it was asked."""

    asked = Counter()

    def answer(self):
        self.asked[self.command, self.path, self.headers["Host"]] += 1
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
        elif self.path == "/no-head" and self.command == "HEAD":
            self.send_response(405)
        else:
            status = self.path.strip("/").partition("?")[0]
            self.send_response(int(status) if status.isdecimal() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def looked_at(port):
    """Return a function that asks our server under another name, as if its address were public."""

    def look(path, host="kreis.example"):
        return ask(
            f"http://{host}:{port}{path}",
            resolver=lambda name, number: ["127.0.0.1"],
            allowed=lambda address: True,
            ports=[port],
        )

    return look


@pytest.mark.parametrize(
    ("path", "works", "reason"),
    [
        ("/200", True, ""),
        ("/204", True, ""),
        ("/404", False, "Die Seite gibt es nicht mehr (Antwort 404)."),
        ("/410", False, "Die Seite gibt es nicht mehr (Antwort 410)."),
        ("/403", None, "Der Server antwortet mit einem Fehler (403)."),
        ("/429", None, "Der Server antwortet mit einem Fehler (429)."),
        ("/500", None, "Der Server antwortet mit einem Fehler (500)."),
        ("/to//200", True, ""),
        ("/to//to//404", False, "Die Seite gibt es nicht mehr (Antwort 404)."),
        ("/to//to//to//to//to//to//200", False, "Der Link wird im Kreis weitergeleitet."),
        ("/no-head", True, ""),
    ],
)
def test_an_answer_says_whether_the_page_is_there(looked_at, path, works, reason):
    answer = looked_at(path)
    assert (answer.works, answer.reason) == (works, reason)


def test_the_server_is_asked_by_its_name_and_only_for_the_head(looked_at, port):
    Site.asked.clear()
    looked_at("/200?seite=2", host="amt.example")
    assert dict(Site.asked) == {("HEAD", "/200?seite=2", f"amt.example:{port}"): 1}


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:4136:e378::1",
    ],
)  # fmt: skip
def test_addresses_of_inner_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4001:80e::200e"])
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://localhost/", "Die Adresse führt in ein internes Netz."),
        ("http://127.0.0.1/", "Die Adresse führt in ein internes Netz."),
        ("http://[::1]/", "Die Adresse führt in ein internes Netz."),
        ("http://2130706433/", "Die Adresse führt in ein internes Netz."),
        ("https://name:wort@kreis.example/", "Die Adresse enthält Zugangsdaten."),
        ("http://kreis.example:22/", "Die Adresse führt zu einem ungewöhnlichen Anschluss."),
        ("ftp://kreis.example/", "Die Adresse ist keine Internetadresse."),
        ("http:///pfad", "Die Adresse ist keine Internetadresse."),
        ("file:///etc/passwd", "Die Adresse ist keine Internetadresse."),
    ],
)
def test_what_is_not_an_address_of_the_open_internet_is_never_asked(url, reason):
    answer = ask(url, resolver=lambda host, port: ["127.0.0.1"])
    assert (answer.works, answer.reason) == (False, reason)


def test_a_name_with_one_inner_address_among_public_ones_is_refused():
    answer = ask("http://kreis.example/", resolver=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert answer.works is False


def test_a_redirect_into_an_inner_network_is_not_followed(port):
    Site.asked.clear()
    answer = ask(
        f"http://draussen.example:{port}/to/http://drinnen.example:{port}/200",
        resolver=lambda host, number: ["127.0.0.1"] if "draussen" in host else ["10.0.0.1"],
        allowed=lambda address: address == "127.0.0.1",
        ports=[port],
    )
    assert answer.reason == "Die Adresse führt in ein internes Netz."
    assert sum(Site.asked.values()) == 1


def test_a_name_is_resolved_once_for_judging_and_connecting(port):
    names = []

    def resolver(host, number):
        names.append(host)
        return ["127.0.0.1"]

    ask(
        f"http://kreis.example:{port}/200",
        resolver=resolver,
        allowed=lambda one: True,
        ports=[port],
    )
    assert names == ["kreis.example"]


@pytest.mark.parametrize(
    "url", ["http://[", "http://kreis.example:99999/", "http://k\x00.example/"]
)
def test_a_broken_address_is_an_answer_and_no_error(url):
    assert ask(url, resolver=lambda host, port: []).works is not True


def test_a_server_that_does_not_answer_may_be_back_tomorrow(port):
    answer = ask(
        "http://kreis.example:9/",
        resolver=lambda host, number: ["127.0.0.1"],
        allowed=lambda one: True,
        ports=[9],
    )
    assert (answer.works, answer.reason) == (None, "Der Server antwortet nicht.")
