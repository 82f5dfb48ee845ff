// Shows each open remark at the block or field that it is about; the panel has them all, with their buttons.

function noteFor(remark) {
  const note = document.createElement("div")
  note.className = "remark-note"
  note.setAttribute("role", "note")
  const text = remark.querySelector(".remark__text").textContent.trim()
  const words = document.createElement("p")
  words.textContent = `Anmerkung der Freigabe: ${text}`
  const link = document.createElement("a")
  link.href = `#${remark.id}`
  link.textContent = "Antworten oder als erledigt kennzeichnen"
  note.append(words, link)
  return note
}

function placeOf(field) {
  const block = field.closest(".inline-related")
  const head = block?.querySelector(":scope > h3")
  if (head) return (note) => head.after(note)
  const row = field.closest(".form-row") ?? field
  return (note) => row.prepend(note)
}

for (const remark of document.querySelectorAll("[data-remark-anchor]:not(.remark--done)")) {
  const field = document.getElementById(remark.dataset.remarkAnchor)
  if (field) placeOf(field)(noteFor(remark))
}
