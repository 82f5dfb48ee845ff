"""Takes from KERN UX and FiraGO the letters that the portal's languages need, as small files that load only where used.

    python tools/vendor_fonts.py path/to/@kern-ux/native path/to/@fontsource/firago

Run it anew after raising a version (static/vendor/README.md tells how) and look at the pages afterwards.
Needs fonttools and brotli, which the portal itself does not.
"""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "static" / "vendor" / "fonts"

# What German and its western neighbours need, with the six letters of Turkish and our typography: on every page
LATIN = (
    "U+0000-00FF,U+011E-011F,U+0130-0131,U+0152-0153,U+015E-015F,U+02BB-02BC,U+02C6,U+02DA,U+02DC,"
    "U+2000-200B,U+2010-206F,U+20AC,U+2122,U+2190-2193,U+2212"
)
# Polish, Romanian, Czech and others
LATIN_EXT = "U+0100-011D,U+0120-012F,U+0132-0151,U+0154-015D,U+0160-024F,U+1E00-1EFF,U+2C60-2C7F"
# Ukrainian, Russian, Bulgarian, Serbian, with the stress mark
CYRILLIC = "U+0300-0301,U+0400-045F,U+0490-0491,U+2116"
# Arabic, Dari and Persian, Pashto, Sorani, Urdu, with both sets of figures and the joiners
ARABIC = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066D,U+0670-0671,U+0674,U+0679,U+067C-067E,U+0681,"
    "U+0685-0686,U+0688-0689,U+0691,U+0693,U+0695-0696,U+0698,U+069A,U+06A4,U+06A9,U+06AB,U+06AF,U+06B5,U+06BA,"
    "U+06BC,U+06BE,U+06C0-06C3,U+06C6,U+06CC-06CE,U+06D0,U+06D2-06D5,U+06F0-06F9,U+200C-200F"
)
# Of the names that languages have for themselves, which stand on every page: "Українська", "Русский", "العربية", "دری"
NAMES = ",".join(f"U+{ord(letter):04X}" for letter in sorted(set("УкраїнськаРусскийالعربيةدری")))
FEATURES = [
    "kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum", "init", "medi", "fina", "isol", "rlig", "calt",
]  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One weight or style of a family, and the sets of letters that are made of it."""

    family: str
    file: str
    name: str
    weight: int
    style: str
    letters: dict[str, str]


EUROPEAN = {"latin": LATIN, "latin-ext": LATIN_EXT, "cyrillic": CYRILLIC}
KERN = "dist/fonts/fira-sans/FiraSans"
FIRAGO = "files/firago-latin"  # the package's name for the whole font
FIRA = "Fira Sans"
OF_KERN = [
    Face(FIRA, f"{KERN}-Regular.woff2", "fira-sans-regular", 400, "normal", EUROPEAN),
    Face(FIRA, f"{KERN}-Italic.woff2", "fira-sans-italic", 400, "italic", EUROPEAN),
    Face(FIRA, f"{KERN}-SemiBold.woff2", "fira-sans-semibold", 600, "normal", EUROPEAN),
]
OF_FIRAGO = [
    Face("FiraGO", f"{FIRAGO}-400-normal.woff2", "firago-regular", 400, "normal", {"arabic": ARABIC}),
    Face("FiraGO", f"{FIRAGO}-600-normal.woff2", "firago-semibold", 600, "normal", {"arabic": ARABIC}),
    Face("FiraGO Names", f"{FIRAGO}-400-normal.woff2", "firago-regular", 400, "normal", {"names": NAMES}),
]  # fmt: skip


def main(kern: Path, firago: Path) -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    packages = [(kern, OF_KERN), (firago, OF_FIRAGO)]
    rules = [rule for package, faces in packages for face in faces for rule in made(package, face)]
    head = "/* Fira Sans and FiraGO, OFL-1.1; made by tools/vendor_fonts.py, do not edit */\n"
    (TARGET / "fonts.css").write_text(head + "\n".join(rules) + "\n")
    shutil.copy(firago / "LICENSE", TARGET / "OFL.txt")
    (TARGET / "VERSION").write_text("".join(f"{version(package)}\n" for package, _ in packages))


def version(package: Path) -> str:
    """Return name and version of an unpacked npm package."""
    about = json.loads((package / "package.json").read_text())
    return f"{about['name']} {about['version']}"


def made(package: Path, face: Face) -> list[str]:
    """Write the files of one face and return their @font-face rules."""
    rules = []
    for part, letters in face.letters.items():
        file = f"{face.name}-{part}.woff2"
        # Hints weigh a third of a file and help only low resolutions without smoothing
        subset.main(
            [str(package / face.file), f"--unicodes={letters}", f"--layout-features={','.join(FEATURES)}",
             "--no-hinting", "--flavor=woff2", f"--output-file={TARGET / file}"]
        )  # fmt: skip
        rules.append(
            f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
            f'font-display:swap;src:url({file}) format("woff2");unicode-range:{letters}}}'
        )
    return rules


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
