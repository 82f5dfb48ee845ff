// A button that puts the address of a field beside it into the clipboard.

for (const button of document.querySelectorAll("[data-copies]")) {
  // Browsers offer the clipboard over HTTPS only
  if (!navigator.clipboard) continue
  const field = document.getElementById(button.dataset.copies)
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      button.textContent = "Adresse kopiert"
    } catch {
      button.textContent = "Bitte mit Strg+C kopieren"
    }
  })
}
