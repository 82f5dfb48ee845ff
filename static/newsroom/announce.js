// Says out loud what happened on the page, for people who cannot see it.

const region = document.createElement("div")
region.className = "visually-hidden"
region.setAttribute("role", "status")
document.body.append(region)
let waiting = 0

/** Have a screen reader read `text`; the same text twice in a row is read twice, of two at once the later one. */
export function announce(text) {
  clearTimeout(waiting)
  region.textContent = ""
  waiting = setTimeout(() => { region.textContent = text }, 50)
}
