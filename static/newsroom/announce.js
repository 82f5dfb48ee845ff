// Says out loud what happened on the page, for people who cannot see it.

const region = document.createElement("div")
region.className = "visually-hidden"
region.setAttribute("role", "status")
document.body.append(region)

/** Have a screen reader read `text`; the same text twice in a row is read twice. */
export function announce(text) {
  region.textContent = ""
  setTimeout(() => { region.textContent = text }, 50)
}
