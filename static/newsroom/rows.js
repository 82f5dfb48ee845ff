// Adds, removes and moves the rows of a field that has several: dates of an event, pictures of a gallery.

import { announce } from "newsroom/announce"
import { operable } from "newsroom/fields"

const rowsIn = (rows) => [...rows.querySelectorAll(":scope > .rows__row")]

const inputsIn = (row) => row.querySelectorAll("input, select, textarea")

const isEmpty = (row) => [...inputsIn(row)].every((input) => !input.value || input.matches(".select2-search__field"))

const kindOf = (rows) => rows.dataset.rowName

/** Number names and ids from 0 on, as the server reads them. */
function number(rows) {
  const base = rows.id.replace(/^id_/, "")
  const place = new RegExp(`(${base}_)(?:\\d+|__row__)_`)
  rowsIn(rows).forEach((row, index) => {
    row.setAttribute("aria-label", `${index + 1}. ${kindOf(rows)}`)
    for (const element of row.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for"]) {
        const value = element.getAttribute(attribute)
        if (value) element.setAttribute(attribute, value.replace(place, `$1${index}_`))
      }
    }
    const tools = row.querySelector(":scope > .rows__tools")
    if (tools) {
      tools.querySelector(".rows__up").disabled = index === 0
      tools.querySelector(".rows__down").disabled = index === rowsIn(rows).length - 1
    }
  })
}

function changed() {
  document.dispatchEvent(new Event("newsroom:changed"))
}

/** Make a button; the style sheet draws a sign on those whose words are only heard. */
function button(className, words, onClick, heard = "") {
  const made = document.createElement("button")
  made.type = "button"
  made.className = className
  if (heard) {
    const before = made.appendChild(document.createElement("span"))
    before.className = "visually-hidden"
    before.textContent = heard
  }
  made.append(words)
  made.addEventListener("click", onClick)
  return made
}

function equip(rows, row) {
  const kind = kindOf(rows)
  const tools = document.createElement("div")
  tools.className = "rows__tools"
  const move = (step) => {
    const all = rowsIn(rows)
    const to = all.indexOf(row) + step
    if (to < 0 || to >= all.length) return
    if (step < 0) all[to].before(row)
    else all[to].after(row)
    number(rows)
    changed()
    announce(`${kind}: Platz ${to + 1} von ${all.length}`)
  }
  // At the end the button can do no more, and would lose the focus
  const stay = (wanted) => (tools.querySelector(`${wanted}:enabled`) ?? tools.querySelector("button:enabled"))?.focus()
  tools.append(
    button("rows__up", "", () => { move(-1); stay(".rows__up") }, `${kind} nach vorn`),
    button("rows__down", "", () => { move(1); stay(".rows__down") }, `${kind} nach hinten`),
    button("rows__remove", "Entfernen", () => remove(rows, row), `${kind}: `),
  )
  row.append(tools)
}

function remove(rows, row) {
  const all = rowsIn(rows)
  const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1]
  if (!next) {
    // A last row stays, empty
    for (const input of inputsIn(row)) setValue(input, "")
  } else {
    row.remove()
  }
  number(rows)
  changed()
  announce(`${kindOf(rows)} entfernt, ${next ? rowsIn(rows).length : 0} noch da`)
  operable((next ?? row).querySelector("input, select, textarea")).focus()
}

function setValue(input, value) {
  input.value = value
  if (input.matches("select")) window.django?.jQuery(input).trigger("change")
}

/** Return a row that nothing has been made of yet: from the empty form of the same kind of block. */
function freshRow(rows) {
  const block = rows.closest(".inline-related")
  const empty = document.getElementById(block.id.replace(/-(\d+|empty)$/, "-empty"))
  const made = empty.querySelector(".rows .rows__row").cloneNode(true)
  const prefix = `${block.id.replace(/-\d+$/, "")}-__prefix__`
  for (const element of made.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(prefix, block.id).replace(/_\d+_(\w+)$/, "___row___$1"))
    }
  }
  return made
}

/** Append an empty row and return it. */
export function addRow(rows) {
  const row = freshRow(rows)
  rows.querySelector(":scope > .rows__add").before(row)
  equip(rows, row)
  number(rows)
  window.django?.jQuery(row).find(".admin-autocomplete").djangoAdminSelect2()
  document.dispatchEvent(new Event("newsroom:fields-added"))
  return row
}

/** Have exactly `count` rows, for a copy of a block. */
export function haveRows(rows, count) {
  while (rowsIn(rows).length < count) addRow(rows)
  for (const row of rowsIn(rows).slice(Math.max(count, 1))) row.remove()
  number(rows)
}

export function countRows(rows) {
  return rowsIn(rows).length
}

function start(rows) {
  if (rows.dataset.started || rows.closest(".empty-form")) return
  rows.dataset.started = "1"
  const all = rowsIn(rows)
  // The row that waits for those without script
  if (all.length > 1 && isEmpty(all.at(-1)) && !rows.closest(".form-row.errors")) all.at(-1).remove()
  rows.append(
    button("rows__add", rows.dataset.add, () => {
      const row = addRow(rows)
      changed()
      announce(`${kindOf(rows)} ${rowsIn(rows).length} hinzugefügt`)
      operable(row.querySelector("input, select, textarea")).focus()
    }),
  )
  for (const row of rowsIn(rows)) equip(rows, row)
  number(rows)
}

export function startRows() {
  const startAll = () => document.querySelectorAll(".rows").forEach(start)
  startAll()
  document.addEventListener("formset:added", startAll)
}
