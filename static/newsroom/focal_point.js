// Points at the middle of a picture: by click, by dragging, by arrow keys; the number fields say the same.

const stage = document.querySelector(".focal__stage")
const across = document.getElementById("id_focal_x")
const down = document.getElementById("id_focal_y")
const RATIO = 3 / 2
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (value) => Math.min(100, Math.max(0, Math.round(value)))
const number = (field) => (field.value.trim() === "" || Number.isNaN(Number(field.value)) ? 50 : within(Number(field.value)))

function start() {
  const picture = stage.querySelector("img")
  const card = document.querySelector(".focal__card img")
  const mark = document.createElement("button")
  mark.type = "button"
  mark.className = "focal__mark"
  mark.setAttribute("aria-describedby", "focal-hint")
  const status = document.createElement("p")
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  const hint = document.createElement("p")
  hint.className = "help"
  hint.id = "focal-hint"
  hint.textContent = "Pfeiltasten verschieben die Bildmitte um ein Prozent, mit der Umschalttaste um zehn."
  stage.append(mark)
  stage.parentElement.after(hint, status)
  stage.classList.add("focal__stage--live")
  // The whole picture, shown as the crop will be: what is typed or moved is seen before it is saved
  card.src = picture.src

  /** Return where the crop begins on one axis, in percent of the room it has; the rule is that of renditions.py. */
  function share(whole, part, percent) {
    const room = whole - part
    if (room <= 0) return 50
    return (Math.min(Math.max((whole * percent) / 100 - part / 2, 0), room) / room) * 100
  }

  function show() {
    const [x, y] = [number(across), number(down)]
    const { width, height } = picture
    mark.style.left = `${x}%`
    mark.style.top = `${y}%`
    mark.setAttribute("aria-label", `Bildmitte: ${x} Prozent von links, ${y} Prozent von oben`)
    const wide = Math.min(width, height * RATIO)
    card.style.objectPosition = `${share(width, wide, x)}% ${share(height, wide / RATIO, y)}%`
  }

  function set(x, y) {
    across.value = within(x)
    down.value = within(y)
    across.dispatchEvent(new Event("input", { bubbles: true }))
    // A warning before leaving counts what a person did, and this is such a thing
    document.dispatchEvent(new CustomEvent("newsroom:changed"))
    show()
  }

  function point(event) {
    const box = picture.getBoundingClientRect()
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100)
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    mark.focus()
    point(event)
    stage.setPointerCapture(event.pointerId)
  })
  stage.addEventListener("pointermove", (event) => {
    if (stage.hasPointerCapture(event.pointerId)) point(event)
  })
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const far = event.shiftKey ? 10 : 1
    set(number(across) + step[0] * far, number(down) + step[1] * far)
    status.textContent = mark.getAttribute("aria-label")
  })
  for (const field of [across, down]) field.addEventListener("input", show)
  if (picture.complete) show()
  else picture.addEventListener("load", show, { once: true })
}

if (stage && across && down) start()
