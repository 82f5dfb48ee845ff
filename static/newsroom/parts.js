// Folds the parts of a document (goals, periods, measures, appointments …) to one line each, so that a form is no wall.

const parts = () =>
  document.querySelectorAll(".inline-group[data-inline-type=stacked] .inline-related:not(.empty-form)")

function fold(part, folded) {
  part.classList.toggle("folded", folded)
  part.querySelector(".part-fold").setAttribute("aria-expanded", String(!folded))
}

function equip(part) {
  const heading = part.querySelector(":scope > h3")
  if (!heading || heading.querySelector(".part-fold")) return
  const kind = heading.querySelector("b")
  const label = heading.querySelector(".inline_label")
  const button = document.createElement("button")
  button.type = "button"
  button.className = "part-fold"
  if (part.matches(".has_original")) {
    const box = heading.querySelector(".delete input")
    box?.setAttribute("aria-label", `Löschen: ${label.textContent.trim()}`)
    button.append(...label.childNodes)
    kind.classList.add("visually-hidden")
    label.remove()
    button.prepend(kind)
  } else {
    kind.textContent = kind.textContent.replace(/:\s*$/, "")
    label.remove()
    button.append("Neu:\u00a0", kind)
  }
  button.addEventListener("click", () => fold(part, !part.classList.contains("folded")))
  heading.prepend(button)
  fold(part, part.matches(".has_original") && !part.querySelector(".errorlist"))
}

const NEW = /^Neue Zeile( \d+)?/

/** Number the added rows of tables in what their fields are called: the empty one, of which they are made, has none. */
function number() {
  for (const table of document.querySelectorAll(".inline-group .tabular tbody")) {
    table.querySelectorAll(":scope > .form-row:not(.has_original, .empty-form)").forEach((row, index) => {
      const name = `Neue Zeile ${index + 1}`
      for (const field of row.querySelectorAll("[aria-label]")) {
        field.setAttribute("aria-label", field.getAttribute("aria-label").replace(NEW, name))
      }
      const removal = row.querySelector(".inline-deletelink")
      if (!removal) return
      removal.textContent = "Entfernen"
      removal.setAttribute("aria-label", `${name}: Entfernen`)
    })
  }
}

function start() {
  parts().forEach(equip)
  number()
  document.addEventListener("formset:removed", number)
  document.addEventListener("formset:added", (event) => {
    number()
    if (event.target.matches(".tabular tr")) event.target.querySelector("input:not([type=hidden]), select")?.focus()
    parts().forEach(equip)
    const isPart = [...parts()].includes(event.target)
    if (isPart) event.target.querySelector(".form-row:not(.hidden) :is(input, select, textarea)")?.focus()
  })
}

// Blocks look like parts until content-editor has taken them to itself
const first = document.getElementById("content-editor-context") ? "content-editor:ready" : "DOMContentLoaded"
document.addEventListener(first, start, { once: true })
