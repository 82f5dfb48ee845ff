// Names the list boxes of related documents (select2), which come without a name for screen readers.

const { jQuery } = window.django ?? {}

const nameOf = (select) =>
  select.labels?.[0]?.textContent.trim().replace(/:$/, "") ||
  select.closest(".form-row, td")?.querySelector("label")?.textContent.trim().replace(/:$/, "") ||
  "Auswahl"

function name(select) {
  const container = select.parentElement?.querySelector(".select2-container")
  if (!container || container.dataset.named) return
  container.dataset.named = "1"
  const label = nameOf(select)
  const box = container.querySelector(".select2-selection")
  const shown = container.querySelector(".select2-selection__rendered")
  box.removeAttribute("aria-labelledby")
  box.setAttribute("aria-label", label)
  const described = select.getAttribute("aria-describedby")
  if (described) box.setAttribute("aria-describedby", described)
  if (select.multiple) {
    // The row around the choices is no field: the field is the search within it
    for (const attribute of ["role", "aria-haspopup", "aria-expanded", "aria-disabled", "aria-label"]) {
      box.removeAttribute(attribute)
    }
    container.querySelector(".select2-search__field").setAttribute("aria-label", label)
  } else {
    const say = () => {
      box.setAttribute("aria-label", [label, shown.title].filter(Boolean).join(": "))
      // The sign is drawn by the style sheet; keyboards clear with Delete
      container.querySelector(".select2-selection__clear")?.replaceChildren()
    }
    shown.removeAttribute("role")
    shown.removeAttribute("aria-readonly")
    jQuery(select).on("change", () => setTimeout(say, 0))
    say()
  }
}

function nameOpened(event) {
  const label = nameOf(event.target)
  const dropdown = document.querySelector(".select2-container--open .select2-dropdown")
  dropdown?.querySelector(".select2-search__field")?.setAttribute("aria-label", `${label} suchen`)
  dropdown?.querySelector("[role=listbox]")?.setAttribute("aria-label", label)
}

const nameAll = () => document.querySelectorAll("select.select2-hidden-accessible").forEach(name)

if (jQuery) {
  // After Django's own start, which makes the list boxes
  jQuery(() => setTimeout(nameAll, 0))
  jQuery(document).on("select2:open", nameOpened)
  document.addEventListener("formset:added", () => setTimeout(nameAll, 0))
}
