// Turns the cells of a table block into a grid of fields; the text that stands there without script stays the value.

import { announce } from "newsroom/announce"
import { parseQuietly } from "newsroom/paste"
import { remember } from "newsroom/undo"

const BETWEEN = /(?<!\\)\|/

/** Return the rows of a table's text; publishing/tables.py has the same rule. */
export function readCells(text) {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split(BETWEEN).map((cell) => cell.trim().replaceAll("\\|", "|")))
  const width = Math.max(0, ...rows.map((row) => row.length))
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")])
}

export function writeCells(rows) {
  return rows
    .map((row) => row.map((cell) => cell.trim().replace(/\s+/g, " ").replaceAll("|", "\\|")).join(" | "))
    .join("\n")
}

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`

const EMPTY = () => [["", ""], ["", ""]]

class Grid {
  constructor(area) {
    this.area = area
    this.block = area.closest(".inline-related")
    this.root = document.createElement("div")
    this.root.className = "grid"
    area.after(this.root)
    area.hidden = true
    // The fields of the grid are what is named and left out now
    const label = document.querySelector(`label[for="${area.id}"]`)
    if (label) label.id = `${area.id}-label`
    this.root.setAttribute("role", "group")
    this.root.setAttribute("aria-labelledby", `${area.id}-label`)
    this.note = area.closest(".form-row").querySelector(".help > div")
    if (this.note) {
      this.note.textContent =
        "Mit Enter geht es zur Zelle darunter, mit Tab zur nächsten. Aus Excel oder Word kopierte Tabellen lassen sich" +
        " in eine Zelle einfügen und füllen die Zellen rechts und darunter."
    }
    this.load()
    area.addEventListener("newsroom:written", () => this.load())
    this.block.addEventListener("change", (event) => {
      if (/-(column|row)_headers$/.test(event.target.name ?? "")) this.draw()
    })
  }

  load() {
    const rows = readCells(this.area.value)
    this.rows = rows.length ? rows : EMPTY()
    this.draw()
  }

  heads(name) {
    return this.block.querySelector(`input[name$="-${name}_headers"]`)?.checked ?? false
  }

  keep() {
    this.area.value = this.rows.some((row) => row.some(Boolean)) ? writeCells(this.rows) : ""
    this.area.dispatchEvent(new Event("input", { bubbles: true }))
    document.dispatchEvent(new Event("newsroom:changed"))
  }

  nameOf(row, column) {
    const columnHead = this.heads("column") && row > 0 ? this.rows[0][column] : ""
    const rowHead = this.heads("row") && column > 0 ? this.rows[row][0] : ""
    const kind = (this.heads("column") && row === 0) || (this.heads("row") && column === 0) ? "Kopf, " : ""
    const place = `${kind}Zeile ${row + 1}, Spalte ${column + 1}`
    return [place, rowHead, columnHead].filter(Boolean).join(", ")
  }

  draw() {
    const table = document.createElement("table")
    table.setAttribute("role", "presentation")
    const body = table.appendChild(document.createElement("tbody"))
    this.rows.forEach((cells, row) => {
      const line = body.appendChild(document.createElement("tr"))
      cells.forEach((text, column) => line.appendChild(this.cell(text, row, column)))
      line.appendChild(this.rowTools(row))
    })
    body.appendChild(this.columnTools())
    const box = document.createElement("div")
    box.className = "grid__box"
    box.append(table)
    const tools = document.createElement("div")
    tools.className = "grid__tools"
    tools.append(
      this.button("Zeile anfügen", () => this.insertRow(this.rows.length)),
      this.button("Spalte anfügen", () => this.insertColumn(this.rows[0].length)),
    )
    this.root.replaceChildren(box, tools)
  }

  cell(text, row, column) {
    const place = document.createElement("td")
    const isHead = (this.heads("column") && row === 0) || (this.heads("row") && column === 0)
    if (isHead) place.className = "grid__head"
    const input = place.appendChild(document.createElement("input"))
    input.type = "text"
    input.value = text
    input.dataset.row = row
    input.dataset.column = column
    input.setAttribute("aria-label", this.nameOf(row, column))
    input.addEventListener("input", () => {
      this.rows[row][column] = input.value
      this.keep()
    })
    input.addEventListener("focus", () => input.setAttribute("aria-label", this.nameOf(row, column)))
    input.addEventListener("keydown", (event) => this.onKey(event, row, column))
    input.addEventListener("paste", (event) => this.onPaste(event, row, column))
    return place
  }

  /** Make a button; with `sign`, the style sheet draws what it does and its words are only heard. */
  button(words, onClick, sign = "") {
    const made = document.createElement("button")
    made.type = "button"
    const said = made.appendChild(document.createElement("span"))
    said.textContent = words
    if (sign) {
      made.className = sign
      made.title = words
      said.className = "visually-hidden"
    }
    made.addEventListener("click", onClick)
    return made
  }

  rowTools(row) {
    const place = document.createElement("td")
    place.className = "grid__aside"
    if (this.rows.length > 1) {
      place.append(this.button(`Zeile ${row + 1} entfernen`, () => this.removeRow(row), "grid__remove"))
    }
    return place
  }

  columnTools() {
    const line = document.createElement("tr")
    this.rows[0].forEach((_, column) => {
      const place = line.appendChild(document.createElement("td"))
      place.className = "grid__below"
      if (this.rows[0].length > 1) {
        place.append(this.button(`Spalte ${column + 1} entfernen`, () => this.removeColumn(column), "grid__remove"))
      }
    })
    line.append(document.createElement("td"))
    return line
  }

  focus(row, column) {
    const last = this.rows.length - 1
    const wanted = `input[data-row="${Math.min(row, last)}"][data-column="${Math.min(column, this.rows[0].length - 1)}"]`
    this.root.querySelector(wanted).focus()
  }

  after(words, row, column) {
    this.keep()
    this.draw()
    this.focus(row, column)
    const rows = counted(this.rows.length, "Zeile", "Zeilen")
    announce(`${words}. Die Tabelle hat ${rows} und ${counted(this.rows[0].length, "Spalte", "Spalten")}.`)
  }

  /** Remember that rows or columns came, went or were written over; what was typed since is gone with the way back. */
  remember(words) {
    const before = this.rows.map((row) => [...row])
    remember(`Tabelle: ${words}`, () => {
      this.rows = before
      this.keep()
      this.draw()
      return this.block
    })
  }

  insertRow(at) {
    this.remember("Zeile eingefügt")
    this.rows.splice(at, 0, this.rows[0].map(() => ""))
    this.after("Zeile eingefügt", at, 0)
  }

  insertColumn(at) {
    this.remember("Spalte eingefügt")
    for (const row of this.rows) row.splice(at, 0, "")
    this.after("Spalte eingefügt", 0, at)
  }

  removeRow(at) {
    this.remember(`Zeile ${at + 1} entfernt`)
    this.rows.splice(at, 1)
    this.after(`Zeile ${at + 1} entfernt`, at, 0)
  }

  removeColumn(at) {
    this.remember(`Spalte ${at + 1} entfernt`)
    for (const row of this.rows) row.splice(at, 1)
    this.after(`Spalte ${at + 1} entfernt`, 0, at)
  }

  onKey(event, row, column) {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.altKey && event.shiftKey) {
      if (event.key === "ArrowDown") this.insertRow(row + 1)
      else if (event.key === "ArrowRight") this.insertColumn(column + 1)
      else return
      event.preventDefault()
      return
    }
    if (!step || event.ctrlKey || event.metaKey) return
    // Enter would send the form
    event.preventDefault()
    const to = row + (event.key === "Enter" && event.shiftKey ? -1 : step)
    if (to >= this.rows.length && event.key === "Enter") this.insertRow(this.rows.length)
    else if (to >= 0 && to < this.rows.length) this.focus(to, column)
  }

  onPaste(event, row, column) {
    const pasted = cellsOf(event.clipboardData)
    if (!pasted) return
    event.preventDefault()
    const words = `${counted(pasted.length, "Zeile", "Zeilen")} eingefügt`
    this.remember(words)
    pasted.forEach((cells, down) => {
      while (this.rows.length <= row + down) this.rows.push(this.rows[0].map(() => ""))
      cells.forEach((text, right) => {
        while (this.rows[0].length <= column + right) for (const each of this.rows) each.push("")
        this.rows[row + down][column + right] = text
      })
    })
    this.after(words, row, column)
  }
}

/** Return the rows of a copied table, or null where none was copied: a single cell is text for the one it goes into. */
export function cellsOf(clipboard) {
  const page = parseQuietly(clipboard.getData("text/html"))
  const table = page.querySelector("table")
  const rows = table ? laidOut(table) : tabbed(clipboard.getData("text/plain"))
  if (!rows) return null
  const tidy = rows.map((row) => row.map((cell) => cell.replace(/[\s\u00a0]+/g, " ").trim()))
  const filled = tidy.filter((row) => row.some(Boolean))
  return filled.flat().length > 1 ? filled : null
}

// More than any copied table spans; some programs write numbers that would fill the memory
const WIDEST = 100

/** Return the texts of the cells in their columns: those that span several are followed by empty ones. */
function laidOut(table) {
  const rows = [...table.rows].map(() => [])
  ;[...table.rows].forEach((row, down) => {
    let at = 0
    for (const cell of row.cells) {
      while (rows[down][at] !== undefined) at += 1
      const height = Math.min(cell.rowSpan || 1, rows.length - down)
      const width = Math.min(cell.colSpan, WIDEST)
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[down + y][at + x] = ""
      rows[down][at] = wordsOf(cell)
      at += width
    }
  })
  return rows.map((row) => Array.from(row, (text) => text ?? ""))
}

/** Return the text of a cell whose lines do not run into each other. */
function wordsOf(cell) {
  for (const end of cell.querySelectorAll("br, p, div, li, td")) end.after(" ")
  return cell.textContent
}

function tabbed(text) {
  if (!text.includes("\t")) return null
  return text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"))
}

export function startTables() {
  const startAll = () => {
    for (const area of document.querySelectorAll("textarea.table-cells")) {
      if (area.hidden || area.closest(".empty-form")) continue
      new Grid(area)
    }
  }
  startAll()
  document.addEventListener("formset:added", startAll)
}
