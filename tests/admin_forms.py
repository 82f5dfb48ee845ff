"""Fills in admin forms as a browser would: everything that the page shows is sent back."""

from html.parser import HTMLParser
from typing import Any

from django.urls import reverse


class _Fields(HTMLParser):
    """Collects what a browser would send of the page's form with the id that ends in `_form`."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._select = self._textarea = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        name = attributes.get("name")
        if tag == "input" and name and "__prefix__" not in name:
            kind = attributes.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in attributes:
                return
            if kind not in ("submit", "file", "button"):
                ticked = "on" if kind == "checkbox" and "value" not in attributes else ""
                self.values.setdefault(name, []).append(attributes.get("value") or ticked)
        elif tag == "select" and name and "__prefix__" not in name:
            self._select = name
        elif tag == "option" and self._select and "selected" in attributes:
            self.values.setdefault(self._select, []).append(attributes.get("value") or "")
        elif tag == "textarea" and name and "__prefix__" not in name:
            self._textarea, self._text = name, ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea" and self._textarea:
            # HTML drops one line feed at the start; browsers send CRLF
            text = self._text.removeprefix("\r\n").removeprefix("\n").replace("\r\n", "\n")
            self.values.setdefault(self._textarea, []).append(text.replace("\n", "\r\n"))
            self._textarea = None


def admin_url(document: Any, name: str, *args: Any) -> str:
    """Return the address of an admin view of the document: "change", "preview", "step" and the like."""
    opts = document._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[document.pk, *args])


def fields_of(response: Any) -> dict[str, Any]:
    """Return the fields of the page's forms with their values, ready to be posted."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return {
        name: values[0] if len(values) == 1 else values for name, values in parser.values.items()
    }


def save(client: Any, url: str, **changes: Any) -> Any:
    """Open the form at `url`, change the named fields, save and return the response."""
    opened = client.get(url)
    assert opened.status_code == 200, (url, opened.status_code)
    return client.post(url, {**fields_of(opened), **changes, "_continue": "1"})
