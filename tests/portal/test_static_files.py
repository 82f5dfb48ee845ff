"""What production sends of our style sheets: one file that asks for nothing but fonts and pictures."""

import re
from collections import defaultdict

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage

from database.languages import LANGUAGES
from tests.weight import collected
from wir_portal.static_files import smaller


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    return collected(tmp_path_factory.mktemp("static"))


def read(storage, name):
    with storage.open(storage.stored_name(name)) as file:
        return file.read().decode()


def test_the_style_sheet_of_every_page_imports_nothing(production):
    sent = read(production, "site/site.css")
    assert "@import" not in sent
    for part in ('@font-face{font-family:"Fira Sans"', "--kern-color-white:", ".skip", ".card"):
        assert part in sent


def test_the_addresses_in_it_lead_to_files_named_by_their_content(production):
    addresses = re.findall(r'url\("(\.\./[^"]+)"\)', read(production, "site/site.css"))
    assert len(addresses) >= 11
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", address), address
        assert production.exists(address.removeprefix("../"))


def test_every_page_has_the_letters_of_what_languages_call_themselves(production):
    rules = re.findall(r"@font-face\{([^}]*)\}", read(production, "site/site.css"))
    letters = defaultdict(set)
    for rule in rules:
        family = re.search(r'font-family:\s*("[^"]+")', rule)[1]
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule):
            letters[family] |= set(range(int(first, 16), int(last or first, 16) + 1))
    enough = letters['"FiraGO Names"'] | letters['"Fira Sans"'] - set(range(0x250, 0x2000))
    for language in LANGUAGES:
        assert {ord(letter) for letter in language.autonym} <= enough, language.autonym


def test_nothing_is_sent_that_only_people_read(production):
    assert "/*" not in read(production, "site/site.css")


def test_a_compressed_file_lies_beside_it(production):
    assert production.exists(f"{production.stored_name('site/site.css')}.gz")


def test_development_needs_no_collecting(settings):
    assert StaticFilesStorage(settings.BASE_DIR / "static").exists("site/site.css")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a {\n  color: red;\n}\n", "a{color: red;}"),
        ("a /* why */ b,\nc { }", "a  b,c{}"),
        ('a::after { content: " , /* x */ "; }', 'a::after{content: " , /* x */ ";}'),
        ("p { width: calc(1px  +  2px) }", "p{width: calc(1px + 2px)}"),
        ("/* it's */ a { }", " a{}".strip()),
    ],
)
def test_making_a_style_sheet_smaller_keeps_its_meaning(written, sent):
    assert smaller(written) == sent
