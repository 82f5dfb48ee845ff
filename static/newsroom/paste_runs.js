// Words with their marks: how runs of pasted text are tidied and joined; as publishing/prose/runs.py.

const NO_BREAK = "\u00a0"
const INVISIBLE = /[\u00ad\u200b\u200c\u2060\ufeff]/g
const SPACES = /[ \t\n\r\f\u00a0]+/g
// A no-break space stays where it holds a figure and its unit, or an abbreviation, together
const HELD = new RegExp(`(?<=[\\d§.])${NO_BREAK}(?=[\\p{L}\\p{N}_€%])`, "gu")
const LIGATURES = { "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u2028": " ", "\u2029": " " }
const BULLET = /^\s*[•·▪◦●‣\uf0b7]\s*/

/** A line break. */
export const BREAK = { text: null, strong: false, emphasis: false, link: "" }

function tidyText(text) {
  return text
    .replace(INVISIBLE, "")
    .replace(/[\ufb00-\ufb04\u2028\u2029]/g, (letter) => LIGATURES[letter])
    .replace(HELD, "\u0000")
    .replace(SPACES, " ")
    .replaceAll("\u0000", NO_BREAK)
}

const same = (one, other) =>
  one.strong === other.strong && one.emphasis === other.emphasis && one.link === other.link

function trimEnd(runs) {
  while (runs.length && (runs.at(-1).text === null || !runs.at(-1).text.replace(/ +$/, ""))) runs.pop()
  const last = runs.pop()
  if (last) runs.push({ ...last, text: last.text.replace(/ +$/, "") })
}

function tidied(runs) {
  const joined = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.text !== null && run.text !== null && same(last, run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    } else joined.push(run)
  }
  const found = []
  let atStart = true
  for (const run of joined) {
    if (run.text === null) {
      trimEnd(found)
      atStart = true
      if (found.length) found.push(run)
      continue
    }
    let text = tidyText(run.text)
    if (atStart) text = text.replace(/^ +/, "")
    if (text) {
      atStart = text.endsWith(" ")
      found.push({ ...run, text })
    }
  }
  trimEnd(found)
  return found
}

/** Return the tidied runs of each paragraph: two line breaks in a row part them; empty ones are left out. */
export function paragraphs(runs) {
  const found = [[]]
  let breaks = 0
  for (const run of runs) {
    if (run.text === null) breaks += 1
    else if (/[^ \t\n\r\f\u00a0]/.test(run.text)) {
      if (breaks > 1) found.push([])
      else if (breaks) found.at(-1).push(BREAK)
      breaks = 0
      found.at(-1).push(run)
    } else if (!breaks) {
      // White space says nothing by its marks
      found.at(-1).push({ ...BREAK, text: run.text })
    }
  }
  return found.map(tidied).filter((each) => each.length)
}

export const startsWithBullet = (runs) => BULLET.test(runs[0]?.text ?? "")

/** Return the runs without the sign that stands before them. */
export const withoutBullet = ([first, ...others]) =>
  tidied([{ ...first, text: first.text.replace(BULLET, "") }, ...others])
