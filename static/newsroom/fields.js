// Leads to fields: from the summary of errors, from the workflow panel, from an address with #id_….

const note = document.querySelector(".errornote")

// Content-editor would scroll back to where the page was left: after a refused save the errors come first
if (note && location.hash.includes("scrollY")) {
  history.replaceState(null, "", location.pathname + location.search)
}

export function reveal(element) {
  for (let parent = element; parent; parent = parent.parentElement) {
    if (parent.tagName === "DETAILS") parent.open = true
    if (parent.matches(".inline-related.folded")) parent.querySelector(".part-fold").click()
    if (parent.matches(".inline-related.collapsed")) parent.querySelector(":scope > h3").click()
  }
}

/** Return what can take the focus for a field: the text editor or the list box that stands in for it. */
export function operable(field) {
  const editor = field.closest(".prose-editor")?.querySelector(".tiptap")
  const listBox = field.parentElement?.querySelector(".select2-selection")
  if (editor) return editor
  if (field.matches("textarea.table-cells[hidden]")) return field.parentElement.querySelector(".grid input")
  if (field.matches(".select2-hidden-accessible") && listBox) return listBox
  if (field.matches("input, select, textarea, button, a[href], summary, [tabindex]")) return field
  return field.querySelector("input:not([type=hidden]), select, textarea, button, a[href]") ?? field
}

function goTo(id) {
  const target = document.getElementById(id)
  if (!target) return false
  reveal(target)
  const focusable = operable(target)
  if (focusable === target && !target.matches(":is(input, select, textarea, button, a, summary, [tabindex])")) {
    target.tabIndex = -1
  }
  focusable.focus({ preventScroll: true })
  const row = focusable.closest(".form-row") ?? focusable
  row.scrollIntoView({ block: "center" })
  return true
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']")
  const id = link && decodeURIComponent(link.hash.slice(1))
  if (id && link.matches(":not(.skip-to-content-link)") && goTo(id)) event.preventDefault()
})

// A click on the name of a text editor leads into it, as with any other field
document.addEventListener("click", (event) => {
  const field = event.target.closest("label[for]")?.control
  const editor = field?.closest(".prose-editor")?.querySelector(".tiptap")
  if (editor) editor.focus()
})

/** Return the field that a list of errors is about: Django names the list after it, also where several share a row. */
const refusedField = (list, row) =>
  (list.id && document.getElementById(list.id.replace(/_error$/, ""))) ||
  row?.querySelector("input:not([type=hidden]), select, textarea")

/** Name the fields that were refused, each as a link, at the top of the form. */
function summarize() {
  const refused = [...document.querySelectorAll("#content-main .errorlist")].filter(
    (list) => !list.closest(".empty-form, .errornote"),
  )
  const links = refused.flatMap((list) => {
    const row = list.closest(".form-row, td, .fieldBox")
    // What is wrong with a part as a whole, or with all of its kind, leads to that
    const place = row ? refusedField(list, row) : list.closest(".inline-related, .inline-group")
    if (!place?.id) return []
    const label = row?.querySelector(`label[for="${place.id}"]`) ?? row?.querySelector("label, legend")
    const name = label ? label.textContent.trim().replace(/:$/, "") : place.getAttribute("aria-label")
    const part = place.closest(".inline-related")?.querySelector("h3 b")?.textContent.replace(/:\s*$/, "")
    const link = document.createElement("a")
    link.href = `#${place.id}`
    link.textContent = [part, name, list.textContent.trim()].filter(Boolean).join(": ")
    const item = document.createElement("li")
    item.append(link)
    return [item]
  })
  if (links.length) {
    const list = document.createElement("ul")
    list.append(...links)
    note.append(list)
  }
  note.tabIndex = -1
  note.focus()
}

function markInvalid() {
  for (const row of document.querySelectorAll(".form-row.errors")) {
    const field = row.querySelector("input:not([type=hidden]), select, textarea")
    if (field) operable(field).setAttribute("aria-invalid", "true")
  }
}

function start() {
  markInvalid()
  if (note) summarize()
  else if (location.hash.startsWith("#id_")) goToAddress()
  else if (document.body.matches(".adding")) goToFirst()
}

function goToFirst() {
  const field = document.querySelector("#content-main .form-row:not(.hidden) :is(input, select, textarea)")
  if (field) operable(field).focus()
}

function goToAddress() {
  if (location.hash.startsWith("#id_")) goTo(decodeURIComponent(location.hash.slice(1)))
}

// Content-editor orders the blocks when it starts, and a field that is moved loses the focus
document.addEventListener("content-editor:ready", () => setTimeout(goToAddress, 0), { once: true })

if (document.readyState === "complete") start()
else window.addEventListener("load", start)
