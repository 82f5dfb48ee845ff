// Says out loud what happened on the page, for people who cannot see it.

const STAYS_MS = 10000

// Whatever comes in is read, in its order: what a slow answer tells takes no word from what somebody just did
const region = document.createElement("div")
region.className = "visually-hidden"
region.setAttribute("role", "status")
region.setAttribute("aria-atomic", "false")
document.body.append(region)

/** Have a screen reader read `text` after what it still has to read; the same text twice is read twice. */
export function announce(text) {
  const line = document.createElement("p")
  line.textContent = text
  region.append(line)
  setTimeout(() => line.remove(), STAYS_MS)
}
