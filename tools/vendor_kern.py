"""Takes from a KERN UX package what the portal uses: tokens, some components, subsets of its fonts.

    python tools/vendor_kern.py path/to/unpacked/@kern-ux/native

Run it anew after raising the version (static/vendor/README.md tells how) and look at the pages afterwards.
Needs fonttools and brotli, which the portal itself does not.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "static" / "vendor" / "kern"

# Classes whose rules are kept; the name is the part after "kern-" up to "--" or "__"
COMPONENTS = {
    "sr-only", "error", "icon", "badge", "alert", "btn", "link", "label", "fieldset", "form-input", "form-check",
    "input-group", "table",
}  # fmt: skip
# Icons are data addresses, so each one kept is paid by every visitor
ICONS = {"danger", "info", "success", "warning"}
SIZES = {"small", "default", "large", "x-large"}
# Whole rules that the portal decides itself or cannot use
DROPPED = re.compile(r"data-kern-theme|\.kern-(light|dark|level|layer)|kern-dialog|\*:not\(i\)")
DROPPED_TOKENS = re.compile(
    r"--kern-(color-(grey|limette|yellow)-\d|component-kopfzeile|font-size-(72|80))"
)

WEIGHTS = {"Regular": (400, "normal"), "Italic": (400, "italic"), "SemiBold": (600, "normal")}
# Letters that German, its neighbours in western Europe and our typography need …
LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212"
# … and those of Turkish, Polish, Romanian, Czech and others, which are only fetched where they occur
LATIN_EXT = "U+0100-0130,U+0132-0151,U+0154-024F,U+1E00-1EFF,U+2C60-2C7F"
FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum"]


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text())["version"]
    TARGET.mkdir(parents=True, exist_ok=True)
    source = re.sub(r"/\*.*?\*/", "", (package / "dist" / "kern.css").read_text(), flags=re.DOTALL)
    rules = list(kept(source.replace('@charset "UTF-8";', "")))
    # Every page needs the tokens, only pages with forms the components
    tokens = [rule for rule in rules if ".kern-" not in rule]
    components = [rule for rule in rules if ".kern-" in rule]
    head = f"/* Parts of KERN UX {version}, EUPL-1.2, kern-ux.de; made by tools/vendor_kern.py, do not edit */\n"
    (TARGET / "tokens.css").write_text(head + "\n".join(tokens) + "\n")
    (TARGET / "components.css").write_text(head + "\n".join(components) + "\n")
    (TARGET / "fonts.css").write_text(head + "\n".join(faces(package)) + "\n")
    (TARGET / "VERSION").write_text(f"@kern-ux/native {version}\n")
    shutil.copy(package / "LICENSE.md", TARGET / "LICENSE.md")


def kept(source: str) -> Iterator[str]:
    """Yield the rules to keep, minified, in their order."""
    for prelude, body in blocks(source):
        if prelude.startswith("@media"):
            inner = "".join(kept(body))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            if prelude.startswith("@keyframes"):
                continue
            yield f"{prelude}{{{squeeze(body)}}}"
        elif prelude.startswith(":is(body"):
            # The tokens of the page's own level; KERN's further levels are not used
            yield f":root{{{squeeze(body)}}}"
        elif selectors := ",".join(filter(wanted, re.split(r",\s*(?![^(]*\))", prelude))):
            if selectors == ":root":
                body = ";".join(
                    line
                    for line in body.split(";")
                    if not DROPPED_TOKENS.search(line.split(":")[0])
                )
            yield f"{' '.join(selectors.split())}{{{squeeze(body)}}}"


def blocks(source: str) -> Iterator[tuple[str, str]]:
    """Yield (what stands before the brace, what stands between the braces) for each top-level rule."""
    depth = start = opened = 0
    for match in re.finditer(r'"[^"]*"|[{}]', source):
        if match[0] == "{":
            depth += 1
            opened = match.end() if depth == 1 else opened
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                yield source[start : opened - 1].strip(), source[opened : match.start()]
                start = match.end()


def wanted(selector: str) -> bool:
    """Tell whether the portal uses what the selector is about."""
    if DROPPED.search(selector):
        return False
    names = re.findall(
        r"\.kern-([a-z0-9-]+?)(?:(?:__|--)([a-z0-9-]+))?(?=[.:\s>+~,\[)]|$)", selector
    )
    if not names:
        return ".kern" not in selector and selector.split(":")[0] in {
            "",
            "*",
            "img",
            "picture",
            "svg",
        }
    for name, part in names:
        if name not in COMPONENTS:
            return False
        if name == "icon" and part and part not in ICONS | SIZES:
            return False
    return True


def squeeze(body: str) -> str:
    return re.sub(r"\s*([:;,])\s+", r"\1", " ".join(body.split())).strip(" ;")


def faces(package: Path) -> Iterator[str]:
    """Write each font file and yield its @font-face rule."""
    fonts = TARGET / "fonts"
    shutil.rmtree(fonts, ignore_errors=True)
    fonts.mkdir()
    for name, (weight, style) in WEIGHTS.items():
        original = package / "dist" / "fonts" / "fira-sans" / f"FiraSans-{name}.woff2"
        for part, letters in {"latin": LATIN, "latin-ext": LATIN_EXT}.items():
            file = f"fira-sans-{name.lower()}-{part}.woff2"
            subset.main(
                [str(original), f"--unicodes={letters}", f"--layout-features={','.join(FEATURES)}",
                 "--flavor=woff2", f"--output-file={fonts / file}"]
            )  # fmt: skip
            yield (
                f'@font-face{{font-family:"Fira Sans";font-weight:{weight};font-style:{style};font-display:swap;'
                f'src:url(fonts/{file}) format("woff2");unicode-range:{letters}}}'
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
