// Sends what is typed to the server every few seconds, where it is kept apart from the text until it is saved.

import { announce } from "newsroom/announce"
import { typed as typedIn } from "newsroom/typed"

const EVERY = 4000
const AGAIN = 10000
// Browsers themselves wait for minutes on a connection that says nothing
const PATIENCE = 20000
// What browsers let a page send on while it is being left
const LARGEST_ON_LEAVING = 60000

const place = document.getElementById("autosave")
const form = place?.closest("form")

let secured = null
let failing = false
let sending = null
let left = false
let nextTry = 0

const typed = () => typedIn(form)

function say(text, isProblem = false) {
  for (const line of document.querySelectorAll(".secured")) {
    line.hidden = !text
    line.textContent = text
    line.classList.toggle("secured--failing", isProblem)
  }
}

function succeeded(text, at) {
  const first = secured === null || failing || !document.querySelector(".secured:not([hidden])")
  secured = text
  failing = false
  say(`Eingaben gesichert um ${at}, noch nicht gespeichert.`)
  // Not each time: whoever listens would hear nothing else
  if (first) announce("Ihre Eingaben werden laufend gesichert.")
  if (typed() === secured) document.dispatchEvent(new Event("newsroom:secured"))
}

function failed(text) {
  nextTry = Date.now() + AGAIN
  say(text, true)
  if (!failing) announce(text)
  failing = true
}

async function answered(response, text, isOld) {
  if (response.type === "opaqueredirect" || response.status === 403) {
    failed("Zurzeit nicht gesichert: Ihre Anmeldung ist beendet. Was Sie geschrieben haben, steht noch hier.")
    document.dispatchEvent(new Event("newsroom:signed-out"))
    return
  }
  const answer = await response.json().catch(() => ({}))
  if (isOld()) return
  if (response.ok) succeeded(text, answer.at)
  else if (answer.key) {
    if (left) return
    // This form was saved from a page that was left and came back: what follows is kept for itself
    form.elements.autosave_key.value = answer.key
  } else failed(answer.message ?? "Zurzeit nicht gesichert. Was Sie geschrieben haben, steht noch hier; wir versuchen es weiter.")
}

async function send(text, { leaving = false } = {}) {
  const token = form.elements.csrfmiddlewaretoken.value
  const body = `csrfmiddlewaretoken=${encodeURIComponent(token)}&${text}`
  // What is on its way says less than this, and must not arrive after it
  sending?.abort()
  const mine = (sending = new AbortController())
  const timer = setTimeout(() => mine.abort(), PATIENCE)
  try {
    const response = await fetch(place.dataset.url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      redirect: "manual",
      keepalive: leaving && body.length < LARGEST_ON_LEAVING,
      signal: mine.signal,
    })
    await answered(response, text, () => sending !== mine)
  } catch {
    if (!left && sending === mine) failed("Keine Verbindung: zurzeit nicht gesichert. Was Sie geschrieben haben, steht noch hier; wir versuchen es weiter.")
  } finally {
    clearTimeout(timer)
    if (sending === mine) sending = null
  }
}

function secure({ leaving = false } = {}) {
  if (left || (sending && !leaving) || (Date.now() < nextTry && !leaving)) return
  const text = typed()
  if (text !== secured) send(text, { leaving })
}

function start() {
  if (!("unsaved" in place.dataset)) secured = typed()
  setInterval(() => { if (!document.hidden) secure() }, EVERY)
  document.addEventListener("visibilitychange", () => { if (document.hidden) secure({ leaving: true }) })
  window.addEventListener("beforeunload", () => secure({ leaving: true }))
  window.addEventListener("pagehide", () => {
    secure({ leaving: true })
    left = true
  })
  window.addEventListener("pageshow", () => { left = false })
  window.addEventListener("online", () => { nextTry = 0; secure() })
  window.addEventListener("focus", () => { if (failing) { nextTry = 0; setTimeout(secure, 1000) } })
  // Should the saving fail on its way, this is what was typed last
  form.addEventListener("submit", () => {
    secure({ leaving: true })
    left = true
  })
}

/** Removed blocks that come back with the form look removed. */
function showRemoved() {
  for (const box of form.querySelectorAll(".order-machine .delete input:checked")) {
    box.closest(".inline-related").classList.add("for-deletion")
  }
}

if (form) {
  document.addEventListener("content-editor:ready", () => { showRemoved(); setTimeout(start, 0) }, { once: true })
}
