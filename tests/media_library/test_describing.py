"""Words for several pictures in one form."""

import re

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from media_library.models import Image
from tests import factories
from tests.admin_forms import fields_of

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:media_library_image_describe")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def newsroom(client):
    client.force_login(factories.editor())
    return client


def undecided(**fields):
    return factories.image(alternative_text="", **fields)


def place_of(values, image):
    """Return the prefix of the picture's part of the form."""
    [name] = [
        name
        for name, value in values.items()
        if re.fullmatch(r"form-\d+-id", name) and value == str(image.pk)
    ]
    return name.removesuffix("id")


def words_of(image):
    return Image.objects.get(pk=image.pk).alternative_text


def test_only_pictures_without_a_decision_are_shown(newsroom):
    undecided(title="Offen")
    factories.image(title="Beschrieben")
    page = newsroom.get(PAGE).text
    assert "Bei einem Bild ist noch offen" in page
    assert "Offen" in page
    assert "Beschrieben" not in page


def test_several_are_decided_at_once_and_the_rest_stays_open(newsroom):
    house, ornament, later = (undecided(title=title) for title in ("Haus", "Schmuck", "Später"))
    values = fields_of(newsroom.get(PAGE))
    values[place_of(values, house) + "alternative_text"] = "Das Kreishaus\r\nim Sommer"
    values[place_of(values, ornament) + "decorative"] = "on"
    response = newsroom.post(PAGE, values)
    assert response.url == PAGE
    assert words_of(house) == "Das Kreishaus im Sommer"
    assert Image.objects.get(pk=ornament.pk).decorative
    page = newsroom.get(PAGE).text
    assert "2 Bilder sind geändert." in page
    noted = AuditEntry.objects.filter(action="change_media", object_id=str(house.pk)).get()
    assert noted.details == {"fields": ["alternative_text"]}
    assert [image.pk for image in Image.objects.undescribed()] == [later.pk]


def test_after_the_last_one_the_list_follows(newsroom):
    image = undecided()
    values = fields_of(newsroom.get(PAGE))
    values[place_of(values, image) + "alternative_text"] = "Ein Haus"
    response = newsroom.post(PAGE, values, follow=True)
    assert response.redirect_chain[0][0] == reverse("admin:media_library_image_changelist")
    assert "Alle Bilder haben jetzt eine Entscheidung." in response.text


def test_new_pictures_can_be_asked_for_by_name(newsroom):
    asked, other = undecided(title="Neues"), undecided(title="Anderes")
    page = newsroom.get(f"{PAGE}?ids={asked.pk},,unsinn,99999999999999999999").text
    assert "Neues" in page
    assert other.title not in page


def test_a_contradiction_is_said_beside_its_picture_and_what_was_typed_stays(newsroom):
    image = undecided()
    values = fields_of(newsroom.get(PAGE))
    place = place_of(values, image)
    values |= {place + "alternative_text": "Ein Haus", place + "decorative": "on"}
    response = newsroom.post(PAGE, values)
    assert "rein schmückendes Bild hat keinen Alternativtext" in response.text
    assert fields_of(response)[place + "alternative_text"].strip() == "Ein Haus"
    assert words_of(image) == ""


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten_in_silence(newsroom):
    mine, untouched = undecided(), undecided()
    values = fields_of(newsroom.get(PAGE))
    Image.objects.all().update(alternative_text="Schon beschrieben")
    place = place_of(values, mine)
    values[place + "alternative_text"] = "Mein Text"
    response = newsroom.post(PAGE, values)
    assert "Inzwischen hat jemand anderes geschrieben: „Schon beschrieben“" in response.text
    assert words_of(mine) == "Schon beschrieben"
    newsroom.post(PAGE, fields_of(response))
    assert words_of(mine) == "Mein Text"
    assert words_of(untouched) == "Schon beschrieben"


def test_a_manipulated_form_changes_nothing_else(newsroom):
    image, other = undecided(), factories.image()
    values = fields_of(newsroom.get(PAGE))
    values[place_of(values, image) + "id"] = "unsinn"
    response = newsroom.post(PAGE, values, follow=True)
    assert "gibt es nicht mehr" in response.text
    assert newsroom.post(PAGE, {}).status_code == 302
    assert words_of(other) == other.alternative_text


def test_more_pictures_take_no_more_queries(newsroom, django_assert_max_num_queries):
    for _ in range(6):
        undecided()
    with django_assert_max_num_queries(8):
        newsroom.get(PAGE)


def test_describing_needs_the_permission(client):
    client.force_login(factories.administrator())
    assert client.get(PAGE).status_code == 403
