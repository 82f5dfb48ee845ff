// Remembers what was done with whole blocks, and undoes it step by step: inserting, moving, duplicating, removing.
//
// What is typed inside a field has the field's own undo; Ctrl+Z means this one only outside of fields.

import { announce } from "newsroom/announce"

const steps = []
let button = null
let undoing = false

function say() {
  const last = steps.at(-1)
  button.setAttribute("aria-disabled", String(!last))
  const words = document.createElement("span")
  words.className = "undo__what"
  words.textContent = last ? `: ${last.words}` : ""
  button.replaceChildren("Rückgängig", words)
}

/** Remember a step: `words` say what was done ("Zitat verschoben"), `back` takes it back and returns the block. */
export function remember(words, back) {
  if (undoing) return
  steps.push({ words, back })
  if (steps.length > 100) steps.shift()
  say()
}

function undo({ focusBlock }) {
  const last = steps.pop()
  if (!last) {
    announce("Es gibt nichts rückgängig zu machen.")
    return
  }
  undoing = true
  const block = last.back()
  undoing = false
  document.dispatchEvent(new Event("newsroom:changed"))
  if (focusBlock) block?.querySelector(".block-fold")?.focus()
  block?.scrollIntoView({ block: "nearest" })
  announce(`Rückgängig gemacht: ${last.words}.`)
  say()
}

const isField = (element) => element.closest("input, textarea, select, [contenteditable=true], .select2-container")

export function startUndo(place) {
  button = document.createElement("button")
  button.type = "button"
  button.className = "undo"
  button.setAttribute("aria-keyshortcuts", "Control+Z")
  button.addEventListener("click", () => undo({ focusBlock: false }))
  place.before(button)
  document.addEventListener("keydown", (event) => {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if (!isUndo || isField(event.target)) return
    event.preventDefault()
    undo({ focusBlock: true })
  })
  say()
}
