// Says every few seconds that this form is open, and shows who else has it open and who saved meanwhile.

const EVERY = 20000

const place = document.getElementById("autosave")
const address = place?.dataset.presenceUrl
const list = document.getElementById("presence")
let shown = null

function notice(...content) {
  const line = document.createElement("p")
  line.className = "notice"
  line.append(...content)
  return line
}

function savedMeanwhile(sentence) {
  const compare = document.createElement("button")
  compare.type = "submit"
  compare.name = "_compare"
  compare.setAttribute("form", place.closest("form").id)
  compare.value = "1"
  compare.className = "button"
  compare.textContent = "Beide Stände vergleichen"
  const line = notice(`${sentence} Ihr Stand ist nicht mehr der neueste. `, compare)
  line.classList.add("notice--warning")
  return line
}

function show({ others, version, saved }) {
  const isOlder = version > Number(place.dataset.version)
  const state = JSON.stringify([others, isOlder && saved])
  // A line that stays is not read out again
  if (state === shown) return
  shown = state
  list.replaceChildren(...others.map((sentence) => notice(sentence)), ...(isOlder ? [savedMeanwhile(saved)] : []))
}

function post(fields, keepalive = false) {
  const token = place.closest("form").elements.csrfmiddlewaretoken.value
  return fetch(address, {
    method: "POST",
    body: new URLSearchParams({ csrfmiddlewaretoken: token, ...fields }),
    // Nobody did anything: this does not prolong the sign-in
    headers: { "X-Automatic": "1" },
    redirect: "manual",
    keepalive,
  })
}

async function tell() {
  if (document.hidden) return
  try {
    const response = await post({})
    if (response.ok) show(await response.json())
  } catch {
    // No network: the line about unsecured text says so
  }
}

if (address) {
  shown = JSON.stringify([[...list.children].map((line) => line.textContent), false])
  tell()
  setInterval(tell, EVERY)
  document.addEventListener("visibilitychange", tell)
  window.addEventListener("pagehide", () => { post({ leave: "1" }, true).catch(() => {}) })
  window.addEventListener("pageshow", (event) => { if (event.persisted) tell() })
}
