"""The way of pictures in the newsroom: uploaded together, described, pointed at, replaced, and kept while in use."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from media_library.models import Image
from tests import factories
from tests.media_library.uploads import picture

from .keyboard import announced, tab_to

pytestmark = pytest.mark.django_db(transaction=True)

# What a file manager hands over when a picture is dropped
DRAGGED = """bytes => {
    const dragged = new DataTransfer()
    dragged.items.add(new File([new Uint8Array(bytes)], "gezogen.png"))
    return dragged
}"""


def admin(name, *args):
    return reverse(f"admin:media_library_image_{name}", args=args)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def file(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_pictures_are_uploaded_together_and_described(page, sign_in, axe):
    sign_in(page, factories.editor())
    page.goto(admin("upload"))
    assert axe(page) == []
    page.locator("#id_files").set_input_files(
        [
            file("kreishaus_im_sommer.png", picture("PNG", 640, 320).getvalue()),
            file("logo.svg", b"<svg onload='alert(1)'/>"),
            file("ranken.jpg", picture("JPEG", 400, 300).getvalue()),
        ]
    )
    tab_to(page, "#id_credit")
    page.keyboard.type("Wetteraukreis")
    tab_to(page, "#upload-submit")
    expect(page.locator("#upload-submit")).to_have_text("3 Dateien hochladen")
    page.keyboard.press("Enter")
    expect(page.locator("#upload-heading")).to_have_text("2 hochgeladen, 1 nicht")
    expect(page.locator("#upload-heading")).to_be_focused()
    refused = page.locator(".uploads__item", has_text="logo.svg")
    expect(refused).to_contain_text("SVG-Dateien nehmen wir nicht an")
    expect(page.locator("progress")).to_have_count(0)
    assert axe(page) == []

    tab_to(page, "#upload-describe")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Bei 2 Bildern ist noch offen")
    assert axe(page) == []
    tab_to(page, "textarea")
    page.keyboard.type("Das Kreishaus im Sommer, davor blühende Linden.")
    tab_to(page, "fieldset + fieldset input[type=checkbox]")
    page.keyboard.press("Space")
    tab_to(page, "button[type=submit].button--primary")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("2 Bilder sind geändert.")
    assert not Image.objects.undescribed().exists()
    assert set(Image.objects.values_list("credit", flat=True)) == {"Wetteraukreis"}


def test_a_dragged_picture_is_sent_again_when_the_server_did_not_answer(page, sign_in):
    sign_in(page, factories.editor())
    page.goto(admin("upload"))
    page.route(re.compile("hochladen/$"), lambda route: route.fulfill(status=503))
    dragged = page.evaluate_handle(DRAGGED, list(picture("PNG").getvalue()))
    page.dispatch_event("#dropzone", "drop", {"dataTransfer": dragged})
    page.locator("#upload-submit").click()
    expect(page.locator("#upload-heading")).to_have_text("0 hochgeladen, 1 nicht")
    page.unroute(re.compile("hochladen/$"))
    page.get_by_role("button", name="Noch einmal versuchen").press("Enter")
    expect(page.locator("#upload-heading")).to_have_text("1 hochgeladen")
    assert Image.objects.count() == 1


def test_a_picture_is_pointed_at_replaced_and_not_deleted_while_in_use(page, sign_in, axe):
    image = factories.image(size=(1200, 320))
    factories.published(factories.news_item(title="Neues Dach", lead_image=image))
    sign_in(page, factories.editor())
    page.goto(admin("change", image.pk))
    mark, across, down = (
        page.locator(".focal__mark"),
        page.locator("#id_focal_x"),
        page.locator("#id_focal_y"),
    )
    expect(mark).to_have_attribute(
        "aria-label", "Bildmitte: 50 Prozent von links, 50 Prozent von oben"
    )
    assert axe(page) == []
    tab_to(page, ".focal__mark")
    for key in ("ArrowRight", "Shift+ArrowRight", "ArrowUp", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert (across.input_value(), down.input_value()) == ("61", "39")
    announced(page, "Bildmitte: 61 Prozent von links, 39 Prozent von oben")
    # What the crop of 480 pixels around 61 % of 1200 leaves free on the left, of the 720 that it leaves free at all
    position = page.locator(".focal__card img").evaluate("image => image.style.objectPosition")
    assert position.split("%")[0].startswith("68.3")
    stage = page.locator(".focal__stage")
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.2, "y": box["height"] * 0.75})
    assert (across.input_value(), down.input_value()) == ("20", "75")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (20, 75)

    page.get_by_role("link", name="Datei austauschen").press("Enter")
    expect(page.locator("main")).to_contain_text(
        "Öffentliche Seiten zeigen die bisherige Datei weiter"
    )
    assert axe(page) == []
    page.locator("#id_file").set_input_files(file("neu.png", picture("PNG", 900, 600).getvalue()))
    page.get_by_role("button", name="Datei austauschen").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Die Datei ist ausgetauscht.")
    expect(page.locator(".uses")).to_contain_text("zeigt noch die frühere Datei")
    assert axe(page) == []

    page.get_by_role("link", name="Löschen").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("wird noch verwendet")
    expect(page.locator(".messagelist")).to_contain_text("„Neues Dach“")
    assert Image.objects.get().width == 900
