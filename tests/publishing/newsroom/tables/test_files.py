"""Files that people send: what Excel writes is understood, what is no table is refused with a clear sentence."""

import io
import zipfile
from datetime import date

import pytest

from accounts.csv_rows import armed, disarmed
from publishing.newsroom.tables import files

from .sheets import csv_bytes, xlsx_bytes

HEADERS = ["Titel", "Adresse"]
UMLAUT = ["Grüße aus Büdingen", "gruesse"]


def read(content):
    return files.read(io.BytesIO(content), len(content))


def refusal(content):
    with pytest.raises(files.Unreadable) as refused:
        read(content)
    return str(refused.value)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_separators_and_encodings_are_found_out(separator, encoding):
    table = read(csv_bytes(HEADERS, UMLAUT, separator=separator, encoding=encoding))
    assert (table.headers, table.rows, table.lines) == (HEADERS, [UMLAUT], [2])


def test_a_separator_in_a_header_separates_nothing():
    table = read(b'"Titel, kurz, klar";Adresse\nA;b\n')
    assert table.headers == ["Titel, kurz, klar", "Adresse"]


def test_a_cell_may_have_several_lines_and_rows_may_be_empty():
    table = read(csv_bytes(HEADERS, ["", ""], ["Eins\r\nzwei", "x"], ["Drei", "y"]))
    assert table.rows == [["Eins\nzwei", "x"], ["Drei", "y"]]
    assert table.lines == [3, 4]


def test_a_workbook_is_read_as_it_is_seen():
    rows = [["Titel", "Datum", "Reihenfolge", "frei"], ["A", date(2027, 1, 17), 3.0, None]]
    table = read(xlsx_bytes(*rows))
    assert table.rows == [["A", "2027-01-17", "3", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+49 6031", "-5", "@x", "\tx", "'=1+1", "''-x", "＝1"])
def test_what_could_be_a_formula_goes_out_disarmed_and_comes_back_as_it_was(text):
    assert disarmed(text).startswith("'")
    assert armed(disarmed(text)) == text


@pytest.mark.parametrize("text", ["", "Text", "'s ist so", "1-2", "a=b"])
def test_other_text_is_left_alone(text):
    assert disarmed(text) == text == armed(text)


def test_a_formula_in_a_workbook_is_named_by_its_cell():
    assert "In der Zelle B2 steht eine Formel" in refusal(xlsx_bytes(HEADERS, ["A", "=1+1"]))


def test_a_file_of_100_mb_is_refused_without_being_read():
    class Unread(io.BytesIO):
        def read(self, *args):
            raise AssertionError("The file was read")

    with pytest.raises(files.Unreadable, match="100 MB groß"):
        files.read(Unread(), 100 * 1024 * 1024)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (files.MAX_UNPACKED + 1))
    assert len(file.getvalue()) < 100_000
    assert "ausgepackt zu groß" in refusal(file.getvalue())


def test_a_workbook_with_an_endless_sheet_is_refused():
    rows = [["Titel"], *([["x"]] * (files.MAX_ROWS + 1))]
    assert "mehr als 500 Zeilen" in refusal(xlsx_bytes(*rows))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b" \n\n", "leer"),
        (b";;\n", "leer"),
        (b"PK\x03\x04 und nichts weiter", "beschädigt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "alten Excel-Formats"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "keine Tabelle"),
        (b"Titel;Titel\nA;B\n", "„Titel“ kommt mehrmals vor"),
        (b"Titel;;Adresse\nA;B;C\n", "Spalte 2 hat keine Überschrift"),
        (b"Titel;Adresse\nA;B;C\n", "Zeile 2 hat 3 Zellen, die Kopfzeile 2"),
        (b"Titel;Adresse\nA;B\nC\n", "Zeile 3 hat 1 Zellen"),
        (b'Titel;Adresse\n"A;B\n', "Anführungszeichen zu viel oder zu wenig"),
        (b";".join(b"c%d" % number for number in range(70)), "mehr als 60 Spalten"),
        (b"Titel\n" + b"x\n" * (files.MAX_ROWS + 1), "mehr als 500 Zeilen"),
        (b"Titel\n" + b"x" * (files.MAX_CELL + 1), "eine Zelle hat mehr als"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content, words):
    assert words in refusal(content)


def test_a_broken_workbook_is_no_error_of_the_portal():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<kaputt")
    assert "lässt sich nicht lesen" in refusal(file.getvalue())
