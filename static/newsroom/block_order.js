// Keeps three orders of the blocks apart: what is shown, what the DOM says, and Django's formset numbers.
//
// Content-editor shows blocks in the order of style.order, wherever they stand in the DOM. Focus and reading follow
// the DOM, so it has to stand in the order shown. Django renumbers a formset in DOM order when an unsaved row is
// removed, and relies on the saved rows having the first numbers: at that moment the DOM has to stand in their order.

export const machine = () => document.querySelector(".order-machine")

export const isBlock = (element) =>
  element.matches?.(".order-machine > .inline-related:not(.empty-form)") ?? false

const allBlocks = () => [...machine().querySelectorAll(":scope > .inline-related:not(.empty-form)")]

const shownOrder = (a, b) => a.style.order - b.style.order

const numberOf = (block) => Number(block.id.match(/-(\d+)$/)?.[1] ?? Infinity)
const formsetOf = (block) => block.id.replace(/-\d+$/, "")
const formsetOrder = (a, b) => formsetOf(a).localeCompare(formsetOf(b)) || numberOf(a) - numberOf(b)

function arrange(compare) {
  const current = allBlocks()
  const wanted = [...current].sort(compare)
  if (wanted.every((block, index) => block === current[index])) return
  const focused = document.activeElement
  const end = machine().querySelector(":scope > .empty-form")
  for (const block of wanted) machine().insertBefore(block, end)
  if (machine().contains(focused) && focused !== document.activeElement) focused.focus({ preventScroll: true })
}

export const standAsShown = () => arrange(shownOrder)
export const standAsNumbered = () => arrange(formsetOrder)

/** Return the blocks of a region in the order shown. */
export const blocksIn = (region) =>
  allBlocks().filter((block) => block.dataset.region === region).sort(shownOrder)

/** Return the blocks that will remain after saving, in the order shown. */
export const remainingIn = (region) =>
  blocksIn(region).filter((block) => !block.classList.contains("for-deletion"))

/** Number the blocks of a region in this order. */
export function setOrder(blocks) {
  blocks.forEach((each, index) => {
    const ordering = 10 * (index + 1)
    each.style.order = ordering
    each.querySelector(".order-machine-ordering").value = ordering
  })
  standAsShown()
  document.dispatchEvent(new Event("newsroom:changed"))
}

/** Put a block back before another, or at the end where there is none. */
export function putBefore(block, next) {
  const blocks = blocksIn(block.dataset.region).filter((each) => each !== block)
  const at = next ? blocks.indexOf(next) : -1
  blocks.splice(at < 0 ? blocks.length : at, 0, block)
  setOrder(blocks)
}

/** Exchange a block with its neighbour `step` places on; return its new place (from 1), or 0 at the end. */
export function move(block, step) {
  const blocks = blocksIn(block.dataset.region)
  const from = blocks.indexOf(block)
  const to = from + step
  if (to < 0 || to >= blocks.length) return 0
  blocks.splice(to, 0, ...blocks.splice(from, 1))
  setOrder(blocks)
  return to + 1
}
