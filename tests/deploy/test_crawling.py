"""The walk through a site for checks finds what a visitor could reach, and sends forms empty."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawling import Crawler

PAGES = {
    "/": '<a href="/eins/">1</a> <a href="/admin/">x</a> <a href="https://example.org/">x</a> <a href="zwei/#b">2</a>',
    "/eins/": "".join(f'<a href="/eins/?seite={number}">{number}</a>' for number in range(9)),
    "/zwei/": '<form method="post" action="/senden/"><input type="hidden" name="a" value="ü"><input name="b"></form>',
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        self.answer(200 if path in PAGES else 404, PAGES.get(path, "<p>nichts</p>"))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(422, f"<p>{body.decode()}</p>")

    def answer(self, status, html):
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, format, *arguments):
        pass


@pytest.fixture
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def answers(site):
    found = Crawler(site, without=["/admin/"]).pages("/", "/fehlt/")
    return {answer.request: (answer.status, answer.html.decode()) for answer in found}


def test_it_follows_links_of_the_site_itself_and_meets_each_once(answers):
    assert [name for name in answers if "?" not in name] == [
        "GET /", "GET /fehlt/", "GET /eins/", "GET /zwei/", "POST /senden/",
    ]  # fmt: skip


def test_it_keeps_pages_for_what_goes_wrong(answers):
    assert answers["GET /fehlt/"] == (404, "<p>nichts</p>")


def test_it_looks_at_some_filters_and_pages_of_a_path_only(answers):
    assert len([name for name in answers if name.startswith("GET /eins/?")]) == 4


def test_it_sends_forms_with_their_hidden_fields_only(answers):
    assert answers["POST /senden/"] == (422, "<p>a=%C3%BC</p>")
