// What stands in the form at this moment, as saving would send it.

/** Return the fields of the form as text, without the templates of new rows and the form's token. */
export function typed(form) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || name.includes("__prefix__") || name === "csrfmiddlewaretoken") continue
    fields.append(name, value)
  }
  // Added and removed again without having been saved
  for (const block of form.querySelectorAll(".for-deletion:not(.has_original)")) fields.set(`${block.id}-DELETE`, "on")
  return fields.toString()
}
