"""The catalogue: complete for people and for programs, after what DCAT-AP.de 3.0 demands."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from open_data.api import api
from open_data.catalog.datasets import DATASETS
from open_data.catalog.graph import ADMS, DCATAP, DCATDE, VCARD, address
from open_data.catalog.standing import standings
from publishing import actions
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kept_county"),
    # rdflib's own reader of JSON-LD uses what rdflib calls outdated
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
SITE = "http://127.0.0.1:8000"
AUTHORITY = "http://publications.europa.eu/resource/authority/"


def graph_from(client, ending="ttl", form="turtle"):
    return Graph().parse(data=client.get(f"/daten/katalog.{ending}").text, format=form)


@pytest.fixture
def graph(client, county):
    return graph_from(client)


def of_type(graph, kind):
    found = list(graph.subjects(RDF.type, kind))
    assert found, kind
    return found


def one(graph, subject, predicate):
    (found,) = graph.objects(subject, predicate)
    return found


def test_turtle_and_json_ld_say_the_same(client, county):
    assert client.get("/daten/katalog.ttl").headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert client.get("/daten/katalog.jsonld").headers["Content-Type"] == "application/ld+json"
    turtle, json_ld = graph_from(client), graph_from(client, "jsonld", "json-ld")
    assert len(turtle) > 400
    assert isomorphic(turtle, json_ld)


def test_an_unchanged_catalogue_is_the_same_text(client, county):
    for ending in ("ttl", "jsonld"):
        path = f"/daten/katalog.{ending}"
        assert client.get(path).text == client.get(path).text


def test_the_catalogue_has_what_must_be_there(graph):
    (catalog,) = of_type(graph, DCAT.Catalog)
    assert one(graph, catalog, DCTERMS.title) == Literal(
        "Offene Daten: WIR-Portal Wetteraukreis", lang="de"
    )
    assert one(graph, catalog, DCTERMS.description)
    publisher = one(graph, catalog, DCTERMS.publisher)
    assert (publisher, RDF.type, FOAF.Agent) in graph
    assert str(one(graph, publisher, FOAF.name)) == "Wetteraukreis"
    assert set(graph.objects(catalog, DCAT.dataset)) == set(of_type(graph, DCAT.Dataset))
    assert {str(subject) for subject in graph.objects(catalog, DCAT.dataset)} == {
        f"{SITE}/daten/#{dataset.key}" for dataset in DATASETS
    }


def test_each_data_set_has_what_must_and_should_be_there(graph):
    for subject in of_type(graph, DCAT.Dataset):
        for predicate in (
            DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.issued,
            DCTERMS.modified, DCTERMS.accrualPeriodicity, DCATAP.availability,
        ):  # fmt: skip
            one(graph, subject, predicate)
        contact = one(graph, subject, DCAT.contactPoint)
        assert (contact, RDF.type, VCARD.Kind) in graph
        assert one(graph, contact, VCARD.hasURL) == URIRef(f"{SITE}/impressum/")
        themes = [str(theme) for theme in graph.objects(subject, DCAT.theme)]
        assert themes
        assert all(re.fullmatch(f"{AUTHORITY}data-theme/[A-Z]{{4}}", theme) for theme in themes)
        area = URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/06440")
        assert one(graph, subject, DCTERMS.spatial) == area
        assert (area, RDF.type, DCTERMS.Location) in graph
        assert str(one(graph, subject, DCATDE.politicalGeocodingLevelURI)).endswith(
            "/Level/administrativeDistrict"
        )
        assert list(graph.objects(subject, DCATDE.contributorID)) == []
        assert list(graph.objects(subject, DCAT.distribution))


def test_each_distribution_has_licence_form_and_address(client, graph):
    distributions = of_type(graph, DCAT.Distribution)
    assert len(distributions) > 20
    for subject in distributions:
        licence = one(graph, subject, DCTERMS.license)
        assert licence == URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
        assert str(one(graph, subject, DCATDE.licenseAttributionByText)).startswith("Wetteraukreis")
        assert str(one(graph, subject, DCTERMS["format"])).startswith(f"{AUTHORITY}file-type/")
        one(graph, subject, DCATAP.availability)
        one(graph, subject, ADMS.status)
        url = str(one(graph, subject, DCAT.accessURL))
        answer = client.get(url.removeprefix(SITE))
        assert answer.status_code == 200, url
        media = "https://www.iana.org/assignments/media-types/"
        said = str(one(graph, subject, DCAT.mediaType)).removeprefix(media)
        given = answer.headers["Content-Type"].partition(";")[0]
        assert given in (said, "application/feed+json"), url
        downloads = list(graph.objects(subject, DCAT.downloadURL))
        services = list(graph.objects(subject, DCAT.accessService))
        assert len(downloads) + len(services) == 1


def test_the_interface_is_a_data_service_that_serves_all_data_sets(client, graph):
    (service,) = of_type(graph, DCAT.DataService)
    assert one(graph, service, DCTERMS.title)
    assert one(graph, service, DCTERMS.publisher) == address("herausgeber")
    for predicate in (DCAT.endpointURL, DCAT.endpointDescription):
        path = str(one(graph, service, predicate)).removeprefix(SITE)
        assert client.get(path).status_code == 200
    assert set(graph.objects(service, DCAT.servesDataset)) == set(of_type(graph, DCAT.Dataset))


# What the shapes of DCAT-AP.de 3.0 call outdated
OUTDATED = {
    DCATDE[name]
    for name in (
        "politicalGeocodingURI", "geocodingDescription", "legalBasis", "qualityProcessURI", "originator", "maintainer",
        "plannedAvailability",
    )
} | {DCTERMS.hasVersion, DCTERMS.isVersionOf, OWL.versionInfo}  # fmt: skip
# What must be of a class that is named in the same graph
CLASSES = {
    DCTERMS.publisher: FOAF.Agent, DCAT.contactPoint: VCARD.Kind, DCTERMS.spatial: DCTERMS.Location,
    DCAT.distribution: DCAT.Distribution, DCAT.dataset: DCAT.Dataset, DCAT.service: DCAT.DataService,
    DCAT.accessService: DCAT.DataService, DCAT.servesDataset: DCAT.Dataset,
}  # fmt: skip
# What may stand at most once with anything
ONCE = (
    DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.modified, DCTERMS.accessRights,
    DCTERMS.accrualPeriodicity, DCTERMS["format"], DCAT.mediaType, DCATAP.availability, ADMS.status, FOAF.homepage,
)  # fmt: skip


def test_nothing_breaks_the_rules_that_the_shapes_of_3_0_state(graph):
    assert OUTDATED.isdisjoint(graph.predicates())
    for predicate, kind in CLASSES.items():
        found = set(graph.objects(None, predicate))
        assert found
        assert all((item, RDF.type, kind) in graph for item in found), predicate
    for predicate in ONCE:
        subjects = list(graph.subjects(predicate))
        assert len(set(subjects)) == len(subjects), predicate
    for _, predicate, item in graph:
        if predicate in (DCTERMS.issued, DCTERMS.modified):
            assert item.datatype == XSD.dateTime
            assert item.value.tzinfo
        elif isinstance(item, Literal) and predicate in (DCTERMS.title, DCTERMS.description):
            assert item.language == "de"
        elif isinstance(item, URIRef):
            assert re.match(r"(https?://[^/\s]+/|mailto:)\S*$", item), item
    assert list(graph.subjects(DCATAP.availability, None))
    catalog = address("katalog")
    assert list(graph.objects(catalog, DCATAP.availability)) == []


def test_settings_say_who_provides_the_data_and_whom_to_ask(client, county, settings):
    settings.OPEN_DATA_CONTRIBUTOR_ID = "http://dcat-ap.de/def/contributors/beispiel"
    settings.OPEN_DATA_CONTACT = "mailto:daten@example.org"
    settings.OPEN_DATA_DISTRICT_KEY = ""
    settings.OPEN_DATA_LICENCE = "cc-zero"
    graph = graph_from(client)
    for subject in of_type(graph, DCAT.Dataset):
        assert one(graph, subject, DCATDE.contributorID) == URIRef(
            "http://dcat-ap.de/def/contributors/beispiel"
        )
        assert list(graph.objects(subject, DCTERMS.spatial)) == []
    assert one(graph, address("kontakt"), VCARD.hasEmail) == URIRef("mailto:daten@example.org")
    assert list(graph.subject_objects(DCATDE.licenseAttributionByText)) == []


def test_the_page_names_everything_that_the_catalogue_names(client, graph):
    page = client.get("/daten/").text
    kinds = (
        DCAT.Catalog,
        DCAT.Dataset,
        DCAT.Distribution,
        DCAT.DataService,
        FOAF.Agent,
        VCARD.Kind,
    )
    for kind in kinds:
        for subject in of_type(graph, kind):
            place = str(subject).removeprefix(f"{SITE}/daten/#")
            assert page.count(f'id="{place}"') == 1, place
    for url in graph.objects(None, DCAT.downloadURL):
        assert f'href="{str(url).removeprefix(SITE)}"' in page
    assert '<link rel="alternate" type="application/ld+json"' in page
    assert "Wetteraukreis, http://127.0.0.1:8000/, dl-de/by-2-0" in page
    for file in re.findall(r"read_csv\(&?[\w;\"]*" + SITE + r"([^\"&]*)", page):
        assert client.get(file).status_code == 200
    assert page.count("read_csv(") == 2


def test_the_page_leads_to_the_documentation_of_each_list(client, county):
    described = client.get("/daten/api/").text
    paths = api.get_openapi_schema()["paths"]
    for dataset in DATASETS:
        assert f"/api/v1/{dataset.api}" in paths
        assert f'id="{dataset.api}"' in described
    assert client.get("/daten/").text.count("/daten/api/#") == len(DATASETS)


def test_the_page_is_there_in_every_language_and_the_sitemap_knows_it(client, county):
    assert "Open data" in client.get("/en/daten/").text
    assert 'dir="rtl"' in client.get("/ar/daten/").text
    assert client.get("/en/daten/katalog.ttl").status_code == 404
    assert f"<loc>{SITE}/daten/</loc>" in client.get("/sitemap-1.xml").text


@pytest.mark.parametrize("path", ["/", "/programme/", "/massnahmen/", "/indikatoren/", "/en/"])
def test_lists_and_the_foot_of_every_page_lead_to_the_data(client, county, path):
    prefix = "/en" if path == "/en/" else ""
    assert f'href="{prefix}/daten/"' in client.get(path).text


def test_a_data_set_changes_when_something_is_taken_away_and_when_it_comes_back(client, county):
    def modified(at):
        (found,) = (one.modified for one in standings(at) if one.dataset.key == "massnahmen")
        return found

    factories.published(factories.measure(slug="bleibt"), at=timezone.now())
    gone = factories.published(factories.measure(slug="geht"), at=timezone.now())
    now = timezone.now()
    away, back = now + timedelta(days=1), now + timedelta(days=2)
    approver = factories.approver()
    actions.withdraw(gone.document, by=approver, at=away, explanation="War falsch.")
    actions.lift_withdrawal(gone.document, by=approver, at=back)
    assert modified(now) < now
    assert modified(away) == away
    assert modified(back) == back
