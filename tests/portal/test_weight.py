"""What a first visit weighs: HTML of every page type, and all that a telephone fetches with the news list."""

import gzip
import re
from io import BytesIO
from posixpath import dirname, join, normpath

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image as Pillow
from PIL import ImageFilter

from media_library import renditions, storing
from tests.browser import public_site
from tests.factories import news_item, published
from tests.weight import collected

KILOBYTE = 1000
FIRST_VISIT = 150 * KILOBYTE
HTML = 14 * KILOBYTE
ON_A_PAGE = 20

pytestmark = pytest.mark.django_db


def compressed(client, path):
    """Return how many bytes of HTML are sent, and the HTML."""
    response = client.get(path, headers={"accept-encoding": "gzip"})
    packed = response.get("Content-Encoding") == "gzip"
    html = gzip.decompress(response.content) if packed else response.content
    return len(response.content if packed else gzip.compress(html)), html.decode()


def test_the_html_of_every_page_type_fits_into_the_first_round(client):
    sizes = {name: compressed(client, path)[0] for name, (path, _) in public_site.build().items()}
    assert {name: size for name, size in sizes.items() if size > HTML} == {}


@pytest.fixture
def photos(monkeypatch):
    """Return a function that stores a picture with as much grain as a photo of a crowd, in the sizes of lists only."""
    monkeypatch.setattr(renditions, "WIDTHS", (320,))
    monkeypatch.setattr(renditions, "CARD_WIDTHS", (192, 320))

    def store(number):
        grain = Pillow.effect_noise((640, 427), 60 + number).filter(ImageFilter.GaussianBlur(1.5))
        colours = [grain.point(lambda value, by=by: value + by) for by in (0, number, 30)]
        upload = BytesIO()
        Pillow.merge("RGB", colours).save(upload, "PNG")
        return storing.store_image(
            upload, f"{number}.png", title=f"Foto {number}", credit="Kreis", licence="own",
            alternative_text="Ein Platz mit vielen Menschen.",
        )  # fmt: skip

    return store


def test_a_first_visit_of_the_news_list_is_light_and_its_pictures_wait_until_they_show(
    client, photos, tmp_path
):
    for number in range(ON_A_PAGE):
        made = news_item(
            title=f"Sprachkurse beginnen in der Stadt Nummer {number}",
            summary="Ab sofort können sich alle anmelden, die im Kreis wohnen. " * 2,
            lead_image=photos(number),
        )
        published(made, at=timezone.now())
    size, html = compressed(client, "/aktuelles/")
    pictures = re.findall(r'srcset="(/medien/\S+-3x2-\S+\.avif) 192w', html)
    assert len(pictures) == ON_A_PAGE
    for image in re.findall(r"<img [^>]+/medien/[^>]+>", html):
        assert re.search(r' width="\d+" height="\d+"', image)
        assert 'loading="lazy"' in image
    weights = {path: len(client.get(path).getvalue()) for path in pictures}
    storage = collected(tmp_path)
    weights |= {name: sent(storage, name) for name in fetched(storage, html)}
    assert size + sum(weights.values()) <= FIRST_VISIT, weights


def fetched(storage, html):
    """Return the names of the static files that come with a page, scripts that import others included."""
    links = re.findall(r'<link rel="(?:stylesheet|preload|icon)" href="/static/([^"]+)"', html)
    names = [*links, *re.findall(r'src="/static/([^"]+)"', html)]
    for name in names:
        if name.endswith(".js"):
            with storage.open(name) as file:
                imported = re.findall(r'from "(\./[^"]+)"', file.read().decode())
            names += [normpath(join(dirname(name), other)) for other in imported]
    assert "site/site.css" in names
    return set(names)


def sent(storage, name):
    """Return how many bytes of a static file go over the wire."""
    packed = f"{storage.stored_name(name)}.gz"
    return storage.size(packed if storage.exists(packed) else storage.stored_name(name))


def test_both_fonts_of_the_first_lines_are_asked_for_early(client):
    preloaded = re.findall(r'rel="preload" href="([^"]+)" as="font"', client.get("/").text)
    assert [address.removeprefix(settings.STATIC_URL) for address in preloaded] == [
        "vendor/fonts/fira-sans-regular-latin.woff2",
        "vendor/fonts/fira-sans-semibold-latin.woff2",
    ]


@pytest.mark.parametrize(
    ("path", "file"), [("/uk/", "fira-sans-regular-cyrillic"), ("/ar/", "firago-regular-arabic")]
)
def test_pages_in_another_script_ask_for_its_font_early(client, path, file):
    assert f'/vendor/fonts/{file}.woff2" as="font"' in client.get(path).text
