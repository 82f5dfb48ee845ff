"""Walks through a site as a visitor could: follows its links, and sends its forms without filling them in."""

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from urllib.parse import SplitResult, urldefrag, urlencode, urljoin, urlsplit

# So many combinations of filters and pages of one path are looked at; all look alike
QUERIES = 4
PATIENCE = 30  # seconds
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back: the request in words, the status, and the page where it is one in HTML."""

    request: str
    status: int
    html: bytes


@dataclass
class Form:
    """A form that is sent by POST, with what stands in it already."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """Reads the links and forms of a page."""

    def __init__(self, address: str, html: bytes) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"a", "link"} and "href" in given:
            self.links.append(urldefrag(urljoin(self.address, given["href"])).url)
        elif tag == "form" and given.get("method", "").lower() == "post":
            self.form = Form(urljoin(self.address, given.get("action") or self.address))
            self.forms.append(self.form)
        elif tag == "input" and self.form and given.get("type") == "hidden":
            self.form.fields[given.get("name", "")] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None


class Crawler:
    """Visits the pages of one site; `without` are beginnings of paths that are left alone."""

    def __init__(self, site: str, without: Iterable[str] = ()) -> None:
        self.site = site
        self.without = tuple(without)
        self.opener = urllib.request.build_opener(
            # The site is on this machine: a proxy that the environment names has nothing to do with it
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(CookieJar()),
        )
        self.forms: dict[str, Form] = {}

    def pages(self, *paths: str) -> Iterator[Answer]:
        """Yield these pages, all that they lead to, and what each form says when it comes back empty."""
        ahead = deque(urljoin(self.site, path) for path in paths)
        met, queries = set(ahead), Counter[str]()
        while ahead:
            address = ahead.popleft()
            answer = self.asked(address)
            if not answer.html:
                continue
            yield answer
            page = Page(address, answer.html)
            for form in page.forms:
                # Forms of one kind differ in what their address names only
                self.forms.setdefault(re.sub(r"[^/]*\d[^/]*|\?.*", "…", form.action), form)
            for link in page.links:
                path = urlsplit(link).path
                if link in met or not self.is_ours(link):
                    continue
                if urlsplit(link).query:
                    queries[path] += 1
                if queries[path] <= QUERIES:
                    met.add(link)
                    ahead.append(link)
        for form in self.forms.values():
            if self.is_ours(form.action):
                yield from (answer for answer in [self.sent(form)] if answer.html)

    def asked(self, address: str) -> Answer:
        """Return what the address answers."""
        return self._answer(urllib.request.Request(address), urlsplit(address))

    def sent(self, form: Form) -> Answer:
        """Return what comes back when the form is sent with nothing but its hidden fields."""
        headers = {"Content-Type": FORM, "Referer": self.site}
        request = urllib.request.Request(form.action, urlencode(form.fields).encode(), headers)
        return self._answer(request, urlsplit(form.action))

    def is_ours(self, address: str) -> bool:
        """Tell whether an address belongs to the site and is none of those left alone."""
        path = address.removeprefix(self.site)
        return address.startswith(f"{self.site}/") and not path.startswith(self.without)

    def _answer(self, request: urllib.request.Request, parts: SplitResult) -> Answer:
        named = f"{request.get_method()} {parts.path}{'?' if parts.query else ''}{parts.query}"
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                return Answer(named, response.status, _html(response))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(named, error.code, _html(error))


def _html(response: HTTPResponse | urllib.error.HTTPError) -> bytes:
    kind = response.headers.get("Content-Type", "")
    return response.read() if kind.startswith("text/html") else b""
