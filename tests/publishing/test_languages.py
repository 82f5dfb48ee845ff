"""Which languages there are, and which of them a portal offers."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from publishing import languages


def test_arabic_and_dari_run_from_right_to_left_and_all_others_do_not():
    rtl = {language.code for language in languages.LANGUAGES if language.direction == "rtl"}
    assert rtl == {"ar", "fa-AF"}


def test_the_setting_says_which_are_offered_and_in_which_order(settings):
    settings.CONTENT_LANGUAGES = ["uk", "en"]
    assert [language.code for language in languages.offered()] == ["uk", "en"]
    assert languages.are_offered()
    settings.CONTENT_LANGUAGES = []
    assert not languages.are_offered()


@pytest.mark.parametrize("code", ["de", "xx", "de-ls"])
def test_the_portal_does_not_start_with_a_language_that_it_does_not_know(settings, code):
    settings.CONTENT_LANGUAGES = ["en", code]
    with pytest.raises(ImproperlyConfigured, match=code):
        languages.require_known()
