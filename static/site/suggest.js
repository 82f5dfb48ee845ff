// Suggests names of pages while somebody types into a search field; without it the field is a field.

const FEWEST_LETTERS = 2
const PAUSE_MS = 150

class Suggestions {
  constructor (form) {
    this.form = form
    this.input = form.querySelector("input[type=search]")
    this.found = []
    this.current = -1
    this.build()
    this.input.addEventListener("input", () => this.typed())
    this.input.addEventListener("keydown", event => this.key(event))
    this.input.addEventListener("blur", () => this.close())
  }

  build () {
    // The browser's own list would lie over ours
    this.input.removeAttribute("list")
    this.list = document.createElement("ul")
    this.list.className = "searchform__list"
    this.list.id = `${this.input.id}-vorschlaege`
    this.list.role = "listbox"
    this.list.ariaLabel = this.form.dataset.wordsList
    this.list.hidden = true
    // The field keeps the focus, or the list would be gone before the click
    this.list.addEventListener("mousedown", event => event.preventDefault())
    this.list.addEventListener("click", event => this.clicked(event))
    this.status = document.createElement("p")
    this.status.className = "sr-only"
    this.status.role = "status"
    this.form.querySelector(".searchform__row").append(this.list, this.status)
    this.input.role = "combobox"
    this.input.setAttribute("aria-autocomplete", "list")
    this.input.setAttribute("aria-controls", this.list.id)
    this.input.ariaExpanded = "false"
  }

  typed () {
    // What was chosen belongs to the words before: Enter searches for what stands there now
    this.mark(-1)
    this.soon()
  }

  soon () {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), PAUSE_MS)
  }

  async ask () {
    const words = this.input.value.trim()
    this.asking?.abort()
    if (words.length < FEWEST_LETTERS) return this.close()
    this.asking = new AbortController()
    const address = `${this.form.dataset.suggestions}?${new URLSearchParams({ q: words })}`
    try {
      const answer = await fetch(address, { signal: this.asking.signal, credentials: "same-origin" })
      if (!answer.ok) return this.close()
      const [, names, , addresses] = await answer.json()
      if (document.activeElement === this.input) this.show(names, addresses)
    } catch (error) {
      // Typed on, or no network: searching works all the same
      if (error.name !== "AbortError") this.close()
    }
  }

  show (names, addresses) {
    this.found = addresses
    this.current = -1
    this.list.replaceChildren(...names.map((name, index) => this.option(name, index)))
    this.open(names.length > 0)
    const { wordsOne, wordsMany } = this.form.dataset
    this.status.textContent = names.length === 1 ? wordsOne : wordsMany.replace("%n", names.length)
    if (!names.length) this.status.textContent = ""
  }

  option (name, index) {
    const option = document.createElement("li")
    option.id = `${this.list.id}-${index}`
    option.role = "option"
    option.ariaSelected = "false"
    option.textContent = name
    return option
  }

  open (isOpen) {
    this.list.hidden = !isOpen
    this.input.ariaExpanded = String(isOpen)
    if (!isOpen) this.mark(-1)
  }

  close () {
    clearTimeout(this.timer)
    this.asking?.abort()
    this.open(false)
    this.status.textContent = ""
  }

  mark (index) {
    this.current = index
    for (const [number, option] of [...this.list.children].entries()) {
      option.ariaSelected = String(number === index)
    }
    const option = this.list.children[index]
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id)
      option.scrollIntoView({ block: "nearest" })
    } else {
      this.input.removeAttribute("aria-activedescendant")
    }
  }

  key (event) {
    if (event.isComposing) return
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault()
      this.close()
    } else if (event.key === "Enter" && this.current >= 0) {
      event.preventDefault()
      this.go(this.current)
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      if (this.list.hidden) return this.soon()
      event.preventDefault()
      // One place more than there are suggestions: the field itself
      const places = this.found.length + 1
      const step = event.key === "ArrowDown" ? 1 : -1
      this.mark((this.current + 1 + step + places) % places - 1)
    }
  }

  clicked (event) {
    const option = event.target.closest("[role=option]")
    if (option) this.go([...this.list.children].indexOf(option))
  }

  go (index) {
    // Of the address only the way: the site may be reached under another name
    const address = new URL(this.found[index], location.href)
    location.assign(address.pathname + address.search)
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form)
