"""The HTML of a picture."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from media_library.models import Image
from media_library.templatetags.media import media_url

HASH = "ab" * 32


def image(**fields):
    fields = {
        "content_hash": HASH,
        "width": 1400,
        "height": 700,
        "alternative_text": "Das Kreishaus",
        **fields,
    }
    return Image(title="Beispiel", **fields)


def html(arguments="", **fields):
    template = Template("{% load media %}{% picture reference " + arguments + " %}")
    return template.render(Context({"reference": image(**fields).reference()}))


def test_a_picture_offers_three_formats_and_its_size():
    page = html('sizes="(min-width: 60em) 42rem, 100vw"')
    assert page.index("image/avif") < page.index("image/webp") < page.index("<img")
    assert f"/medien/{HASH}/1280.avif 1280w" in page
    assert "1920" not in page
    assert 'width="1280" height="640"' in page
    assert 'sizes="(min-width: 60em) 42rem, 100vw"' in page
    assert f'src="/medien/{HASH}/960.jpg"' in page
    assert 'alt="Das Kreishaus" loading="lazy" decoding="async"' in page


def test_a_card_is_cropped_around_the_focal_point():
    page = html('crop="card"', focal_x=20, focal_y=70)
    assert f"/medien/{HASH}/640-3x2-20-70.webp 640w" in page
    assert 'width="960" height="640"' in page


def test_words_are_escaped():
    assert "&quot;&gt;&lt;script&gt;" in html(alternative_text='"><script>')


def test_a_decorative_picture_has_an_empty_alternative_text():
    assert 'alt=""' in html(decorative=True, alternative_text="")


def test_a_list_can_silence_a_picture_beside_its_own_words():
    assert 'alt=""' in html('alt=""')


def test_the_picture_at_the_top_is_loaded_first():
    assert 'loading="eager" decoding="async" fetchpriority="high"' in html('loading="eager"')


def test_no_picture_makes_no_html():
    assert Template("{% load media %}{% picture nothing %}").render(Context()) == ""


def test_an_unknown_crop_is_an_error_of_the_template():
    with pytest.raises(TemplateSyntaxError):
        html('crop="square"')


def test_one_file_can_be_named_for_feeds():
    reference = image().reference()
    assert media_url(reference) == f"/medien/{HASH}/1280.jpg"
    assert media_url(reference, 700) == f"/medien/{HASH}/640.jpg"
    assert media_url(reference, 10) == f"/medien/{HASH}/320.jpg"


def test_the_words_of_the_place_beat_those_of_the_library():
    assert image().reference(alt="Der Eingang")["alt"] == "Der Eingang"
    assert (
        image(decorative=True, alternative_text="").reference(alt="Der Eingang")["alt"]
        == "Der Eingang"
    )


def test_a_free_licence_is_frozen_with_its_address_and_a_private_agreement_is_not():
    assert (
        image(licence="CC-BY-4.0")
        .reference()["licence_url"]
        .startswith("https://creativecommons.org/")
    )
    assert image(licence="own").reference()["licence"] == ""
