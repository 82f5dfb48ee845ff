// Sends a form whose answer takes long once only, and says so: in its role=status, with the words of data-busy.

for (const form of document.querySelectorAll("form[data-busy]")) {
  const button = form.querySelector("button[type=submit]")
  const status = form.querySelector("[role=status]")
  const show = (isBusy) => {
    // Not disabled, which would take the focus away
    button.setAttribute("aria-disabled", String(isBusy))
    status.textContent = isBusy ? form.dataset.busy : ""
  }
  if (!button) continue
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault()
    else show(true)
  })
  // Whoever comes back to the page may press again
  window.addEventListener("pageshow", () => show(false))
}
