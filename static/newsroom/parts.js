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

function start() {
  parts().forEach(equip)
  document.addEventListener("formset:added", (event) => {
    parts().forEach(equip)
    const isPart = [...parts()].includes(event.target)
    if (isPart) event.target.querySelector(".form-row:not(.hidden) :is(input, select, textarea)")?.focus()
  })
}

// Blocks look like parts until content-editor has taken them to itself
const first = document.getElementById("content-editor-context") ? "content-editor:ready" : "DOMContentLoaded"
document.addEventListener(first, start, { once: true })
