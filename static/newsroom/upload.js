// Uploads the chosen files one by one and tells of each what became of it.

const form = document.getElementById("upload_form")
const input = document.getElementById("id_files")
const zone = document.getElementById("dropzone")
const button = document.getElementById("upload-submit")
const results = document.getElementById("upload-results")
const heading = document.getElementById("upload-heading")
const list = results.querySelector(".uploads__list")
const next = results.querySelector(".uploads__next")
const describe = document.getElementById("upload-describe")
const status = document.getElementById("upload-status")
const most = Number(form.dataset.mostBytes)
const NO_ANSWER = "Die Verbindung ist abgebrochen. Die Datei ist nicht gespeichert."
const SIGNED_OUT = "Ihre Anmeldung ist beendet. Bitte melden Sie sich in einem neuen Fenster wieder an und versuchen Sie es noch einmal."
const FAILED = "Das hat nicht geklappt, der Fehler liegt bei uns. Bitte versuchen Sie es noch einmal."
const taken = []
let refused = 0
let busy = false

function nameButton() {
  const count = input.files.length
  button.textContent = count > 1 ? `${count} Dateien hochladen` : "Hochladen"
}

function element(tag, className, ...content) {
  const made = document.createElement(tag)
  made.className = className
  made.append(...content)
  return made
}

/** Return a row of the list for a file; `say(kind, …)` replaces the progress by words. */
function row(file) {
  const name = element("span", "uploads__name", file.name)
  const bar = document.createElement("progress")
  bar.max = 100
  bar.value = 0
  bar.setAttribute("aria-label", `${file.name} wird hochgeladen`)
  const word = element("span", "uploads__word", "wartet")
  const item = element("li", "uploads__item", name, bar, word)
  return {
    item,
    bar,
    word,
    say(kind, ...content) {
      bar.remove()
      word.className = `uploads__word uploads__word--${kind}`
      word.replaceChildren(...content)
    },
  }
}

/** Send one file with the fields of the form; resolves to what the server says of it, never rejects. */
function send(file, line) {
  const data = new FormData(form)
  data.delete("files")
  data.append("files", file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", location.pathname)
    request.setRequestHeader("Accept", "application/json")
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) line.bar.value = (event.loaded / event.total) * 100
    })
    request.upload.addEventListener("load", () => {
      line.bar.removeAttribute("value")
      line.word.textContent = "wird geprüft und umgerechnet …"
    })
    request.addEventListener("load", () => {
      try {
        resolve(JSON.parse(request.responseText))
      } catch {
        const signedOut = request.status === 403 || request.responseURL.includes("/konto/login/")
        resolve({ error: signedOut ? SIGNED_OUT : FAILED, again: true })
      }
    })
    request.addEventListener("error", () => resolve({ error: NO_ANSWER, again: true }))
    request.addEventListener("abort", () => resolve({ error: NO_ANSWER, again: true }))
    line.word.textContent = "wird hochgeladen …"
    request.send(data)
  })
}

async function take(file, line) {
  const tooLarge = `Die Datei ist zu groß: Höchstens ${form.dataset.mostMegabytes} MB sind erlaubt.`
  const answer = file.size > most ? { error: tooLarge } : await send(file, line)
  if (answer.error) {
    refused += 1
    line.say("refused", answer.error, " ")
    if (answer.again) line.word.append(retry(file, line))
    return
  }
  taken.push(answer.id)
  const link = element("a", "", answer.title)
  link.href = answer.url
  line.say("taken", "Gespeichert: ", link)
}

function retry(file, line) {
  const again = element("button", "button", "Noch einmal versuchen")
  again.type = "button"
  again.addEventListener("click", async () => {
    if (busy) return
    const fresh = row(file)
    line.item.replaceWith(fresh.item)
    refused -= 1
    await work([[file, fresh]])
  })
  return again
}

async function work(lines) {
  busy = true
  button.disabled = true
  next.hidden = true
  for (const [index, [file, line]] of lines.entries()) {
    heading.textContent = `Datei ${index + 1} von ${lines.length} wird hochgeladen`
    status.textContent = heading.textContent
    await take(file, line)
  }
  busy = false
  button.disabled = false
  next.hidden = !taken.length
  if (describe) describe.href = `${describe.href.split("?")[0]}?ids=${taken.join(",")}`
  heading.textContent = `${taken.length} hochgeladen${refused ? `, ${refused} nicht` : ""}`
  heading.focus()
}

form.addEventListener("submit", (event) => {
  if (!input.files.length) return // the server says what is missing
  event.preventDefault()
  if (busy) return
  const lines = [...input.files].map((file) => [file, row(file)])
  list.append(...lines.map(([, line]) => line.item))
  results.hidden = false
  input.value = ""
  nameButton()
  work(lines)
})

input.addEventListener("change", nameButton)
document.getElementById("dropzone-hint").hidden = false

for (const kind of ["dragenter", "dragover"]) {
  zone.addEventListener(kind, (event) => {
    event.preventDefault()
    zone.classList.add("dropzone--over")
  })
}
zone.addEventListener("dragleave", () => zone.classList.remove("dropzone--over"))
zone.addEventListener("drop", (event) => {
  event.preventDefault()
  zone.classList.remove("dropzone--over")
  if (!event.dataTransfer.files.length) return
  input.files = event.dataTransfer.files
  nameButton()
})

window.addEventListener("beforeunload", (event) => {
  if (busy) event.preventDefault()
})
