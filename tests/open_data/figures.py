"""Where the figures of programmes can be read: each reader asks one place and returns what it says there.

A reader is a function of (client, query) with the query of the address ("" or "stand=2026-05-10"). It returns for each
programme, by title, a dict with those of the keys below that this place tells:

status    the word for where the programme stands
began, ends    days in ISO 8601 or None
granted, called, passed_on, own    euros as Decimal, None where nothing is said
returned  euros as Decimal, which are no part of what was called any more; None where nothing is said of money
counts    measures by status: {"in Umsetzung": 2}, without those that no measure has
latest    the last Sachstand by measure: {"Lesekreis": ("2026-10-01", "Der Raum fehlt.")}
promises  by milestone: {"Regal": ("verschoben", 2, None)}, the state, how many dates, and when it was reached
values    by indicator and year: {("Ausleihen", "2024"): ("140", "revidiert")}, the value None where it is kept back

A new place gets a reader in READERS, with the keys that it has to tell. What tells of programmes tells of all of
them, what tells of their parts of those that have some.
"""

import csv
import io
import json
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

from django.utils import timezone

from programs.models import Award
from programs.reports.data import report_data
from programs.reports.facts import Span
from programs.reports.page import Heading, body_of
from publishing.hindsight import Hindsight
from publishing.moments import day_of
from tests.reading_html import days, having, tree, words

STATUS = {
    "unknown": "Laufzeit offen", "announced": "angekündigt", "running": "laufend", "ending_soon": "endet bald",
    "funding_gap": "Förderlücke", "ended": "beendet",
}  # fmt: skip
MEASURE = {
    "planned": "geplant", "active": "in Umsetzung", "suspended": "ruht", "finalisation": "Abschlussphase",
    "closed": "abgeschlossen", "cancelled": "abgebrochen",
}  # fmt: skip
PROMISE = {
    "reached": "erreicht",
    "open": "zugesagt",
    "moved": "verschoben",
    "overdue": "noch nicht erreicht",
}
VALUE = {"provisional": "vorläufig", "final": "endgültig", "revised": "revidiert"}
SUMS = ("granted", "called", "passed_on", "own")
TERM = ("status", "began", "ends")


def asked(client, path, query=""):
    joined = f"{path}{'&' if '?' in path else '?'}{query}" if query else path
    answer = client.get(joined)
    assert answer.status_code == 200, joined
    return answer


def euros(text):
    """Return the sum that people read as "1.234,50 €"."""
    if "€" not in text:
        return None
    return Decimal(text.partition("€")[0].strip().replace(".", "").replace(",", ".")).quantize(
        Decimal("0.01")
    )


def paid_back(text):
    """Return the sum that stands below what was called; nothing where none does."""
    _, _, sum_ = text.partition("zurückgezahlt: ")
    return euros(sum_) or Decimal("0.00")


def exact(text):
    return Decimal(text).quantize(Decimal("0.01")) if text else None


def number(counts):
    """Return how many there are of each, without those of which there are none."""
    return {name: int(count) for name, count in counts.items() if int(count)}


# Pages


def on_the_page(client, query):
    found = {}
    for slug in ("lesen", "bauen", "hoeren", "sehen", "reden", "ruhen"):
        page = tree(asked(client, f"/programme/{slug}/", query).text)
        title = words(next(page.iter("h1")))
        found[title] = {
            **_facts_of_page(page),
            **_sums_of_page(page),
            **_measures_of_page(page),
            "promises": _promises_of_page(page),
            "values": _values_of_page(page),
        }
    return found


def _facts_of_page(page):
    told = _definitions(having(page, "section", "glance")[0])
    term = days(told["Laufzeit"]) if "Laufzeit" in told else []
    is_open = "Laufzeit" in told and "Ende offen" in words(told["Laufzeit"])
    return {
        "status": words(having(told["Stand"], "span", "badge")[0]),
        "began": term[0] if term else None,
        "ends": term[-1] if term and not is_open else None,
    }


def _definitions(element):
    (listed,) = (one for one in element.iter("dl"))
    pairs = list(listed)
    return {words(term): told for term, told in zip(pairs[::2], pairs[1::2], strict=True)}


def _sums_of_page(page):
    tables = having(page, "table", "money")
    if not tables:
        return dict.fromkeys((*SUMS, "returned"))
    heads = [words(one) for one in tables[0].find("thead").iter("th")][1:]
    if "bewilligt" not in heads:
        return dict.fromkeys((*SUMS, "returned"))
    ends = tables[0].find("tfoot")
    rows = list((tables[0].find("tbody") if ends is None else ends).iter("tr"))
    assert len(rows) == 1
    told = dict(zip(heads, (words(one) for one in rows[0].iter("td")), strict=True))
    names = ("bewilligt", "abgerufen", "weitergegeben", "Eigenanteil")
    found = {key: euros(told.get(name, "")) for key, name in zip(SUMS, names, strict=True)}
    return found | {"returned": paid_back(told["abgerufen"])}


def _measures_of_page(page):
    counts, latest = {}, {}
    for group in having(page, "section", "measures"):
        listed = list(having(group, "ul", "measures__list")[0])
        counts[words(having(group, "span", "badge")[0])] = len(listed)
        for one in listed:
            told = having(one, "p", "measures__latest")
            if told:
                day = days(having(one, "p", "measures__dates")[0])[0]
                latest[words(next(one.iter("h4")))] = (day, words(told[0]))
    return {"counts": counts, "latest": latest}


def _promises_of_page(page):
    found = {}
    for one in having(page, "li", "promise"):
        dates = list(having(one, "ol", "promise__dates")[0])
        reached = days(dates.pop())[-1] if "erreicht am" in words(dates[-1]) else None
        state = words(having(one, "span", "badge")[0])
        found[words(next(one.iter("h3")))] = (state, len(dates), reached)
    return found


def _values_of_page(page):
    found = {}
    for indicator in having(page, "article", "indicator"):
        title = words(next(indicator.iter("h3")))
        for row in having(indicator, "table", "observations")[0].find("tbody").iter("tr"):
            value, state = list(row.iter("td"))
            said = words(value)
            found[title, words(row.find("th"))] = (None if said == "×" else said, words(state))
    return found


def in_the_table(client, query):
    page, found = tree(asked(client, "/programme/?ansicht=tabelle", query).text), {}
    for row in page.find(".//tbody").iter("tr"):
        status, _, term, done, under_way, amount = list(row.iter("td"))
        closed, _, every = words(done).partition(" von ")
        is_granted = words(amount).endswith("bewilligt")
        on = days(term)
        found[words(row.find("th"))] = {
            "status": words(status),
            "began": on[0] if on else None,
            "ends": on[-1] if on and "Ende offen" not in words(term) else None,
            "granted": euros(words(amount)) if is_granted else None,
            "closed": int(closed) if every else 0,
            "under_way": int(words(under_way)) if every else 0,
            "every": int(every or 0),
        }
    return found


# Files


def in_the_csv(client, query):
    rows = csv.DictReader(
        io.StringIO(asked(client, "/programme/?format=csv", query).content.decode("utf-8-sig")), delimiter=";"
    )  # fmt: skip
    return {
        row["Programm"]: {
            "status": row["Stand"],
            "began": row["Beginn"] or None,
            "ends": row["Ende"] or None,
            "granted": exact(row["Bewilligt (Euro)"]),
            "called": exact(row["Abgerufen (Euro)"]),
            "returned": exact(row["Zurückgezahlt (Euro)"]),
            "passed_on": exact(row["Weitergegeben (Euro)"]),
            "counts": number({word: row[f"Maßnahmen {word}"] for word in MEASURE.values()}),
        }
        for row in rows
    }


def in_the_json(client, query):
    said = asked(client, "/programme/?format=json", query).json()["programmes"]
    return {
        one["title"]: {
            "status": STATUS[one["status"]],
            "began": one["starts_on"],
            "ends": one["ends_on"],
            **{name: exact(one[name]) for name in (*SUMS[:3], "returned")},
            "counts": number({word: one["measures"][code] for code, word in MEASURE.items()}),
        }
        for one in said
    }


def in_the_csv_of_measures(client, query):
    text = asked(client, "/massnahmen/?format=csv", query).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    return _of_measures(
        (row["Förderprogramm"], row["Maßnahme"], row["Stand"], row["Stand vom"], row["Letzter Sachstand"])
        for row in rows
    )  # fmt: skip


def in_the_json_of_measures(client, query):
    said = asked(client, "/massnahmen/?format=json", query).json()["measures"]
    return _of_measures(
        (
            one["programme"]["title"], one["title"], MEASURE[one["status"]], one["status_on"],
            (one["latest_update"] or {}).get("text"),
        )
        for one in said
    )  # fmt: skip


def _of_measures(rows):
    counts, latest = defaultdict(Counter), defaultdict(dict)
    for program, title, status, on, text in rows:
        counts[program][status] += 1
        if text:
            latest[program][title] = (on, text)
    return {
        program: {"counts": dict(counts[program]), "latest": latest[program]} for program in counts
    }


# The interface, and what machines read of a page


def in_the_interface(client, query):
    def items(name):
        said = asked(client, f"/api/v1/{name}?limit=100", query).json()
        assert said["next"] is None
        return said["items"]

    found = {
        one["title"]: {
            "status": one["status"]["label"],
            "began": one["from"],
            "ends": one["until"],
            "counts": number({MEASURE[code]: many for code, many in one["measures"].items()}),
            "latest": {},
            "promises": {},
            "values": {},
            **dict.fromkeys((*SUMS, "returned")),
        }
        for one in items("programs")
    }
    for one in items("measures"):
        if update := one["latest_update"]:
            found[one["program"]["title"]]["latest"][one["title"]] = (
                update["date"],
                update["text"],
            )
    for one in items("milestones"):
        told = (PROMISE[one["state"]], len(one["dates"]), one["reached_on"])
        found[one["program"]["title"]]["promises"][one["title"]] = told
    program_of = {one["title"]: one["program"]["title"] for one in items("indicators")}
    for one in items("observations"):
        title = one["indicator"]["title"]
        values = found[program_of[title]]["values"]
        values[title, one["from"][:4]] = (one["value"], VALUE[one["state"]])
    awards = defaultdict(list)
    for one in items("awards"):
        awards[one["program"]["title"]].append(one)
    for title, some in awards.items():
        found[title] |= _added(some)
    return found


def _added(awards):
    """Add up notices as the description of the interface says: the last of a chain counts, what is passed on apart."""
    amended = {one["amends"]: one for one in awards if one["amends"]}
    sums = dict.fromkeys((*SUMS, "returned"), Decimal("0.00")) | {"own": None}
    for first in awards:
        if first["amends"]:
            continue
        chain = [first]
        while chain[-1]["id"] in amended:
            chain.append(amended[chain[-1]["id"]])
        if first["parent"]:
            sums["passed_on"] += exact(chain[-1]["amount"])
            continue
        sums["granted"] += exact(chain[-1]["amount"])
        for two in (two for one in chain for two in one["disbursements"]):
            is_call = {"call": True, "return": False}[two["kind"]]
            sums["called"] += exact(two["amount"]) * (1 if is_call else -1)
            sums["returned"] += 0 if is_call else exact(two["amount"])
        if own := chain[-1]["own_contribution"]:
            sums["own"] = (sums["own"] or 0) + exact(own)
    return sums


def in_the_file_of_grants(client, query):
    found = defaultdict(lambda: dict.fromkeys(SUMS[:3], Decimal("0.00")))
    for one in asked(client, "/daten/zuwendungen.json", query).json()["grants"]:
        sums, amount = found[one["grantProgramme"][0]["title"]], exact(str(one["amountAwarded"]))
        if "relatedActivity" in one:
            sums["passed_on"] += amount
            continue
        sums["granted"] += amount
        sums["called"] += exact(str(one.get("amountDisbursed", 0)))
    return dict(found)


# The report to the funder, which the newsroom makes of the same editions


def in_the_report(client, query):
    now = timezone.now()
    day = date.fromisoformat(query.removeprefix("stand=")) if query else day_of(now)
    at = Hindsight.of(day, now) if query else now
    award = Award.objects.select_related("program").get(award_id="personal")
    data = report_data(award, Span(award.award_date, day), at)
    page = tree(f"<html>{body_of(data, Heading(None, None, ''))}</html>")
    return {
        award.program.title: {
            **_sums_of_report(page),
            **_measures_of_report(page),
            "values": _values_of_report(page),
        }
    }


def _rows(page, caption):
    """Return the cells of each row of the tables whose caption begins so."""
    found = [one for one in page.iter("table") if words(one.find("caption")).startswith(caption)]
    return [list(row) for table in found for row in table.find("tbody").iter("tr")]


def _sums_of_report(page):
    last = _rows(page, "Geld nach Förderperioden")[-1]
    found = dict(zip(SUMS, (euros(words(cell)) for cell in last[1:]), strict=True))
    return found | {"returned": paid_back(words(last[2]))}


def _measures_of_report(page):
    counts, latest = Counter(), {}
    for one in having(page, "section", "report__measure"):
        heading = one.find("h4")
        if heading is None:
            continue
        # "Stand 1. Juli 2026: ruht." where something was reported, else nothing
        said = words(having(one, "p", "report__line")[0])
        counts[
            next((word for word in MEASURE.values() if said.endswith(f": {word}.")), "geplant")
        ] += 1
        for row in _rows(one, "Sachstände im Berichtszeitraum")[:1]:
            text = words(row[2]).partition("Grund: ")[0].strip()
            latest[words(heading)] = (days(row[0])[0], text)
    return {"counts": dict(counts), "latest": latest}


def _values_of_report(page):
    found = {}
    for one in having(page, "section", "report__indicator"):
        title = words(next(one.iter("h3")))
        for period, value, state in _rows(one, "Werte: "):
            said = words(value)
            found[title, words(period)] = (
                None if said.startswith("×") else said,
                words(state),
            )
    return found


def to_machines(client, query):
    found = {}
    for slug in ("lesen", "bauen", "hoeren", "sehen", "reden", "ruhen"):
        page = tree(asked(client, f"/programme/{slug}/", query).text)
        scripts = [one for one in page.iter("script") if one.get("type") == "application/ld+json"]
        if not scripts:
            continue
        graph = json.loads(scripts[0].text)["@graph"]
        grants = [one for one in graph if one["@type"] == "MonetaryGrant" and "identifier" in one]
        # What the county passes on is a grant of its own
        sums: dict[str, list[Decimal]] = {"granted": [], "passed_on": []}
        for one in grants:
            is_countys = one.get("funder", {}).get("@type") == "GovernmentOrganization"
            sums["passed_on" if is_countys else "granted"].append(
                Decimal(str(one["amount"]["value"]))
            )
        found[words(next(page.iter("h1")))] = {
            name: exact(sum(each)) if grants else None for name, each in sums.items()
        }
    return found


READERS = {
    on_the_page: (*TERM, *SUMS, "returned", "counts", "latest", "promises", "values"),
    in_the_table: (*TERM, "granted", "closed", "under_way", "every"),
    in_the_csv: (*TERM, *SUMS[:3], "returned", "counts"),
    in_the_json: (*TERM, *SUMS[:3], "returned", "counts"),
    in_the_csv_of_measures: ("counts", "latest"),
    in_the_json_of_measures: ("counts", "latest"),
    in_the_interface: (*TERM, *SUMS, "returned", "counts", "latest", "promises", "values"),
    in_the_file_of_grants: SUMS[:3],
    in_the_report: (*SUMS, "returned", "counts", "latest", "values"),
    to_machines: ("granted", "passed_on"),
}
# What says nothing of past days
PRESENT_ONLY = {to_machines}
