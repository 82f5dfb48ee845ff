"""Which grants are public, each made of the chain of notices that an edition of its programme holds."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from organization.models.external import name_on
from programs.models.award import Award
from programs.money.adding import Grant, grants_of
from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_of, in_iso
from publishing.slugs import german_slug

CSV_PATH, JSON_PATH = "/daten/zuwendungen.csv", "/daten/zuwendungen.json"
SCHEMA_PATH = "/daten/zuwendungen.schema.json"
# So much of a programme's lasting id tells apart awards that two programmes number alike
SHORT = 8
UNKNOWN = "nicht angegeben"
Item = dict[str, Any]


def all_grants(at: datetime) -> list[Item]:
    """Return the grants of all live programmes, by title and then in the order of their notices: one query.

    Of each, the last notice counts; its id and its day are those of the first one, so that they stay. What is passed
    on is a grant of the county's own.
    """
    live = Edition.objects.live(at).of_kind("program").in_language(GERMAN).by_title()
    editions = live.for_card().annotate(uuid=F("document__uuid"))
    return [item for edition in editions for item in _of_program(edition, day_of(at))]


def prefix() -> str:
    """Return what all ids begin with: the setting, else a short form of the county's name."""
    return settings.OPEN_DATA_GRANT_PREFIX or german_slug(settings.SITE_OWNER["name"])


def _of_program(edition: Any, day: date) -> Iterator[Item]:
    grants = grants_of(edition.data.get("awards", []))
    above = {passed_on.notices[0]["id"]: grant for grant in grants for passed_on in grant.passed_on}
    for grant in grants:
        yield _grant(grant, above.get(grant.notices[0]["id"]), edition, day)


def _grant(grant: Grant, parent: Grant | None, edition: Any, day: date) -> Item:
    latest, url = grant.latest, settings.SITE_URL + edition.path
    recipient = _body(latest["recipient"], day) or _county()
    # Who passes money on is the county, and so is who gives it to others without naming anybody else
    gives = parent is not None or latest["recipient"] is not None
    funder = _body(latest["funder"], day) or (_county() if gives else _unknown())
    found = {
        "id": _id(grant, edition),
        "title": latest["title"],
        "description": _description(latest),
        "currency": latest["currency"],
        "amountAwarded": float(grant.amount),
        # 360Giving has no field for what was paid back, and no amount below nothing
        "amountDisbursed": float(grant.called)
        if grant.disbursements and grant.called >= 0
        else None,
        "awardDate": grant.notices[0]["award_date"],
        "url": url,
        "plannedDates": _listed({"startDate": latest["from"], "endDate": latest["until"]}),
        "recipientOrganization": [recipient],
        "fundingOrganization": [funder],
        "beneficiaryLocation": _place(latest["location"]),
        "grantProgramme": [{"code": str(edition.uuid), "title": edition.title, "url": url}],
        "classifications": _financing(latest["financing_type"]),
        "relatedActivity": [_id(parent, edition)] if parent else None,
        "dateModified": in_iso(edition.live_from),
        "dataSource": settings.SITE_URL + JSON_PATH,
    }
    return {name: value for name, value in found.items() if value is not None}


def _description(notice: Item) -> str:
    words = notice["description"] or notice["title"]
    return f"{words} (Hinweis zu den Beträgen: {notice['note']})" if notice["note"] else words


def _id(grant: Grant, edition: Any) -> str:
    return f"{prefix()}-{str(edition.uuid)[:SHORT]}-{grant.notices[0]['id']}"


def _body(frozen: Item | None, day: date) -> Item | None:
    """Return a body outside under the name that it had on `day`; its id keeps to the one that it has now."""
    if not frozen:
        return None
    found = {"id": _body_id(frozen["name"]), "name": name_on(frozen, day)}
    return found | {"url": frozen["website"]} if frozen["website"] else found


def _county() -> Item:
    name = settings.SITE_OWNER["name"]
    return {"id": _body_id(name), "name": name, "url": f"{settings.SITE_URL}/"}


def _unknown() -> Item:
    return {"id": _body_id(UNKNOWN), "name": UNKNOWN}


def _body_id(name: str) -> str:
    return f"{prefix()}-org-{german_slug(name)}"


def _place(location: str) -> list[Item] | None:
    return [{"countryCode": "DE", "geoCode": location, "geoCodeType": "AGS"}] if location else None


def _financing(kind: str) -> list[Item] | None:
    if not kind:
        return None
    label = str(Award.FinancingType(kind).label)
    return [{"vocabulary": "Finanzierungsart", "code": kind, "title": label}]


def _listed(item: Item) -> list[Item] | None:
    known = {name: value for name, value in item.items() if value}
    return [known] if known else None


def last_modified(grants: Iterable[Item]) -> str | None:
    """Return the latest moment at which information on any of them changed, None without any."""
    moments = [datetime.fromisoformat(one["dateModified"]) for one in grants]
    return max(moments).isoformat(timespec="seconds") if moments else None
