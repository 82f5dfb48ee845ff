// Makes the places between blocks real buttons that open the choice of blocks right there, in reading order.

import { announce } from "newsroom/announce"
import { blocksIn, machine, standAsShown } from "newsroom/block_order"
import { describeAll, isDuplicating, kindOf, setRemoved } from "newsroom/block_tools"
import { operable } from "newsroom/fields"
import { remember } from "newsroom/undo"

const wrapper = () => document.querySelector(".order-machine-wrapper")
const choice = () => document.querySelector(".plugin-buttons")
const targets = () => [...machine().querySelectorAll(".order-machine-insert-target")]

let opener = null

function asButton(target) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = target.className
  made.append(document.createElement("span"))
  made.firstChild.textContent = target.matches(".last") ? "Baustein hinzufügen" : "Baustein hier einfügen"
  made.setAttribute("aria-expanded", "false")
  target.remove()
  return made
}

/** Put one button before each block and one at the end. */
function placeTargets() {
  for (const block of machine().querySelectorAll(":scope > .inline-related:not(.empty-form)")) {
    const [first, ...others] = block.querySelectorAll(":scope > .order-machine-insert-target")
    for (const other of others) other.remove()
    if (first?.tagName === "SPAN") block.prepend(asButton(first))
  }
  const last = machine().querySelector(":scope > .order-machine-insert-target.last")
  if (last?.tagName === "SPAN") machine().append(asButton(last))
  else if (last && last !== machine().lastElementChild && !choice()?.previousElementSibling?.isSameNode(last)) {
    machine().append(last)
  }
}

/** Follow content-editor: it opens and closes the choice by clicks anywhere and by Escape. */
function follow() {
  const open = targets().find((target) => target.classList.contains("selected"))
  for (const target of targets()) {
    if (target.tagName === "BUTTON") target.setAttribute("aria-expanded", String(target === open))
  }
  if (open && open !== opener) {
    open.insertAdjacentElement("afterend", choice())
    choice().querySelector(".plugin-button:not(.content-editor-hide)")?.focus()
  } else if (!open && opener) {
    wrapper().append(choice())
  }
  opener = open ?? null
}

function onKey(event) {
  const buttons = [...choice().querySelectorAll(".plugin-button:not(.content-editor-hide)")]
  const at = buttons.indexOf(event.target.closest(".plugin-button"))
  if (at < 0) return
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (event.key === "Enter" || event.key === " ") buttons[at].click()
  else if (event.key === "Escape") {
    const back = opener
    back.click()
    back.focus()
  } else if (step) buttons[(at + step + buttons.length) % buttons.length].focus()
  else return
  event.preventDefault()
}

function focusFirstField(block) {
  const field = block.querySelector(".form-row:not(.hidden) :is(input:not([type=hidden]), select, textarea)")
  if (!field) return
  const isProse = [...field.attributes].some(({ name }) => name.startsWith("data-django-prose-editor"))
  if (isProse && !field.closest(".prose-editor")) {
    // The text editor is made a moment later
    field.addEventListener("prose-editor:ready", () => operable(field).focus(), { once: true })
  } else {
    operable(field).focus()
  }
}

function onAdded(event) {
  const block = event.target
  if (!machine().contains(block)) return
  standAsShown()
  describeAll()
  placeTargets()
  follow()
  const blocks = blocksIn(block.dataset.region)
  const done = isDuplicating() ? "dupliziert" : "eingefügt"
  remember(`${kindOf(block)} ${done}`, () => setRemoved(block, true))
  announce(`${kindOf(block)} ${done}, Position ${blocks.indexOf(block) + 1} von ${blocks.length}`)
  block.scrollIntoView({ block: "nearest" })
  // After the widgets of the new block are made
  setTimeout(() => focusFirstField(block), 0)
}

export function startInserting() {
  const buttons = choice()
  buttons.setAttribute("role", "group")
  buttons.setAttribute("aria-label", "Welcher Baustein?")
  for (const button of buttons.querySelectorAll(".plugin-button")) {
    button.tabIndex = 0
    button.setAttribute("role", "button")
    button.removeAttribute("title")
    button.querySelector(".plugin-button-icon").setAttribute("aria-hidden", "true")
  }
  placeTargets()
  document.addEventListener("keydown", onKey)
  document.addEventListener("click", follow)
  document.addEventListener("keyup", follow)
  document.addEventListener("formset:added", onAdded)
}
