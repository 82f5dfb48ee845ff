// Gives each block a heading that folds it, and buttons to move, remove and restore it.

import { announce } from "newsroom/announce"
import { read, write } from "newsroom/block_copy"
import { blocksIn, isBlock, machine, move, putBefore, remainingIn, standAsNumbered } from "newsroom/block_order"
import { remember } from "newsroom/undo"

export const kindOf = (block) =>
  block.querySelector(":scope > h3 b").textContent.replace(/:\s*$/, "").trim()

const isSaved = (block) => block.classList.contains("has_original")
const isRemoved = (block) => block.classList.contains("for-deletion")

function button(className, text, onClick) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = className
  made.textContent = text
  made.addEventListener("click", onClick)
  return made
}

/** Say to which kind of block a tool belongs, in words that are heard and not shown. */
function rename(tool, kind, text) {
  const heard = document.createElement("span")
  heard.className = "visually-hidden"
  heard.textContent = `${kind} `
  const shown = document.createElement("span")
  shown.textContent = text
  tool.replaceChildren(heard, shown)
}

function wordsOf(field) {
  // Read from the DOM: a folded block has no rendered text, and its paragraphs would run into each other
  if (field.matches(".tiptap")) return [...field.children].map((child) => child.textContent).join(" ")
  if (field.matches("select")) return field.value ? field.selectedOptions[0]?.textContent ?? "" : ""
  return field.value
}

/** Return the first words of a block, by which one recognises it when it is folded. */
function firstWords(block) {
  const fields = block.querySelectorAll(
    ".form-row:not(.hidden) :is(.tiptap, input[type=text], select, textarea:not(.prose-editor > textarea))",
  )
  for (const field of fields) {
    const line = wordsOf(field).trim().replace(/\s+/g, " ")
    if (line) return line.length > 80 ? `${line.slice(0, 79)}…` : line
  }
  return ""
}

function moveAndTell(block, step) {
  const before = blocksIn(block.dataset.region)
  const next = before[before.indexOf(block) + 1]
  const place = move(block, step)
  const count = blocksIn(block.dataset.region).length
  const kind = kindOf(block)
  if (place) {
    announce(`${kind}: Position ${place} von ${count}`)
    remember(`${kind} verschoben`, () => { putBefore(block, next); return block })
    block.scrollIntoView({ block: "nearest" })
  } else {
    announce(`${kind} steht schon ${step < 0 ? "am Anfang" : "am Ende"}.`)
  }
}

/** Mark a block as one that goes when the form is saved, or take that back. */
export function setRemoved(block, removed) {
  if (isRemoved(block) === removed) return block
  if (isSaved(block)) block.querySelector(".delete input[type=checkbox]").click()
  else block.classList.toggle("for-deletion", removed)
  describeAll()
  return block
}

/** Add a block of the same kind after this one that says the same. */
function duplicate(block) {
  const { ContentEditor } = window
  const blocks = blocksIn(block.dataset.region)
  const kept = read(block)
  let copy = null
  const writeInto = (event) => {
    copy = event.target
    write(copy, kept)
  }
  document.addEventListener("formset:added", writeInto, { once: true })
  ContentEditor._insertBefore = blocks[blocks.indexOf(block) + 1] ?? null
  duplicating = true
  ContentEditor.addContent(block.id.replace(/-\d+$/, ""))
  duplicating = false
  document.removeEventListener("formset:added", writeInto)
  if (!copy) return
  copy.classList.remove("collapsed")
  describeAll()
}

let duplicating = false

/** Whether the block that is being added is a copy. */
export const isDuplicating = () => duplicating

function toggleRemoval(block) {
  const removed = !isRemoved(block)
  setRemoved(block, removed)
  remember(`${kindOf(block)} ${removed ? "entfernt" : "wiederhergestellt"}`, () => setRemoved(block, !removed))
  announce(
    isRemoved(block)
      ? `${kindOf(block)} entfernt. „Wiederherstellen“ macht das rückgängig.`
      : `${kindOf(block)} wiederhergestellt.`,
  )
  document.dispatchEvent(new Event("newsroom:changed"))
  describeAll()
  // Content-editor takes the focus away from the box that was ticked
  block.querySelector(".block-remove").focus()
}

function equip(block) {
  const heading = block.querySelector(":scope > h3")
  const label = heading.querySelector(".inline_label")
  // Django puts a colon after the kind, for the number that follows it there
  heading.querySelector("b").textContent = kindOf(block)
  const fold = button("block-fold", "", () => {})
  // A click reaches content-editor's own handler on the heading, which folds the block
  fold.append(heading.querySelector("b"), " ", label)
  heading.querySelector(":scope > .material-icons, :scope > svg")?.insertAdjacentElement("afterend", fold)
  if (!fold.isConnected) heading.prepend(fold)
  const region = heading.querySelector(".inline_move_to_region")
  if (region) region.setAttribute("aria-label", "Bereich")

  const tools = document.createElement("div")
  tools.className = "block-tools"
  tools.append(
    button("block-up", "nach oben", () => moveAndTell(block, -1)),
    button("block-down", "nach unten", () => moveAndTell(block, 1)),
    button("block-copy", "duplizieren", () => duplicate(block)),
    button("block-remove", "entfernen", () => toggleRemoval(block)),
  )
  const kind = kindOf(block)
  for (const tool of tools.children) {
    tool.title = tool.textContent
    rename(tool, kind, tool.textContent)
  }
  heading.insertAdjacentElement("afterend", tools)
  block.setAttribute("role", "group")
  // Django copies the empty row's help texts with the number still missing
  for (const field of block.querySelectorAll("[aria-describedby*='__prefix__']")) {
    const number = block.id.match(/-(\d+)$/)[1]
    field.setAttribute("aria-describedby", field.getAttribute("aria-describedby").replace("__prefix__", number))
  }
}

function describe(block, place, count) {
  const kind = kindOf(block)
  const removed = isRemoved(block)
  const label = block.querySelector(".inline_label")
  const words = removed ? "wird beim Speichern entfernt" : firstWords(block)
  if (label.textContent !== words) label.textContent = words
  block.setAttribute("aria-label", removed ? `${kind}, entfernt` : `${kind}, Baustein ${place} von ${count}`)
  block.querySelector(".block-fold").setAttribute(
    "aria-expanded",
    String(!block.classList.contains("collapsed") && !removed),
  )
  for (const tool of block.querySelectorAll(":scope > .block-tools > :is(.block-up, .block-down, .block-copy)")) {
    tool.hidden = removed
  }
  rename(block.querySelector(".block-remove"), kind, removed ? "wiederherstellen" : "entfernen")
}

/** Equip new blocks, and bring names and places of all blocks up to date. */
export function describeAll() {
  const regions = new Set()
  for (const block of machine().querySelectorAll(":scope > .inline-related:not(.empty-form)")) {
    if (!block.querySelector(":scope > .block-tools")) equip(block)
    regions.add(block.dataset.region)
  }
  for (const region of regions) {
    const remaining = remainingIn(region)
    for (const block of blocksIn(region)) describe(block, remaining.indexOf(block) + 1, remaining.length)
  }
}

/** Take the blocks out of the form that were added and removed again without being saved. */
function dropUnsaved() {
  standAsNumbered()
  for (const block of machine().querySelectorAll(":scope > .for-deletion:not(.has_original)")) {
    block.querySelector(".inline-deletelink")?.click()
  }
}

export function startTools() {
  describeAll()
  new MutationObserver((changes) => {
    if (changes.some((change) => isBlock(change.target))) describeAll()
  }).observe(machine(), { attributes: true, attributeFilter: ["class"], subtree: true })
  machine().addEventListener("focusout", () => describeAll())
  machine().closest("form").addEventListener("submit", dropUnsaved)
}
