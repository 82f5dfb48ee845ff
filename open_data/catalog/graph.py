"""The catalogue as a graph after DCAT-AP.de 3.0. It has no blank nodes: the same facts are the same text every time."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from publishing.moments import in_iso

from .. import licences
from .datasets import API, File, Form
from .standing import Standing

DCATAP = Namespace("http://data.europa.eu/r5r/")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
MEDIA = "https://www.iana.org/assignments/media-types/"
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"
PUBLISHER_TYPE = "http://purl.org/adms/publishertype/LocalAuthority"
PREFIXES = {
    "adms": ADMS, "dcat": DCAT, "dcatap": DCATAP, "dcatde": DCATDE, "dct": DCTERMS, "foaf": FOAF, "vcard": VCARD,
    "xsd": XSD,
}  # fmt: skip
PUBLISHER, CONTACT, SERVICE, CATALOG = "herausgeber", "kontakt", "schnittstelle", "katalog"


def graph_of(standings: Iterable[Standing]) -> Graph:
    """Return the catalogue of the data sets that hold something."""
    graph = Graph(bind_namespaces="none")
    for name, namespace in PREFIXES.items():
        graph.bind(name, namespace)
    filled = [one for one in standings if one.modified]
    _publisher(graph)
    _catalog(graph, filled)
    for standing in filled:
        _dataset(graph, standing)
    _service(graph, filled)
    return graph


def address(key: str) -> URIRef:
    """Return the lasting name of something in the catalogue: a place on the page for people."""
    return URIRef(f"{settings.SITE_URL}/daten/#{key}")


def _publisher(graph: Graph) -> None:
    owner = settings.SITE_OWNER["name"]
    publisher, contact = address(PUBLISHER), address(CONTACT)
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, _german(owner)))
    graph.add((publisher, FOAF.homepage, URIRef(f"{settings.SITE_URL}/")))
    graph.add((publisher, DCTERMS.type, URIRef(PUBLISHER_TYPE)))
    graph.add((contact, RDF.type, VCARD.Kind))
    graph.add((contact, RDF.type, VCARD.Organization))
    graph.add((contact, VCARD.fn, Literal(f"{settings.SITE_NAME} {owner}")))
    is_mail = settings.OPEN_DATA_CONTACT.startswith("mailto:")
    way = VCARD.hasEmail if is_mail else VCARD.hasURL
    graph.add((contact, way, URIRef(settings.OPEN_DATA_CONTACT)))


def _catalog(graph: Graph, standings: list[Standing]) -> None:
    catalog, owner = address(CATALOG), settings.SITE_OWNER["name"]
    words = "Was das Portal veröffentlicht, zum Weiterverwenden: Programme, Zuwendungen, Maßnahmen und Werte."
    graph.add((catalog, RDF.type, DCAT.Catalog))
    graph.add((catalog, DCTERMS.title, _german(f"Offene Daten: {settings.SITE_NAME} {owner}")))
    graph.add((catalog, DCTERMS.description, _german(words)))
    graph.add((catalog, DCTERMS.language, URIRef(f"{EU}language/DEU")))
    graph.add((catalog, DCTERMS.license, URIRef(licences.current().uri)))
    graph.add((catalog, FOAF.homepage, URIRef(f"{settings.SITE_URL}/daten/")))
    graph.add((catalog, DCAT.themeTaxonomy, URIRef(f"{EU}data-theme")))
    graph.add((catalog, DCAT.service, address(SERVICE)))
    for standing in standings:
        graph.add((catalog, DCAT.dataset, address(standing.dataset.key)))
    _common(graph, catalog, standings)
    _area(graph, catalog, is_dataset=False)


def _dataset(graph: Graph, standing: Standing) -> None:
    one, subject = standing.dataset, address(standing.dataset.key)
    graph.add((subject, RDF.type, DCAT.Dataset))
    graph.add((subject, DCTERMS.identifier, Literal(str(subject))))
    graph.add((subject, DCTERMS.title, _german(str(one.title))))
    graph.add((subject, DCTERMS.description, _german(str(one.text))))
    graph.add((subject, DCTERMS.language, URIRef(f"{EU}language/DEU")))
    graph.add((subject, DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC")))
    graph.add((subject, DCTERMS.accrualPeriodicity, URIRef(f"{EU}frequency/{one.rhythm.code}")))
    graph.add((subject, DCAT.contactPoint, address(CONTACT)))
    graph.add((subject, DCAT.landingPage, URIRef(settings.SITE_URL + reverse(one.page))))
    graph.add((subject, FOAF.page, URIRef(f"{settings.SITE_URL}/daten/")))
    for theme in one.themes:
        graph.add((subject, DCAT.theme, URIRef(f"{EU}data-theme/{theme}")))
    for keyword in one.keywords:
        graph.add((subject, DCAT.keyword, _german(keyword)))
    if settings.OPEN_DATA_CONTRIBUTOR_ID:
        graph.add((subject, DCATDE.contributorID, URIRef(settings.OPEN_DATA_CONTRIBUTOR_ID)))
    _common(graph, subject, [standing])
    _available(graph, subject)
    _area(graph, subject, is_dataset=True)
    for file in one.files:
        _file(graph, standing, file)
    _in_api(graph, standing)


def _file(graph: Graph, standing: Standing, file: File) -> None:
    url = URIRef(settings.SITE_URL + file.path)
    title = f"{standing.dataset.title} ({file.form.label})"
    subject = _distribution(graph, standing, file.key, file.form, title, url)
    graph.add((subject, DCAT.downloadURL, url))
    if file.conforms_to:
        graph.add((subject, DCTERMS.conformsTo, URIRef(file.conforms_to)))
    if file.described_by:
        graph.add((subject, FOAF.page, URIRef(settings.SITE_URL + file.described_by)))


def _in_api(graph: Graph, standing: Standing) -> None:
    url = URIRef(settings.SITE_URL + API + standing.dataset.api)
    title = f"{standing.dataset.title} (Schnittstelle)"
    subject = _distribution(graph, standing, "api", Form.JSON, title, url)
    graph.add((subject, DCAT.accessService, address(SERVICE)))


def _distribution(
    graph: Graph, standing: Standing, key: str, form: Form, title: str, url: URIRef
) -> URIRef:
    one, licence = standing.dataset, licences.current()
    subject = address(f"{one.key}-{key}")
    graph.add((address(one.key), DCAT.distribution, subject))
    graph.add((subject, RDF.type, DCAT.Distribution))
    graph.add((subject, DCTERMS.title, _german(title)))
    graph.add((subject, DCAT.accessURL, url))
    graph.add((subject, DCTERMS.license, URIRef(licence.uri)))
    if licence.names_source:
        graph.add((subject, DCATDE.licenseAttributionByText, _german(licences.attribution())))
    graph.add((subject, DCTERMS.format, URIRef(f"{EU}file-type/{form.file_type}")))
    graph.add((subject, DCAT.mediaType, URIRef(MEDIA + form.media_type)))
    graph.add((subject, DCTERMS.language, URIRef(f"{EU}language/DEU")))
    graph.add((subject, ADMS.status, URIRef(f"{EU}distribution-status/COMPLETED")))
    _available(graph, subject)
    _dates(graph, subject, [standing])
    return subject


def _service(graph: Graph, standings: list[Standing]) -> None:
    service, licence = address(SERVICE), licences.current()
    graph.add((service, RDF.type, DCAT.DataService))
    graph.add((service, DCTERMS.title, _german("Schnittstelle für Software")))
    graph.add((service, DCTERMS.description, _german("REST, JSON, nur lesend und ohne Anmeldung.")))
    graph.add((service, DCTERMS.publisher, address(PUBLISHER)))
    graph.add((service, DCTERMS.license, URIRef(licence.uri)))
    graph.add((service, DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC")))
    graph.add((service, DCTERMS.format, URIRef(f"{EU}file-type/JSON")))
    graph.add((service, DCAT.contactPoint, address(CONTACT)))
    graph.add((service, DCAT.endpointURL, URIRef(settings.SITE_URL + API)))
    described = URIRef(f"{settings.SITE_URL}{API}openapi.json")
    graph.add((service, DCAT.endpointDescription, described))
    graph.add((service, FOAF.page, URIRef(f"{settings.SITE_URL}/daten/api/")))
    for standing in standings:
        graph.add((service, DCAT.servesDataset, address(standing.dataset.key)))
    _available(graph, service)


def _common(graph: Graph, subject: URIRef, standings: list[Standing]) -> None:
    graph.add((subject, DCTERMS.publisher, address(PUBLISHER)))
    _dates(graph, subject, standings)


def _available(graph: Graph, subject: URIRef) -> None:
    graph.add((subject, DCATAP.availability, URIRef(f"{EU}planned-availability/AVAILABLE")))


def _dates(graph: Graph, subject: URIRef, standings: list[Standing]) -> None:
    issued = [one.issued for one in standings if one.issued]
    modified = [one.modified for one in standings if one.modified]
    if issued:
        graph.add((subject, DCTERMS.issued, _moment(min(issued))))
    if modified:
        graph.add((subject, DCTERMS.modified, _moment(max(modified))))


def _area(graph: Graph, subject: URIRef, *, is_dataset: bool) -> None:
    """Name the county by its official key; of what DCAT-AP.de adds to that, 3.0 has kept the level only."""
    if not settings.OPEN_DATA_DISTRICT_KEY:
        return
    area = URIRef(f"{GEOCODING}districtKey/{settings.OPEN_DATA_DISTRICT_KEY}")
    graph.add((area, RDF.type, DCTERMS.Location))
    graph.add((subject, DCTERMS.spatial, area))
    if is_dataset:
        level = URIRef(f"{GEOCODING}Level/administrativeDistrict")
        graph.add((subject, DCATDE.politicalGeocodingLevelURI, level))


def _german(words: str) -> Literal:
    return Literal(words, lang="de")


def _moment(value: datetime) -> Literal:
    return Literal(in_iso(value), datatype=XSD.dateTime)
