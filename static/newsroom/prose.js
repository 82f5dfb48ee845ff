// Names the text editor and its buttons in German, and makes both fully usable by keyboard.

import { announce } from "newsroom/announce"
import { cleanHtml, htmlOfText } from "newsroom/paste"

const NAMES = {
  bold: "Fett",
  italic: "Kursiv",
  link: "Link setzen",
  unlink: "Link entfernen",
  bulletList: "Aufzählung",
  orderedList: "Nummerierte Liste",
  orderedListProperties: "Einstellungen der Liste",
  "history:undo": "Rückgängig",
  "history:redo": "Wiederholen",
  paragraph: "Absatz",
}

const nameOf = (button) => {
  const level = button.dataset.name?.match(/^heading(\d)$/)?.[1]
  return level ? `Überschrift der Ebene ${level}` : NAMES[button.dataset.name]
}

const setIfNew = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

const labelOf = (editor) => {
  const field = editor.querySelector(":scope > textarea")
  return document.querySelector(`label[for="${field.id}"]`)?.textContent.trim().replace(/:$/, "") || "Text"
}

/** Bring names and states of the buttons up to date; content-editor's classes say what is possible. */
function refresh(editor) {
  const options = [...editor.querySelectorAll(".prose-menubar__option")]
  for (const option of options) {
    const name = nameOf(option)
    if (name && option.textContent !== name) option.firstElementChild.textContent = name
  }
  const style = editor.querySelector(".prose-menubar__selected > button")
  if (style) {
    const level = style.dataset.level
    const current = level ? `Überschrift der Ebene ${level}` : "Absatz"
    setIfNew(style, "aria-label", `Absatzart: ${current}`)
    setIfNew(style, "title", "Absatzart")
    setIfNew(style, "aria-haspopup", "true")
    const open = editor.querySelector(".prose-menubar__picker").matches(":popover-open")
    setIfNew(style, "aria-expanded", String(open))
  }
  for (const button of editor.querySelectorAll(".prose-menubar__group > button[data-name]")) {
    const name = nameOf(button)
    if (name) {
      setIfNew(button, "aria-label", name)
      setIfNew(button, "title", name)
    }
    setIfNew(button, "aria-disabled", String(button.classList.contains("disabled")))
    if (/^(bold|italic|link|bulletList|orderedList)$/.test(button.dataset.name)) {
      setIfNew(button, "aria-pressed", String(button.classList.contains("active")))
    }
  }
  keepOneStop(editor)
}

const stops = (editor) =>
  [...editor.querySelectorAll(".prose-menubar__selected > button, .prose-menubar__group > button")].filter(
    (button) => !button.classList.contains("hidden"),
  )

/** The row of buttons is one stop of the Tab key; arrow keys move within it. */
function keepOneStop(editor, wanted = null) {
  const buttons = stops(editor)
  const current = wanted ?? buttons.find((button) => button.tabIndex === 0 && button.dataset.stop) ?? buttons[0]
  for (const button of buttons) {
    const index = button === current ? 0 : -1
    if (button.tabIndex !== index) button.tabIndex = index
    if (button === current) button.dataset.stop = "1"
    else delete button.dataset.stop
  }
}

function onToolbarKey(event, editor) {
  const buttons = stops(editor)
  const at = buttons.indexOf(event.target)
  if (at < 0) return
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const next = buttons[(to + buttons.length) % buttons.length]
  keepOneStop(editor, next)
  next.focus()
}

function startPicker(editor) {
  const picker = editor.querySelector(".prose-menubar__picker")
  if (!picker) return
  const options = () => [...picker.querySelectorAll(".prose-menubar__option:not(.hidden)")]
  picker.addEventListener("toggle", (event) => {
    refresh(editor)
    if (event.newState === "open") options()[0]?.focus()
  })
  picker.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const at = options().indexOf(document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    options()[(at + step + options().length) % options().length].focus()
  })
}

function onDialog(editor) {
  const dialog = editor.querySelector("dialog.prose-editor-dialog:not([aria-labelledby])")
  const title = dialog?.querySelector(".prose-editor-dialog-title")
  if (!title) return
  title.id = `${editor.querySelector("textarea").id}-dialog`
  dialog.setAttribute("aria-labelledby", title.id)
}

function nameText(text, { textarea }, label) {
  text.setAttribute("aria-label", label)
  text.setAttribute("aria-multiline", "true")
  const described = textarea.getAttribute("aria-describedby")
  if (described) text.setAttribute("aria-describedby", described)
  if (text.closest(".form-row.errors")) text.setAttribute("aria-invalid", "true")
}

/** Tab leaves the text also from within a list, where it would indent; Alt+Shift+arrow indents instead. */
function freeTab(text, editor) {
  text.parentElement.addEventListener(
    "keydown",
    (event) => {
      if (!text.contains(event.target)) return
      if (event.key === "Tab") event.stopPropagation()
      if (!event.altKey || !event.shiftKey) return
      // Each reading of `commands` begins a transaction of its own
      if (event.key === "ArrowRight" && editor.commands.sinkListItem("listItem")) event.preventDefault()
      if (event.key === "ArrowLeft" && editor.commands.liftListItem("listItem")) event.preventDefault()
    },
    true,
  )
}

/** What is pasted comes in as paragraphs, headings, lists and links, whatever it was copied from. */
function cleanPaste(editor) {
  editor.setOptions({
    editorProps: {
      ...editor.options.editorProps,
      // Between our own editors nothing needs cleaning, and open lists stay open
      transformPastedHTML: (html) => (html.includes("data-pm-slice") ? html : cleanHtml(html)),
      handlePaste: (view, event) => {
        const { clipboardData } = event
        const text = clipboardData?.getData("text/plain")
        if (!text?.includes("\n") || clipboardData.getData("text/html")) return false
        const html = htmlOfText(text)
        if (!html) return true
        editor.chain().focus().insertContent(html).run()
        announce("Text eingefügt")
        return true
      },
    },
  })
}

function equipToolbar(editor, label) {
  const toolbar = editor.querySelector(".prose-menubar")
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", `${label} gestalten`)
  toolbar.addEventListener("keydown", (event) => onToolbarKey(event, editor))
  startPicker(editor)
  refresh(editor)
  new MutationObserver(() => refresh(editor)).observe(toolbar, {
    attributes: true,
    attributeFilter: ["class"],
    childList: true,
    subtree: true,
  })
}

function onReady({ detail }) {
  const editor = detail.textarea.closest(".prose-editor")
  const text = editor.querySelector(".tiptap")
  const label = labelOf(editor)
  nameText(text, detail, label)
  freeTab(text, detail.editor)
  cleanPaste(detail.editor)
  new MutationObserver(() => onDialog(editor)).observe(text.parentElement, { childList: true })
  if (editor.querySelector(".prose-menubar")) equipToolbar(editor, label)
  else detail.editor.on("create", () => equipToolbar(editor, label))
}

export function startProse() {
  document.addEventListener("prose-editor:ready", onReady)
}
