// Makes of copied HTML, from Word, office suites, websites and mails, what a text may hold: paragraphs, headings of level
// 2 to 4 and lists, with strong, emphasis and links in them. publishing/prose/ has the same rules for what is saved;
// both are tried on the same corpus of clipboards.

import { cleanAddress } from "newsroom/paste_links"
import { BREAK, paragraphs, startsWithBullet, withoutBullet } from "newsroom/paste_runs"

const words = (text) => new Set(text.split(" "))
const BLOCKS = words(
  "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3" +
  " h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul",
)
const DROPPED = words(
  "applet aside audio base button canvas datalist embed footer head iframe img input link map math meta nav noscript" +
  " object picture script select style svg template textarea title video xml v:shape v:shapetype",
)
const HIGHEST = 2
const LOWEST = 4
const HIDDEN = /display:none|mso-hide:all|visibility:hidden/
const WORD_LEVEL = /mso-list:\s*\w+\s+level(\d)/i
const NUMBERED = /^\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]/
const BOLD = /(?:^|;)font-weight:(bold|[6-9]00)/
const NOT_BOLD = /(?:^|;)font-weight:(normal|[1-5]00)/

const tagOf = (node) => node.localName
const styleOf = (node) => (node.getAttribute("data-style") ?? "").toLowerCase().replaceAll(" ", "")
const isText = (node) => node.nodeType === Node.TEXT_NODE
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE
const isDropped = (node) =>
  DROPPED.has(tagOf(node)) ||
  node.hasAttribute("hidden") ||
  node.getAttribute("aria-hidden") === "true" ||
  HIDDEN.test(styleOf(node))
const holdsBlocks = (node) => BLOCKS.has(tagOf(node)) || [...node.children].some(holdsBlocks)

function marked(node, marks) {
  const style = styleOf(node)
  const tag = tagOf(node)
  let strong = marks.strong || tag === "b" || tag === "strong" || BOLD.test(style)
  let emphasis = marks.emphasis || tag === "i" || tag === "em" || style.includes("font-style:italic")
  // Google Docs wraps everything into a bold element that is not bold
  if (NOT_BOLD.test(style)) strong = marks.strong
  if (style.includes("font-style:normal")) emphasis = marks.emphasis
  const address = tag === "a" ? cleanAddress(node.getAttribute("href") ?? "") : ""
  return { strong, emphasis, link: address || marks.link }
}

function inline(node, marks) {
  const own = marked(node, marks)
  return [...node.childNodes].flatMap((child) => {
    if (isText(child)) return [{ ...own, text: child.data }]
    if (!isElement(child) || isDropped(child)) return []
    return tagOf(child) === "br" ? [BREAK] : inline(child, own)
  })
}

const listOf = (ordered, items, start = 1) => ({ ordered, items, start })

function levelOf(node) {
  if (node.getAttribute("role") === "heading") return Number(node.getAttribute("aria-level")) || HIGHEST
  if (node.getAttribute("class") === "MsoTitle") return 1
  return Number(tagOf(node).match(/^h([1-6])$/)?.[1] ?? 0)
}

function flow(nodes, marks, level = 0) {
  const found = []
  let waiting = []
  const flush = () => {
    for (const runs of paragraphs(waiting)) {
      const rest = startsWithBullet(runs) ? withoutBullet(runs) : []
      found.push(rest.length ? listOf(false, [{ content: [{ runs: rest, level: 0 }], level: 1 }]) : { runs, level })
    }
    waiting = []
  }
  for (const node of nodes) {
    if (isText(node)) waiting.push({ ...marks, text: node.data })
    else if (!isElement(node) || isDropped(node)) continue
    else if (tagOf(node) === "br") waiting.push(BREAK)
    else if (!holdsBlocks(node)) waiting.push(...inline(node, marks))
    else {
      flush()
      found.push(...blocksOf(node, marks, level))
    }
  }
  flush()
  return found
}

function blocksOf(node, marks, level) {
  const tag = tagOf(node)
  if (["ul", "ol", "menu", "dir"].includes(tag)) return [list(node, marks)].filter(({ items }) => items.length)
  if (tag === "table") return table(node, marks)
  const word = (node.getAttribute("data-style") ?? "").match(WORD_LEVEL)
  if (tag === "p" && (word || (node.getAttribute("class") ?? "").startsWith("MsoListParagraph"))) {
    return wordItem(node, marks, word ? Number(word[1]) : 1)
  }
  return flow(node.childNodes, marked(node, marks), levelOf(node) || level)
}

function list(node, marks) {
  const found = listOf(tagOf(node) === "ol", [], Number(node.getAttribute("start")) || 1)
  for (const child of node.childNodes) {
    if (isText(child)) {
      const content = flow([child], marks)
      if (content.length) found.items.push({ content, level: 1 })
    } else if (!isElement(child) || isDropped(child)) continue
    else if (["ul", "ol"].includes(tagOf(child))) {
      // A list inside a list without an item of its own belongs to the item before
      const inner = list(child, marks)
      if (found.items.length && inner.items.length) found.items.at(-1).content.push(inner)
      else found.items.push(...inner.items)
    } else {
      const content = flow(tagOf(child) === "li" ? child.childNodes : [child], marks)
      for (const block of content) if (block.runs) block.level = 0
      if (content.length) found.items.push({ content, level: Number(child.getAttribute("data-aria-level")) || 1 })
    }
  }
  return found
}

const isSign = (node) => styleOf(node).includes("mso-list:ignore")

function wordItem(node, marks, level) {
  const signs = [...node.querySelectorAll("[data-style]")].filter(isSign)
  const sign = signs.map((each) => each.textContent).join("").trim()
  const rest = node.cloneNode(true)
  for (const each of [...rest.querySelectorAll("[data-style]")].filter(isSign)) each.remove()
  const content = flow(rest.childNodes, marked(node, marks))
  // Without Word's own mark of the sign, the sign itself has made a list already
  if (!sign && content[0]?.items) return content
  if (!content.length) return []
  return [listOf(NUMBERED.test(sign), [{ content, level }], Number(sign.match(/^\(?(\d+)/)?.[1] ?? 1))]
}

const plainWords = (blocks) =>
  blocks.flatMap((block) =>
    block.runs
      ? [block.runs.map((run) => run.text ?? " ").join("")]
      : block.items.flatMap((item) => plainWords(item.content)),
  )

/** A line for each row, cells apart by a bar as the table block reads them; layouts become plain text. */
function table(node, marks) {
  const title = [...node.children].filter((child) => tagOf(child) === "caption").flatMap((one) => flow(one.childNodes, marks))
  const rows = [...node.rows].map((row) => [...row.cells])
  if (rows.every((row) => row.length <= 1) || node.querySelector("table")) {
    return [...title, ...rows.flat().flatMap((cell) => flow(cell.childNodes, marks))]
  }
  const plain = { strong: false, emphasis: false, link: "" }
  const lines = rows
    .map((row) => row.map((cell) => plainWords(flow(cell.childNodes, plain)).join(" ")))
    .filter((texts) => texts.some(Boolean))
    .map((texts) => ({ runs: [{ ...plain, text: texts.join(" | ") }], level: 0 }))
  return [...title, ...lines]
}

function append(whole, piece) {
  for (const item of piece.items) {
    let target = whole
    for (let depth = 1; item.level > depth && target.items.length; depth += 1) {
      const { content } = target.items.at(-1)
      if (!content.at(-1).items) content.push(listOf(piece.ordered, []))
      target = content.at(-1)
    }
    target.items.push(item)
  }
}

/** Join lists that were pasted item by item, and put items of a deeper level below the one before. */
function listsJoined(blocks) {
  const joined = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (block.items) for (const item of block.items) item.content = listsJoined(item.content)
    const belongs = block.items && last?.items && (last.ordered === block.ordered || block.items[0]?.level > 1)
    if (belongs) append(last, block)
    else joined.push(block)
  }
  return joined
}

function settleHeadings(blocks) {
  const headings = blocks.filter((block) => block.level)
  const shift = headings.some((heading) => heading.level === 1) ? 1 : 0
  for (const heading of headings) {
    heading.level = Math.min(Math.max(heading.level + shift, HIGHEST), LOWEST)
    if (heading.runs.every((run) => run.strong || run.text === null)) {
      heading.runs = heading.runs.map((run) => ({ ...run, strong: false }))
    }
  }
  return blocks
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

function writtenRun(run) {
  if (run.text === null) return "<br>"
  let html = escaped(run.text)
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  return run.link ? `<a href="${escaped(run.link).replaceAll('"', "&quot;")}">${html}</a>` : html
}

function written(block) {
  if (block.items) {
    const items = block.items.map((item) => `<li>${item.content.map(written).join("")}</li>`).join("")
    const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : ""
    return block.ordered ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`
  }
  const tag = block.level ? `h${block.level}` : "p"
  return `<${tag}>${block.runs.map(writtenRun).join("")}</${tag}>`
}

/** Read copied HTML without anything in it being loaded, run or applied; what was `style` is `data-style` then. */
export function parseQuietly(html) {
  const quiet = html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, "")
    // Conditional comments of Word, processing instructions, declarations: as the server leaves them out
    .replace(/<!--[\s\S]*?(?:-->|$)|<[!?](?!--)[^>]*(?:>|$)/g, "")
    // The security policy counts styles and handlers even in a document that nobody sees
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi, (tag) => tag.replace(/(\s)(style|on\w+)(\s*=)/gi, "$1data-$2$3"))
  return new DOMParser().parseFromString(quiet, "text/html")
}

/** Return the clean HTML of copied HTML. */
export function cleanHtml(html) {
  const page = parseQuietly(html)
  const marks = { strong: false, emphasis: false, link: "" }
  return settleHeadings(listsJoined(flow(page.body.childNodes, marks))).map(written).join("")
}

// A line this long was broken by the page that it stood on, and not by a person
const LONG_LINE = 45
const BULLET = /^\s*([•·▪◦●‣–*-])\s+/
// The third of October is no third point
const MONTH = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
const NUMBER = new RegExp(`^\\s*(\\d{1,2})[.)]\\s+(?=\\D)(?!(?:${MONTH})(?!\\p{L}))`, "u")

const isItem = (line) => BULLET.test(line) || NUMBER.test(line)

/** Join what a PDF breaks at the end of each line: "Förde-" and "rung" become one word, "Kinder-" and "und" stay two. */
function joined(lines) {
  const pieces = lines.map((line, at) => {
    const following = lines[at + 1] ?? ""
    const isBroken =
      /[a-zäöüß]-$/.test(line) && /^[a-zäöüß]/.test(following) && !/^(und|oder|bzw\.|sowie|als)\s/.test(following)
    return isBroken ? line.slice(0, -1) : `${line} `
  })
  return pieces.join("").trimEnd()
}

/** Return the HTML of copied plain text: empty lines part paragraphs, broken lines are joined, signs make lists. */
export function htmlOfText(text) {
  const pieces = []
  for (const part of text.replace(/\r\n?/g, "\n").split(/\n[ \t\u00a0]*\n/)) {
    let former = ""
    let current = null
    for (const line of part.split("\n").map((each) => each.trim()).filter(Boolean)) {
      const goesOn =
        current !== null && !isItem(line) && (former.length >= LONG_LINE || /^[a-zäöüß]/.test(line) || /[-,]$/.test(former))
      if (goesOn) current.push(line)
      else {
        current = [line]
        pieces.push(current)
      }
      former = line
    }
  }
  const html = pieces.map(joined).map((each) => {
    const number = each.match(NUMBER)
    if (number) return `<ol start="${number[1]}"><li>${escaped(each.replace(NUMBER, ""))}</li></ol>`
    if (BULLET.test(each)) return `<ul><li>${escaped(each.replace(BULLET, ""))}</li></ul>`
    return `<p>${escaped(each)}</p>`
  })
  return cleanHtml(html.join(""))
}
