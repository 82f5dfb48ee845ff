// Keeps somebody signed in while they write, and says so when the sign-in has ended before a text is lost.

const ADDRESS = "/konto/aktiv/"
const STEP = 5 * 60 * 1000
let asked = Date.now()
let warning = null

async function ask () {
  asked = Date.now()
  let answer
  try {
    const response = await fetch(ADDRESS, { headers: { Accept: "application/json" } })
    if (!response.ok) return
    answer = await response.json()
  } catch {
    return // no network: the next try tells more
  }
  if (answer.signed_in) {
    // After signing in again the forms of this page need the new token
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = answer.token
    warning?.remove()
    warning = null
  } else {
    warn()
  }
}

function warn () {
  if (warning) return
  warning = document.createElement("div")
  warning.className = "messages"
  warning.setAttribute("role", "alert")
  const list = warning.appendChild(document.createElement("ul"))
  list.className = "messagelist"
  const item = list.appendChild(document.createElement("li"))
  item.className = "warning"
  const link = document.createElement("a")
  link.href = "/konto/login/"
  link.target = "_blank"
  link.textContent = "Melden Sie sich in einem neuen Fenster wieder an"
  item.append("Ihre Anmeldung ist beendet. ", link, " und kommen Sie dann hierher zurück: Was Sie geschrieben haben, steht noch da.")
  document.querySelector("main, #main, body").prepend(warning)
}

document.addEventListener("input", () => { if (Date.now() - asked > STEP) ask() })
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask() })
document.addEventListener("newsroom:signed-out", ask)
window.addEventListener("focus", () => { if (warning) ask() })
