// Makes content-editor's blocks usable by keyboard and screen reader; starts when content-editor is ready.

import { blocksIn, machine, setOrder, standAsShown } from "newsroom/block_order"
import { startInserting } from "newsroom/block_insert"
import { describeAll, startTools } from "newsroom/block_tools"
import { startProse } from "newsroom/prose"
import { startRows } from "newsroom/rows"
import { startTables } from "newsroom/tables"
import { remember, startUndo } from "newsroom/undo"

function nameTheWhole() {
  const { ContentEditor } = window
  ContentEditor.messages.empty = "Noch steht hier nichts. Beginnen Sie mit einem Baustein."
  ContentEditor.messages.newItem = ""
  for (const message of machine().querySelectorAll(".machine-message:not(.hidden)")) {
    message.textContent = ContentEditor.messages.empty
  }
  const help = document.querySelector(".order-machine-help")
  help.textContent =
    "Bausteine ordnen Sie mit den Pfeilen oder durch Ziehen am Kopf. Im Text führt Tab zum nächsten Feld," +
    " Umschalt+Tab zu den Schaltflächen; Alt+Umschalt+Pfeil nach rechts rückt einen Listenpunkt ein."
}

/** One region needs a heading and no tab; several become buttons that say which is shown. */
function nameRegions() {
  const tabs = [...document.querySelectorAll(".tabs.regions > .tab")]
  if (tabs.length === 1) {
    tabs[0].classList.add("only-region")
    return
  }
  const say = () => {
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.classList.contains("active")))
  }
  for (const tab of tabs) {
    tab.tabIndex = 0
    tab.setAttribute("role", "button")
    tab.addEventListener("click", () => { say(); describeAll() })
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      tab.click()
    })
  }
  say()
}

function replaceFoldAll() {
  const label = document.querySelector(".collapse-items")
  const box = label.querySelector("input")
  const button = document.createElement("button")
  button.type = "button"
  button.className = "fold-all"
  const say = () => { button.textContent = box.checked ? "Alle ausklappen" : "Alle einklappen" }
  button.addEventListener("click", () => { box.click(); say() })
  say()
  label.hidden = true
  label.insertAdjacentElement("afterend", button)
}

/** Moving by mouse changes the order without telling anybody. */
function followDragging() {
  let before = []
  const inOrder = () => blocksIn(window.ContentEditor.currentRegion)
  document.addEventListener("dragstart", () => { before = inOrder() }, true)
  document.addEventListener("drop", () => setTimeout(() => {
    standAsShown()
    describeAll()
    const order = before
    if (inOrder().every((block, index) => block === order[index])) return
    remember("Baustein verschoben", () => {
      const since = inOrder().filter((block) => !order.includes(block))
      setOrder([...order, ...since])
      return order[0]
    })
  }, 0))
}

function start() {
  nameTheWhole()
  nameRegions()
  replaceFoldAll()
  standAsShown()
  startRows()
  startTables()
  startTools()
  startInserting()
  followDragging()
  startUndo(document.querySelector(".fold-all"))
}

startProse()
document.addEventListener("content-editor:ready", start, { once: true })
