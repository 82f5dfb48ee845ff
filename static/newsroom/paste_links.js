// Where a pasted link leads once what follows people has been taken out of its address; as publishing/prose/links.py.

const SCHEMES = new Set(["http", "https", "mailto", "tel", ""])
const TRACKING = new RegExp(
  "^(utm_\\w+|mtm_\\w+|pk_\\w+|piwik_\\w+|hsa_\\w+|__hs\\w+|_hs\\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|" +
  "msclkid|twclid|ttclid|yclid|igshid|igsh|li_fat_id|mkt_tok|vero_id|wickedid|oly_(?:enc|anon)_id|s_cid|ref_src|" +
  "ref_url|sc_campaign|at_campaign|at_medium|wt_mc|wt_zmc|trk|trkcampaign|spm|_openstat|_ga|_gl|sfmc_sub)$",
  "i",
)
const FOREIGN_ANCHOR = /^#(_|cite_|ftn|sdfoot|h\.|heading=|bookmark|top$|$)/

function wrapped(address) {
  let parts
  try {
    parts = new URL(address)
  } catch {
    return ""
  }
  const { hostname, pathname, searchParams } = parts
  let name = ""
  if (hostname.endsWith(".safelinks.protection.outlook.com")) name = "url"
  else if (["www.google.com", "www.google.de"].includes(hostname) && pathname === "/url") name = "q"
  else if (hostname === "l.facebook.com") name = "u"
  const found = name ? searchParams.get(name) ?? "" : ""
  return /^https?:\/\//.test(found) ? found : ""
}

/** Return the address without tracking, or "" where it leads nowhere that a page may name. */
export function cleanAddress(address) {
  // Browsers read addresses without them
  const plain = address.replace(/[\s\p{Cc}]+/gu, "")
  const scheme = plain.match(/^([a-z][a-z0-9+.-]*):/i)?.[1].toLowerCase() ?? ""
  if (!plain || !SCHEMES.has(scheme) || FOREIGN_ANCHOR.test(plain)) return ""
  const hidden = wrapped(plain)
  if (hidden) return cleanAddress(hidden)
  const [, before, query, fragment] = plain.match(/^([^?#]*)(?:\?([^#]*))?(#.*)?$/)
  if (!query) return plain
  const pairs = query.split("&")
  const kept = pairs.filter((pair) => !TRACKING.test(pair.split("=")[0]))
  return before + (kept.length ? `?${kept.join("&")}` : "") + (fragment ?? "")
}
