"""`make lighthouse`: judges the demonstration's main pages as a telephone sees them; the bar is 100 in all four.

Other pages are named behind it: `make lighthouse ARGS="/termine/ /ar/aktuelles/"`.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import node
import packages
from crawling import Crawler, Page
from demonstration import serving
from environment import fail, installed

# Lighthouse judges as a telephone with a slow connection if not told otherwise
OPTIONS = ("--quiet", "--output=json", "--output-path=stdout", "--form-factor=mobile")
CHROMIUM = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
# A busy machine makes a page look slow now and then, never quick; a slow page stays slow
TRIES = 3
KILOBYTE = 1000
FIRST_VISIT = 150 * KILOBYTE
HTML = 14 * KILOBYTE


@dataclass(frozen=True)
class Result:
    """What Lighthouse says of one page: marks from 0 to 100, bytes over the wire, and what cost marks."""

    marks: dict[str, int]
    bytes_in_all: int
    bytes_of_html: int
    shift: float
    complaints: list[str]

    @property
    def problems(self) -> list[str]:
        """Return what keeps the page below the bar, in words."""
        return [
            *(f"{name}: {mark}" for name, mark in self.marks.items() if mark < 100),
            *([f"Erster Besuch: {self.bytes_in_all} Bytes"] * (self.bytes_in_all > FIRST_VISIT)),
            *([f"HTML: {self.bytes_of_html} Bytes"] * (self.bytes_of_html > HTML)),
            *([f"Verschiebung: {self.shift}"] * (self.shift > 0)),
        ]


def main() -> int:
    python = installed("dev")
    packages.require("chromium")
    program = node.installed() / "lighthouse" / "cli" / "index.js"
    failed = False
    with serving(python) as (address, _):
        print(
            "\n| Seite | Marken | gesamt | HTML | Verschiebung |\n|---|---|--:|--:|--:|", flush=True
        )
        for path in sys.argv[1:] or chosen(address):
            result = judged(program, f"{address}{path}")
            marks = " ".join(str(mark) for mark in result.marks.values())
            print(
                f"| {path} | {marks} | {result.bytes_in_all} | {result.bytes_of_html} | {result.shift} |",
                flush=True,
            )
            if result.problems:
                failed = True
                print("\n".join(["", *result.problems, *result.complaints, ""]), flush=True)
    return 1 if failed else 0


def chosen(address: str) -> list[str]:
    """Return home, list, the first announcement and the first programme that the lists lead to."""
    details = [first(address, folder) for folder in ("/aktuelles/", "/programme/")]
    return ["/", "/aktuelles/", *details]


def first(address: str, folder: str) -> str:
    """Return the path of the first page that the list in this folder leads to."""
    answer = Crawler(address).asked(f"{address}{folder}")
    below = f"{address}{folder}"
    links = Page(f"{address}{folder}", answer.html).links
    found = [
        link for link in links if link.startswith(below) and link.endswith("/") and link != below
    ]
    if not found:
        fail(f"{folder} führt zu keiner Seite.")
    return found[0].removeprefix(address)


def judged(program: Path, address: str) -> Result:
    """Return the best of up to three runs."""
    results = []
    for _ in range(TRIES):
        results.append(read(run(program, address)))
        if not results[-1].problems:
            break
    return min(results, key=lambda result: len(result.problems))


def run(program: Path, address: str) -> dict[str, Any]:
    """Let Lighthouse look at one page and return its report."""
    with tempfile.TemporaryDirectory(prefix="wir-lighthouse-") as folder:
        variables = {**os.environ, "CHROME_PATH": packages.chromium() or "", "TMPDIR": folder}
        command = ["node", program, address, *OPTIONS, CHROMIUM]
        done = subprocess.run(command, check=False, capture_output=True, env=variables)
    if done.returncode:
        fail(f"Lighthouse ist bei {address} gescheitert:\n{done.stderr.decode()}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def read(report: dict[str, Any]) -> Result:
    """Take from a report what counts here."""
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    lost = [
        f"  {reference['id']}: {audit['score']} {audit.get('displayValue', '')}"
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"] and (audit := audits[reference["id"]])["score"] not in (None, 1)
    ]
    return Result(
        marks={
            name: round(100 * (one["score"] or 0)) for name, one in report["categories"].items()
        },
        bytes_in_all=sum(request.get("transferSize", 0) for request in requests),
        bytes_of_html=requests[0].get("transferSize", 0),
        shift=audits["cumulative-layout-shift"]["numericValue"],
        complaints=lost,
    )


if __name__ == "__main__":
    sys.exit(main())
