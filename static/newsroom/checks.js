// Brings what the checks say beside the text up to date while somebody writes.

import { announce } from "newsroom/announce"

let lastSummary = null

/** Put `html` into the panel; a link that had the focus keeps it where it is still there. */
export function showChecks({ checks, summary }) {
  const place = document.getElementById("pruefung")
  const focused = place.contains(document.activeElement) ? document.activeElement.textContent : null
  const parsed = new DOMParser().parseFromString(checks, "text/html")
  place.replaceChildren(...parsed.body.childNodes)
  if (focused !== null) {
    const links = [...place.querySelectorAll("a")]
    const same = links.find((link) => link.textContent === focused) ?? links[0]
    same?.focus({ preventScroll: true })
  }
  if (lastSummary !== null && summary !== lastSummary) announce(`Prüfung: ${summary}`)
  lastSummary = summary
}
