// Proposes the address while a title is typed for the first time, the German way: ä becomes ae, ß becomes ss.

const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", "&": " und " }
const title = document.getElementById("id_title") ?? document.getElementById("id_name")
const slug = document.getElementById("id_slug")

/** Return `text` as lower-case ASCII words joined by hyphens, cut at a word; the server has the same rule. */
export function germanSlug(text, length) {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüßæø&]/g, (letter) => LETTERS[letter])
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
  const words = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  if (words.length <= length) return words
  const cut = words.slice(0, length + 1)
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut.slice(0, length)).replace(/-$/, "")
}

// An address that stands there already is somebody's decision
if (title && slug && !slug.value && !title.value) {
  let mine = true
  slug.addEventListener("input", () => { mine = slug.value === "" })
  title.addEventListener("input", () => {
    if (mine) slug.value = germanSlug(title.value, slug.maxLength > 0 ? slug.maxLength : 120)
  })
}
