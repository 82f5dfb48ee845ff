"""Takes from a KERN UX package what the portal uses: tokens and some components. Its fonts: tools/vendor_fonts.py.

    python tools/vendor_kern.py path/to/unpacked/@kern-ux/native

Run it anew after raising the version (static/vendor/README.md tells how) and look at the pages afterwards.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
TARGET = STATIC / "vendor" / "kern"
OURS = STATIC / "site"
TOKEN = r"var\((--kern-[a-z0-9-]+)"

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


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text())["version"]
    TARGET.mkdir(parents=True, exist_ok=True)
    source = re.sub(r"/\*.*?\*/", "", (package / "dist" / "kern.css").read_text(), flags=re.DOTALL)
    rules = list(kept(source.replace('@charset "UTF-8";', "")))
    tokens = [rule for rule in rules if ".kern-" not in rule]
    components = [rule for rule in rules if ".kern-" in rule]
    # Every page needs the tokens that our own style names, only pages with forms those of the components
    ours = "".join(sheet.read_text() for sheet in sorted(OURS.glob("*.css")))
    named = set(re.findall(r"--kern-[a-z0-9-]+", ours))
    of_pages = needed(named, tokens)
    of_forms = needed(set(re.findall(TOKEN, "".join(components))), tokens) - of_pages
    components = [*reduced(tokens, of_forms), *components]
    tokens = [*(rule for rule in tokens if "--kern" not in rule), *reduced(tokens, of_pages)]
    head = f"/* Parts of KERN UX {version}, EUPL-1.2, kern-ux.de; made by tools/vendor_kern.py, do not edit */\n"
    (TARGET / "tokens.css").write_text(head + "\n".join(tokens) + "\n")
    (TARGET / "components.css").write_text(head + "\n".join(components) + "\n")
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


def needed(names: set[str], rules: list[str]) -> set[str]:
    """Return the tokens of these names together with those that their values name in turn."""
    values: dict[str, set[str]] = {}
    for name, value in re.findall(r"(--kern-[a-z0-9-]+):([^;{}]*)", "".join(rules)):
        values.setdefault(name, set()).update(re.findall(TOKEN, value))
    found, ahead = set(), list(names)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += values.get(name, ())
    return found


def reduced(rules: list[str], names: set[str]) -> Iterator[str]:
    """Yield those rules that define tokens, each with the tokens of these names only."""
    for rule in rules:
        if rule.startswith("@media"):
            prelude, body = next(blocks(rule))
            if inner := "".join(
                reduced([f"{head}{{{text}}}" for head, text in blocks(body)], names)
            ):
                yield f"{prelude}{{{inner}}}"
        elif rule.startswith(":root{"):
            lines = rule[len(":root{") : -1].split(";")
            if kept_lines := [line for line in lines if line.split(":")[0].strip() in names]:
                yield f":root{{{';'.join(kept_lines)}}}"


def squeeze(body: str) -> str:
    return re.sub(r"\s*([:;,])\s+", r"\1", " ".join(body.split())).strip(" ;")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
