"""The words of the site are compiled without gettext's tools, once for each state of the catalogs."""

import gettext
import re
import shutil

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

from database.languages import OF_SITE
from wir_portal import catalogs, words


@pytest.fixture
def locale(tmp_path):
    copied = tmp_path / "locale"
    shutil.copytree(settings.BASE_DIR / "locale", copied)
    return copied


def test_what_is_compiled_is_what_gettext_reads(locale, tmp_path):
    place = catalogs.compiled(locale, tmp_path / "made")
    english = gettext.translation("django", place, ["en"])
    assert (
        english.gettext("Den neuesten Text auf Deutsch lesen") == "Read the latest text in German"
    )


def test_changed_words_are_compiled_anew_and_others_not(locale, tmp_path):
    first = catalogs.compiled(locale, tmp_path / "made")
    assert catalogs.compiled(locale, tmp_path / "made") == first
    path = locale / "en/LC_MESSAGES/django.po"
    path.write_text(path.read_text().replace("Read the latest text", "Read the newest text"))
    second = catalogs.compiled(locale, tmp_path / "made")
    assert second != first
    english = gettext.translation("django", second, ["en"])
    assert (
        english.gettext("Den neuesten Text auf Deutsch lesen") == "Read the newest text in German"
    )
    assert sorted(tmp_path.glob("made/*")) == sorted([first, second])


def test_words_are_collected_from_templates_and_from_code():
    found = words.collected(settings.BASE_DIR)
    assert "Zum Inhalt springen" in found
    assert "Die Förderung beginnt am {began}." in found
    assert found.get("%(counter)s Meldung.").id == (
        "%(counter)s Meldung.",
        "%(counter)s Meldungen, die neuesten zuerst.",
    )


HOLDS = re.compile(r"%\(\w+\)s|%%?[sn]|\{\w*\}|</?\w+[^>]*>")


def held(text):
    return set(HOLDS.findall(text))


def first_of(word):
    return word.id if isinstance(word.id, str) else word.id[0]


@pytest.fixture(scope="module")
def found():
    return words.collected(settings.BASE_DIR)


@pytest.mark.parametrize("language", OF_SITE[1:], ids=lambda language: language.code)
def test_no_word_of_the_site_is_left_in_german(found, language):
    path = settings.BASE_DIR / "locale" / to_locale(language.code.lower()) / "LC_MESSAGES/django.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale=catalogs.locale_of(path))
    missing, wrong = [], []
    for word in (one for one in found if one.id):
        known = catalog.get(first_of(word), word.context)
        if known is None or not words.is_complete(known):
            missing.append(first_of(word))
        elif isinstance(word.id, str):
            wrong += [word.id] * (held(word.id) != held(known.string))
        else:
            # "one" and "two" may be said in words; the form for many holds everything
            wrong += [first_of(word)] * (held(word.id[1]) != held(known.string[-1]))
    assert (missing, wrong) == ([], []), "make words, then translate in locale/"
