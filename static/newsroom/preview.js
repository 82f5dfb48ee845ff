// The preview beside the form: what stands in it unsaved, as the public page, at three widths, light and dark.

import { showChecks } from "newsroom/checks"
import { morph } from "newsroom/morph"
import { FAILED, watch } from "newsroom/unsaved"
import { fit, force } from "newsroom/viewport"

const BESIDE = matchMedia("(min-width: 1366px)")
const MEMORY = "vorschau"

const dialog = document.getElementById("vorschau")
const form = document.getElementById(dialog?.dataset.form)

const chosen = {
  open: false,
  width: "390",
  scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  ...JSON.parse(sessionStorage.getItem(MEMORY) ?? "{}"),
}
const remember = () => sessionStorage.setItem(MEMORY, JSON.stringify(chosen))

const frame = dialog?.querySelector("iframe")
const stage = dialog?.querySelector(".preview__stage")
const state = dialog?.querySelector(".preview__state")
const failure = dialog?.querySelector(".preview__failure")
const toggles = document.querySelectorAll(".preview-toggle")

let latest = null
let ready = false
let askNow = null
let opener = null

/** Put the latest page into the frame; it keeps its place, its pictures and its style sheets. */
function fill() {
  if (!ready || !latest) return
  const page = frame.contentDocument
  const { scrollX, scrollY } = frame.contentWindow
  const wanted = new DOMParser().parseFromString(latest, "text/html")
  page.documentElement.lang = wanted.documentElement.lang
  page.documentElement.dir = wanted.documentElement.dir
  page.title = wanted.title
  morph(page.body, wanted.body)
  frame.contentWindow.scrollTo(scrollX, scrollY)
}

function onAnswer(answer) {
  latest = answer.page
  state.textContent = answer.summary
  state.hidden = false
  failure.hidden = true
  showChecks(answer)
  fill()
}

function onFailure() {
  failure.textContent = FAILED
  failure.hidden = false
}

function show() {
  for (const button of dialog.querySelectorAll("[data-width]")) {
    button.setAttribute("aria-pressed", String(button.dataset.width === chosen.width))
  }
  for (const button of dialog.querySelectorAll("[data-scheme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.scheme === chosen.scheme))
  }
  if (!dialog.open) return
  fit(frame, stage, Number(chosen.width))
  if (ready) force(frame.contentDocument, chosen.scheme)
}

/** Links stay as they look; the sandbox hears no click of ours, but lets no link open a window either. */
function leadNowhere(page) {
  const target = page.createElement("base")
  target.target = "_blank"
  page.head.prepend(target)
  const [sheet] = page.styleSheets
  // At its end: before the files that it imports nothing may stand
  sheet.insertRule("a { pointer-events: none }", sheet.cssRules.length)
}

function load() {
  if (frame.src) return
  frame.addEventListener("load", () => {
    ready = true
    leadNowhere(frame.contentDocument)
    fill()
    show()
  })
  frame.src = frame.dataset.src
}

function nameToggles() {
  for (const toggle of toggles) {
    toggle.textContent = dialog.open ? "Vorschau schließen" : "Vorschau daneben öffnen"
    toggle.setAttribute("aria-expanded", String(dialog.open))
  }
}

/** Lead to what the checks found: where the panel has no room beside the preview, this one makes way. */
function leadToChecks() {
  const checks = document.getElementById("pruefung")
  const lead = () => {
    const first = checks.querySelector("a") ?? checks.querySelector("h3")
    if (first?.matches("h3")) first.tabIndex = -1
    first?.focus()
  }
  if (checks.checkVisibility() && !dialog.matches(":modal")) {
    lead()
  } else {
    // Closing leads the focus back to where it was
    dialog.addEventListener("close", lead, { once: true })
    dialog.close()
  }
}

function open() {
  const focused = document.activeElement
  opener = focused === document.body ? null : focused
  chosen.open = true
  document.body.classList.add("previewing")
  if (BESIDE.matches) dialog.show()
  else dialog.showModal()
  load()
  show()
  // Beside the form one goes on writing where one was
  if (BESIDE.matches && opener && !opener.matches(".preview-toggle")) opener.focus({ preventScroll: true })
  else dialog.querySelector(".preview__close").focus()
  if (!latest) askNow()
  nameToggles()
}

function closed() {
  chosen.open = false
  document.body.classList.remove("previewing")
  nameToggles()
  if (document.activeElement === document.body || dialog.contains(document.activeElement)) {
    const back = opener?.isConnected ? opener : toggles[0]
    back?.focus({ preventScroll: true })
  }
  remember()
}

function toggle() {
  if (dialog.open) dialog.close()
  else open()
  remember()
}

function onKey(event) {
  if (event.ctrlKey && event.altKey && event.code === "KeyV") {
    event.preventDefault()
    toggle()
  } else if (event.key === "Escape" && dialog.open && dialog.contains(event.target)) {
    dialog.close()
  }
}

function start() {
  askNow = watch(form, dialog.dataset.url, onAnswer, onFailure)
  for (const button of toggles) {
    button.hidden = false
    button.setAttribute("aria-controls", dialog.id)
    button.addEventListener("click", toggle)
  }
  nameToggles()
  dialog.addEventListener("close", closed)
  dialog.addEventListener("click", ({ target }) => {
    const { width, scheme } = target.closest("button")?.dataset ?? {}
    if (target.closest(".preview__close")) dialog.close()
    if (target.closest(".preview__state")) leadToChecks()
    if (width) chosen.width = width
    if (scheme) chosen.scheme = scheme
    show()
    remember()
  })
  document.addEventListener("keydown", onKey)
  new ResizeObserver(show).observe(stage)
  BESIDE.addEventListener("change", () => {
    if (!dialog.open) return
    dialog.close()
    open()
  })
  show()
  // A refused form was not judged yet, and what stands there is not what is stored
  if (document.querySelector(".errornote, #autosave[data-unsaved]")) askNow()
  if (chosen.open && BESIDE.matches) open()
}

if (form) start()
