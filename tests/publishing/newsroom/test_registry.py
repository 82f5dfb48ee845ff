"""Every admin page that exists, opened by everybody."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from organization.models import Organization, Post
from publishing.models import Topic
from tests import factories, kept

pytestmark = pytest.mark.django_db

PEOPLE = {
    "editor": factories.editor,
    "approver": factories.approver,
    "coordinator": factories.coordinator,
    "administrator": factories.administrator,
    "superuser": factories.superuser,
    "nobody": factories.user,
}
# What the portal offers: anything else that an add-on registers would stand in the menu unnoticed
EXPECTED = {
    "programs.funderreport",
    "accounts.team",
    "accounts.user",
    "accounts.auditentry",
    "duties.accessibilitystatement",
    "duties.imprint",
    "duties.message",
    "duties.privacystatement",
    "media_library.download",
    "media_library.image",
    "media_library.keyword",
    "news.event",
    "news.newsitem",
    "news.page",
    "organization.department",
    "organization.organization",
    "organization.person",
    "organization.post",
    "programs.measure",
    "programs.indicator",
    "programs.program",
    "publishing.document",
    "publishing.documenttemplate",
    "publishing.edition",
    "publishing.topic",
    "search.synonym",
    "search.zerohit",
    "subscriptions.subscriber",
}


@kept.once
def things():
    """One row of everything, and what has editions, for all tests."""
    for make in (
        factories.news_item,
        factories.event,
        factories.page,
        factories.program,
        factories.measure,
        factories.indicator,
        factories.person,
    ):
        factories.published(make())
        make()
    for make in (
        factories.imprint,
        factories.privacy_statement,
        factories.accessibility_statement,
    ):
        factories.published(make())
    department = factories.department()
    Post.objects.create(title="Beispielstelle", department=department)
    Organization.objects.create(name="Beispielministerium", kind="ministry")
    Topic.objects.create(name="Beispielthema")


def pages_of(model, model_admin):
    """Yield the addresses of all admin pages of a model and of its first row."""
    prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{prefix}_changelist")
    yield reverse(f"{prefix}_changelist") + "?q=beispiel"
    yield reverse(f"{prefix}_changelist") + "?unsinn=1"
    yield reverse(f"{prefix}_changelist") + "?p=99999"
    # Figures alone stand in some places: there nothing is added or opened
    if any(found.name == f"{prefix.partition(':')[2]}_add" for found in model_admin.get_urls()):
        yield reverse(f"{prefix}_add")
    first = model._default_manager.order_by("pk").first()
    if first:
        for name in ("change", "delete", "history", "preview", "editions"):
            try:
                yield reverse(f"{prefix}_{name}", args=[first.pk])
            except NoReverseMatch:
                continue


def test_the_registry_holds_what_is_meant_to_be_there():
    assert {model._meta.label_lower for model in admin.site._registry} == EXPECTED


@pytest.mark.parametrize("person", PEOPLE)
def test_no_admin_page_ever_fails(things, person):
    client = Client()
    client.force_login(PEOPLE[person]())
    seen = {
        url: client.get(url).status_code
        for model, model_admin in admin.site._registry.items()
        for url in pages_of(model, model_admin)
    }
    seen[reverse("admin:index")] = client.get(reverse("admin:index")).status_code
    assert {url: code for url, code in seen.items() if code not in (200, 302, 403)} == {}
    if person == "nobody":
        assert {url for url, code in seen.items() if code == 200} == set()


def test_no_admin_page_is_open_to_visitors(things):
    for model, model_admin in admin.site._registry.items():
        for url in pages_of(model, model_admin):
            response = Client().get(url)
            assert response.status_code == 302, url
            assert "login" in response.headers["Location"], url


@pytest.mark.parametrize(
    "query",
    [
        "?state__exact=unsinn",
        "?website=unsinn",
        "?website=live",
        "?website=scheduled",
        "?website=ended",
        "?website=withdrawn",
        "?website=never",
        "?jahr=unsinn",
        "?jahr=0000",
        "?jahr=99999",
        "?thema=unsinn",
        "?programs__id__exact=x",
        "?programs__id__exact=1",
        "?o=99",
        "?q=%00",
    ],
)
def test_an_unknown_filter_value_never_fails(things, query):
    client = Client()
    client.force_login(factories.editor())
    response = client.get(reverse("admin:news_newsitem_changelist") + query)
    assert response.status_code in (200, 302)
