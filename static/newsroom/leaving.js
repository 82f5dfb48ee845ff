// Saves with Ctrl+S, and warns before a page is left whose changes are neither saved nor secured (autosave.js).

const form = document.querySelector(".change-form #content-main form[id$=_form]")
let changed = Boolean(document.querySelector(".errornote"))
let sending = false

if (form) {
  const note = (event) => {
    if (event.isTrusted) changed = true
  }
  form.addEventListener("input", note)
  form.addEventListener("change", note)
  document.addEventListener("formset:added", () => { changed = true })
  document.addEventListener("newsroom:changed", () => { changed = true })
  document.addEventListener("newsroom:secured", () => { changed = false })
  form.addEventListener("submit", () => { sending = true })
  window.addEventListener("pageshow", () => { sending = false })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    // Content-editor's own shortcut would send the form once more
    event.stopPropagation()
    document.querySelector("[type=submit][name=_continue]")?.click()
  })
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault()
  })
}
