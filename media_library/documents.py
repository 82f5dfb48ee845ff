"""Which documents may be offered for download: their type is read from the content and must fit the name."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.utils.text import slugify

from .refusals import FILES_ACCEPTED, Refused
from .scanner import require_harmless

MAX_BYTES = 25 * 1024 * 1024
# What an office file may grow to when it is unpacked
MAX_UNPACKED = 300 * 1024 * 1024
MAX_ENTRIES = 5000
BLANK = b"\0\t\n\r "
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


@dataclass(frozen=True)
class FileType:
    """`word` is what people read; `mark` is the zip entry that makes an office file what it is."""

    mime_type: str
    word: str
    mark: str = ""


TYPES = {
    "pdf": FileType("application/pdf", "PDF"),
    "docx": FileType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", "word/document.xml"
    ),
    "xlsx": FileType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", "xl/workbook.xml"
    ),
    "odt": FileType("application/vnd.oasis.opendocument.text", "OpenDocument-Text", "content.xml"),
    "ods": FileType("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument-Tabelle", "content.xml"),
    "csv": FileType("text/csv", "CSV"),
    "txt": FileType("text/plain", "Textdatei"),
    "ics": FileType("text/calendar", "Kalenderdatei"),
}  # fmt: skip


@dataclass(frozen=True)
class CheckedFile:
    """An accepted document: `filename` is the one that visitors see, made of ASCII letters."""

    content: bytes
    content_hash: str
    filename: str
    mime_type: str


def check_document(upload: BinaryIO, filename: str) -> CheckedFile:
    """Return what is known of an upload; raise Refused with the reason."""
    path = PurePath(filename)
    extension = path.suffix.lower().lstrip(".")
    if extension not in TYPES:
        named = f"Dateien mit der Endung „.{extension}“" if extension else "Dateien ohne Endung"
        raise Refused(
            f"{named} nehmen wir hier nicht an. {FILES_ACCEPTED} Bilder laden Sie unter „Bilder“ hoch."
        )
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise Refused(f"Die Datei ist leer. {FILES_ACCEPTED}")
    if len(content) > MAX_BYTES:
        raise Refused(
            f"Die Datei ist zu groß: Höchstens {MAX_BYTES // 1024 // 1024} MB sind erlaubt."
        )
    require_harmless(content)
    if extension == "pdf":
        _require_pdf(content)
    elif TYPES[extension].mark:
        _require_office(content, extension)
    else:
        _require_text(content, extension)
    stem = slugify(path.stem.translate(UMLAUTS))[:80].strip("-").replace("_", "-") or "datei"
    return CheckedFile(
        content=content,
        content_hash=hashlib.sha256(content).hexdigest(),
        filename=f"{'-'.join(part for part in stem.split('-') if part)}.{extension}",
        mime_type=TYPES[extension].mime_type,
    )


def _not_what_it_says(extension: str) -> Refused:
    return Refused(
        f"Der Dateiname endet auf „.{extension}“, der Inhalt passt aber nicht dazu oder ist beschädigt."
        f" {FILES_ACCEPTED}"
    )


def _require_pdf(content: bytes) -> None:
    # Nothing but blank bytes behind the end: else the file may be an archive or a program as well
    if not content.startswith(b"%PDF-") or not content.rstrip(BLANK).endswith(b"%%EOF"):
        raise _not_what_it_says("pdf")
    if any(name in content for name in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")):
        raise Refused(
            "Das PDF enthält Programmcode oder angehängte Dateien. Bitte exportieren Sie es ohne diese,"
            " am besten als PDF/A."
        )


def _require_office(content: bytes, extension: str) -> None:
    if not content.startswith(b"PK\x03\x04"):
        raise _not_what_it_says(extension)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            # Never more than the first bytes: an entry may unpack to gigabytes
            mime_type = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _not_what_it_says(extension) from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(
            "Die Datei wird beim Öffnen zu groß. Bitte teilen Sie sie auf oder verkleinern Sie ihre Bilder."
        )
    expected = TYPES[extension]
    is_open_document = extension in {"odt", "ods"}
    if expected.mark not in names or (
        is_open_document and mime_type.decode("ascii", "replace") != expected.mime_type
    ):
        raise _not_what_it_says(extension)
    if any(
        name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))
        for name in names
    ):
        raise Refused("Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros.")


def _require_text(content: bytes, extension: str) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            f"Die Datei ist kein Text in der Kodierung UTF-8. Bitte speichern Sie sie als „.{extension}“ in UTF-8."
        ) from error
    if "\x00" in text or (
        extension == "ics" and not text.lstrip().upper().startswith("BEGIN:VCALENDAR")
    ):
        raise _not_what_it_says(extension)
