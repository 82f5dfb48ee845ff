"""Where a pasted link leads once what follows people has been taken out of its address."""

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

SCHEMES = {"http", "https", "mailto", "tel", ""}
# What newsletters, networks and advertisers append to recognise who clicked; browsers' own lists agree on these
TRACKING = re.compile(
    r"(utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|__hs\w+|_hs\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|"
    r"twclid|ttclid|yclid|igshid|igsh|li_fat_id|mkt_tok|vero_id|wickedid|oly_(?:enc|anon)_id|s_cid|ref_src|ref_url|"
    r"sc_campaign|at_campaign|at_medium|wt_mc|wt_zmc|trk|trkcampaign|spm|_openstat|_ga|_gl|sfmc_sub)",
    re.IGNORECASE,
)
# Browsers read addresses without them
CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Anchors that exist in the document from which was copied, and nowhere else
FOREIGN_ANCHOR = re.compile(r"#(_|cite_|ftn|sdfoot|h\.|heading=|bookmark|top$|$)")


def clean_address(address: str) -> str:
    """Return the address without tracking, or "" where it leads nowhere that a page may name."""
    address = CONTROLS.sub("", address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or FOREIGN_ANCHOR.match(address):
        return ""
    wrapped = _wrapped(parts.hostname or "", parts.path, parts.query)
    if wrapped:
        return clean_address(wrapped)
    # What is kept stays as it was written, letter by letter
    kept = [pair for pair in parts.query.split("&") if not TRACKING.fullmatch(pair.split("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _wrapped(host: str, path: str, query: str) -> str:
    """Return the address that a redirecting service hides: Outlook's SafeLinks, Google's and Facebook's."""
    if host.endswith(".safelinks.protection.outlook.com"):
        name = "url"
    elif host in {"www.google.com", "www.google.de"} and path == "/url":
        name = "q"
    elif host == "l.facebook.com":
        name = "u"
    else:
        return ""
    found = dict(parse_qsl(query)).get(name, "")
    return found if found.startswith(("http://", "https://")) else ""
