"""Awards in 360Giving's words: what the published schema says holds, and sums are those of the pages."""

import csv
import io
import re
from copy import deepcopy
from datetime import date, datetime

import jsonschema_rs
import pytest

from open_data.grants.files import columns
from organization.models import Organization, OrganizationName
from programs.models import Award, Disbursement
from tests import factories

pytestmark = pytest.mark.django_db
PATH = "/daten/zuwendungen"


def package(client):
    """Return the package, which always keeps to the schema that is published beside it."""
    content = client.get(f"{PATH}.json").json()
    schema = client.get(f"{PATH}.schema.json").json()
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    assert [str(error) for error in validator.iter_errors(content)] == []
    return content


def rows(client):
    response = client.get(f"{PATH}.csv")
    assert not response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.text, newline="")))


def award(program, number, **fields):
    fields = {
        "award_id": f"bsp-{number}", "title": f"Bescheid {number}", "amount_awarded": "1000.50",
        "award_date": "2024-01-15", **fields,
    }  # fmt: skip
    return Award.objects.create(program=program, **fields)


@pytest.fixture
def ministry():
    made = Organization.objects.create(
        name="Ministerium heute", kind="ministry", website="https://example.org/"
    )
    OrganizationName.objects.create(organization=made, name="Ministerium", valid_from="2020-01-01")
    return made


@pytest.fixture
def program(ministry):
    return factories.program(title="Programm", funder=ministry)


@pytest.mark.parametrize(("returned", "disbursed"), [("100.15", 300.1), ("400.26", None)])
def test_what_was_paid_back_is_not_disbursed(client, program, returned, disbursed):
    """More back than was called is an error of the newsroom, and no amount of the standard."""
    made = award(program, 1)
    Disbursement.objects.create(award=made, date="2024-03-01", amount="400.25")
    Disbursement.objects.create(award=made, date="2024-09-01", amount=returned, kind="return")
    factories.published(program)
    (grant,) = package(client)["grants"]
    assert grant.get("amountDisbursed") == disbursed


def test_an_award_is_a_grant_to_the_county(client, program, settings):
    made = award(
        program, 1, period_start="2024-02-01", period_end="2025-12-31", location="06440000", financing_type="share",
        note="Beispielwert", file_number="AZ 4711",
    )  # fmt: skip
    Disbursement.objects.create(award=made, date="2024-03-01", amount="400.25")
    edition = factories.published(program)
    (grant,) = package(client)["grants"]
    start = str(program.uuid)[:8]
    assert grant["id"] == f"wetteraukreis-{start}-bsp-1"
    assert (grant["amountAwarded"], grant["amountDisbursed"]) == (1000.5, 400.25)
    assert grant["description"] == "Bescheid 1 (Hinweis zu den Beträgen: Beispielwert)"
    assert grant["plannedDates"] == [{"startDate": "2024-02-01", "endDate": "2025-12-31"}]
    assert grant["recipientOrganization"][0]["name"] == "Wetteraukreis"
    assert grant["fundingOrganization"] == [
        {"id": "wetteraukreis-org-ministerium-heute", "name": "Ministerium", "url": "https://example.org/"}
    ]  # fmt: skip
    assert grant["beneficiaryLocation"][0]["geoCode"] == "06440000"
    assert grant["classifications"][0]["title"] == "Anteilfinanzierung"
    assert grant["grantProgramme"][0]["url"] == f"http://127.0.0.1:8000{edition.path}"
    assert "fromOpenCall" not in grant
    assert "4711" not in client.get(f"{PATH}.json").text
    settings.OPEN_DATA_GRANT_PREFIX = "360G-beispiel"
    assert package(client)["grants"][0]["id"] == f"360G-beispiel-{start}-bsp-1"


def test_of_amendments_the_last_counts_under_the_first_id(client, program):
    first = award(program, 1)
    award(program, 2, amount_awarded="1500", award_date="2024-06-01", amends=first)
    factories.published(program)
    (grant,) = package(client)["grants"]
    assert grant["id"].endswith("-bsp-1")
    assert (grant["amountAwarded"], grant["title"]) == (1500, "Bescheid 2")
    assert grant["awardDate"] == "2024-01-15"


def test_what_is_passed_on_is_a_grant_of_the_countys(client, program):
    club = Organization.objects.create(name="Beispielverein", kind="association")
    first = award(program, 1)
    award(program, 2, amount_awarded="300", parent=first, recipient=club)
    factories.published(program)
    grants = {one["title"]: one for one in package(client)["grants"]}
    passed_on = grants["Bescheid 2"]
    assert passed_on["fundingOrganization"][0]["name"] == "Wetteraukreis"
    assert passed_on["recipientOrganization"][0]["name"] == "Beispielverein"
    assert passed_on["relatedActivity"] == [grants["Bescheid 1"]["id"]]


def test_two_programmes_may_number_their_awards_alike(client):
    for title in ("Eins", "Zwei"):
        program = factories.program(title=title)
        award(program, 1)
        factories.published(program)
    ids = [one["id"] for one in package(client)["grants"]]
    assert len(set(ids)) == 2


def test_an_unknown_funder_is_said_to_be_unknown(client):
    program = factories.program()
    award(program, 1)
    factories.published(program)
    (grant,) = package(client)["grants"]
    assert grant["fundingOrganization"][0]["name"] == "nicht angegeben"


def test_the_table_says_the_same_under_the_standards_headings(client, program):
    award(program, 1, title="=HYPERLINK(1)", description="-Text")
    factories.published(program)
    (row,) = rows(client)
    (grant,) = package(client)["grants"]
    assert row["Identifier"] == grant["id"]
    assert row["Amount Awarded"] == "1000.50"
    assert row["Recipient Org:Name"] == "Wetteraukreis"
    assert row["Funding Org:Identifier"] == grant["fundingOrganization"][0]["id"]
    assert row["Grant Programme:Title"] == "Programm"
    assert (row["Title"], row["Description"]) == ("'=HYPERLINK(1)", "'-Text")
    assert list(row) == [heading for heading, _, _ in columns()]


# What 360Giving 1.4 demands of the fields that are used here, in words of our own. By name: heading of its
# spreadsheets, kind of value, whether it must be there. "day" is a full date, "time" a date with time and offset
DEMANDS = {
    "id": ("Identifier", "text", True),
    "title": ("Title", "text", True),
    "description": ("Description", "text", True),
    "currency": ("Currency", "currency", True),
    "amountAwarded": ("Amount Awarded", "number", True),
    "amountDisbursed": ("Amount Disbursed", "number", False),
    "awardDate": ("Award Date", "day", True),
    "url": ("URL", "address", False),
    "plannedDates.startDate": ("Planned Dates:Start Date", "day", False),
    "plannedDates.endDate": ("Planned Dates:End Date", "day", False),
    "recipientOrganization.id": ("Recipient Org:Identifier", "text", True),
    "recipientOrganization.name": ("Recipient Org:Name", "text", True),
    "recipientOrganization.url": ("Recipient Org:Web Address", "address", False),
    "fundingOrganization.id": ("Funding Org:Identifier", "text", True),
    "fundingOrganization.name": ("Funding Org:Name", "text", True),
    "fundingOrganization.url": ("Funding Org:Web Address", "address", False),
    "beneficiaryLocation.countryCode": ("Beneficiary Location:Country Code", "country", False),
    "beneficiaryLocation.geoCode": ("Beneficiary Location:Geographic Code", "text", False),
    "beneficiaryLocation.geoCodeType": ("Beneficiary Location:Geographic Code Type", "text", False),
    "grantProgramme.code": ("Grant Programme:Code", "text", False),
    "grantProgramme.title": ("Grant Programme:Title", "text", False),
    "grantProgramme.url": ("Grant Programme:URL", "address", False),
    "classifications.vocabulary": ("Classifications:Vocabulary", "text", False),
    "classifications.code": ("Classifications:Code", "text", False),
    "classifications.title": ("Classifications:Title", "text", False),
    "relatedActivity": ("Related Activity", "texts", False),
    "dateModified": ("Last modified", "time", False),
    "dataSource": ("Data Source", "address", False),
}  # fmt: skip
HAS_ITS_KIND = {
    "text": lambda value: isinstance(value, str) and value.strip(),
    "texts": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "currency": lambda value: value == "EUR",
    "country": lambda value: value == "DE",
    "day": lambda value: date.fromisoformat(value).isoformat() == value,
    "time": lambda value: datetime.fromisoformat(value).tzinfo and value[10] == "T",
    "address": lambda value: re.fullmatch(r"https?://[^\s]+", value),
}
# Of a package; what stands there besides is ours
PACKAGE = {
    "version": "text", "title": "text", "description": "text", "identifier": "text", "modified": "time",
    "downloadURL": "address", "accessURL": "address", "license": "address",
}  # fmt: skip
OURS = {"attribution", "stand"}


def leaves(item, before=""):
    """Yield the values of a grant by the names of DEMANDS; a list of objects holds one or more."""
    for name, value in item.items():
        parts = value if isinstance(value, list) and isinstance(value[0], dict) else None
        if parts is None:
            yield f"{before}{name}", value
        for part in parts or ():
            yield from leaves(part, f"{before}{name}.")


@pytest.fixture
def full_program(program):
    """A programme whose awards have every field: amended, called, passed on."""
    club = Organization.objects.create(
        name="Beispielverein", kind="association", website="https://verein.example/"
    )
    first = award(program, 1)
    Disbursement.objects.create(award=first, date="2024-03-01", amount="400.25")
    award(
        program, 2, amount_awarded="1500", award_date="2024-06-01", amends=first, period_start="2024-02-01",
        period_end="2025-12-31", location="06440000", financing_type="share",
    )  # fmt: skip
    award(program, 3, amount_awarded="0.01", parent=first, recipient=club)
    factories.published(program)
    return program


def test_what_is_published_is_what_360giving_demands(client, full_program):
    content = package(client)
    for name, kind in PACKAGE.items():
        assert HAS_ITS_KIND[kind](content[name]), name
    assert content["version"] == "1.4"
    assert set(content) == {*PACKAGE, *OURS, "publisher", "grants"}
    assert HAS_ITS_KIND["text"](content["publisher"]["name"])
    ids, seen = [one["id"] for one in content["grants"]], set()
    assert len(set(ids)) == len(ids) == 2
    for grant in content["grants"]:
        found = list(leaves(grant))
        for name, value in found:
            assert HAS_ITS_KIND[DEMANDS[name][1]](value), (name, value)
        names = {name for name, _ in found}
        assert {name for name, (_, _, required) in DEMANDS.items() if required} <= names
        # No slashes in what others write into addresses; related is what is in the file
        assert re.fullmatch(r"[\w.-]+", grant["id"])
        assert set(grant.get("relatedActivity", [])) <= set(ids) - {grant["id"]}
        seen |= names
    assert seen == set(DEMANDS)


def test_the_table_has_the_headings_of_360giving(client, full_program):
    found = {field.replace(".0.", "."): heading for heading, field, _ in columns()}
    assert found == {name: heading for name, (heading, _, _) in DEMANDS.items()}
    for row in rows(client):
        assert set(row) == set(found.values())
        for heading, kind, required in DEMANDS.values():
            assert row[heading] or not required
            if kind == "number" and row[heading]:
                assert re.fullmatch(r"\d+\.\d\d", row[heading])


def test_the_schema_lets_nothing_pass_that_360giving_refuses(client, full_program):
    schema, content = client.get(f"{PATH}.schema.json").json(), package(client)
    for name, (_, kind, required) in DEMANDS.items():
        above, _, last = name.rpartition(".")
        wrong = {"number": "1000", "day": "15.01.2024", "time": "2024-01-15"}.get(kind, 1)
        for value in (wrong, None):
            for grant in content["grants"]:
                changed = deepcopy(grant)
                item = changed[above][0] if above in changed else changed if not above else None
                if item is None or last not in item:
                    continue
                item[last] = value
                assert not accepts(schema, content, changed), (name, value)
                del item[last]
                assert not required or not accepts(schema, content, changed), name


def accepts(schema, content, grant):
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    return validator.is_valid({**content, "grants": [grant]})


def test_the_package_says_whose_it_is_and_how_it_may_be_used(client, settings):
    content = package(client)
    assert content["grants"] == []
    assert content["license"] == "https://www.govdata.de/dl-de/by-2-0"
    assert content["attribution"] == "Wetteraukreis, http://127.0.0.1:8000/, dl-de/by-2-0"
    settings.OPEN_DATA_LICENCE = "cc-zero"
    assert "attribution" not in package(client)


def test_the_schema_refuses_what_is_not_described(client, program):
    award(program, 1)
    factories.published(program)
    content = package(client)
    schema = client.get(f"{PATH}.schema.json").json()
    for change in (
        {"fileNumber": "AZ 1"}, {"amountAwarded": "1000"}, {"awardDate": "15.01.2024"}, {"recipientOrganization": []},
    ):  # fmt: skip
        wrong = {**content, "grants": [content["grants"][0] | change]}
        assert not jsonschema_rs.is_valid(schema, wrong), change
