"""`make check-html`: has the Nu checker read every page of the demonstration, those for what goes wrong included.

On the way it names links of the site that lead nowhere.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import node
import packages
from crawling import Answer, Crawler
from demonstration import serving
from environment import ROOT, fail, installed

# Reached by no link, or only by people who work here
STARTS = (
    "/", "/gibt-es-nicht/", "/ar/gibt-es-nicht/", "/aktuelles/2020/gibt-es-nicht/", "/aktuelles/?seite=999",
    "/suche/?q=Sprache", "/suche/?q=Spracke", "/suche/?q=%3Cb%3E%22%27", "/konto/login/", "/konto/password/reset/",
)  # fmt: skip
# What stands in the addresses among them that are not there on purpose, in every language
MISSING = ("gibt-es-nicht", "seite=999")
# The newsroom is Django's admin; signing in leads there
WITHOUT = ("/admin/", "/static/", "/medien/")
# Pages that a healthy portal cannot be made to show
RENDERED = ("400.html", "403.html", "403_csrf.html", "429.html", "500.html")
RENDER = """
from django.template.loader import render_to_string
from django.test import RequestFactory
request = RequestFactory().get("/")
print(json.dumps({name: render_to_string(name, request=request) for name in sys.argv[1:]}))
"""
# Texts that are gone, which the demonstration has none of
WITHDRAW = """
from django.utils import timezone
from accounts.models import User
from news.models import NewsItem
from publishing import actions
from publishing.models import Edition
by, now = User.objects.get(email="freigabe@example.org"), timezone.now()
live = Edition.objects.live(now).filter(document__in=NewsItem.objects.filter(team__in=by.teams.all(), language="de"))
withdrawn, removed = live.select_related("document")[:2]
actions.withdraw(withdrawn.document, by=by, at=now, explanation="Der Saal ist an diesem Tag doch nicht frei.")
actions.remove(removed.document, by=by, at=now, explanation="Die Meldung war falsch.")
print(json.dumps([withdrawn.path, removed.path]))
"""


def main() -> int:
    python = installed("dev")
    packages.require("default-jre-headless")
    checker = node.installed() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    with serving(python) as (address, environment):
        gone = django(python, environment, WITHDRAW)
        answers = list(Crawler(address, WITHOUT).pages(*STARTS, *gone))
        pages = django(python, environment, RENDER, *RENDERED)
        answers += [Answer(name, 200, html.encode()) for name, html in pages.items()]
    broken = [answer for answer in answers if answer.status >= 500 or is_dead(answer)]
    for answer in broken:
        print(f"{answer.request}: {answer.status}", flush=True)
    found = findings(checker, answers)
    for (message, extract), names in found.items():
        print(f"\n{message}\n  {extract}\n  auf {len(names)} Seiten, z. B. {names[0]}", flush=True)
    print(f"\n{len(answers)} Seiten gelesen, {len(found)} Beanstandungen.", flush=True)
    return 1 if found or broken else 0


def is_dead(answer: Answer) -> bool:
    """Tell whether a link of the site leads nowhere; what was asked for in order to see that page is no such link."""
    return answer.status == 404 and not any(word in answer.request for word in MISSING)


def django(python: Path, environment: dict[str, str], program: str, *arguments: str) -> Any:
    """Run a few lines inside of the portal and return what they print as JSON."""
    command = [python, "-c", f"import django, json, sys; django.setup()\n{program}", *arguments]
    variables = {**environment, "DJANGO_SETTINGS_MODULE": "wir_portal.settings"}
    done = subprocess.run(command, cwd=ROOT, env=variables, check=False, capture_output=True)
    if done.returncode:
        fail(f"Vorbereiten ist gescheitert:\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def findings(checker: Path, answers: list[Answer]) -> dict[tuple[str, str], list[str]]:
    """Return (message, extract) of each error and warning with the pages on which it stands."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="wir-html-") as folder:
        names = {}
        for number, answer in enumerate(answers):
            file = Path(folder) / f"{number}.html"
            file.write_bytes(answer.html)
            names[file.as_uri().removeprefix("file://")] = answer.request
        command = [
            "java",
            "-jar",
            checker,
            "--format",
            "json",
            "--stdout",
            "--no-langdetect",
            folder,
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        for message in json.loads(done.stdout)["messages"]:
            name = names[message.get("url", "").removeprefix("file:").replace("//", "/")]
            found[message["message"], message.get("extract", "")].append(name)
    return found


if __name__ == "__main__":
    sys.exit(main())
