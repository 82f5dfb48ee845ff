// A frame that is really as wide as a telephone, a tablet or a computer, drawn smaller where there is less room.

/** Give the frame `width` CSS pixels and the height that fills `stage` at the scale that fits. */
export function fit(frame, stage, width) {
  const { clientWidth, clientHeight } = stage
  if (!clientWidth || !clientHeight) return
  const scale = Math.min(1, clientWidth / width)
  frame.style.inlineSize = `${width}px`
  frame.style.blockSize = `${Math.floor(clientHeight / scale)}px`
  frame.style.transform = scale === 1 ? "" : `scale(${scale})`
  frame.style.marginInlineStart = scale === 1 ? `${Math.floor((clientWidth - width) / 2)}px` : ""
}

/** Have the style sheets of a document answer as if its reader preferred light or dark. */
export function force(page, scheme) {
  page.documentElement.style.colorScheme = scheme
  for (const sheet of page.styleSheets) forceRules(sheet.cssRules, scheme)
}

const asked = new WeakMap()

function forceRules(rules, scheme) {
  for (const rule of rules) {
    if (rule.styleSheet) forceRules(rule.styleSheet.cssRules, scheme)
    if (!("media" in rule) || !("cssRules" in rule)) continue
    const query = asked.get(rule) ?? rule.media.mediaText
    if (query.includes("prefers-color-scheme")) {
      asked.set(rule, query)
      rule.media.mediaText = query.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted) =>
        wanted === scheme ? "(min-width: 0px)" : "(max-width: 0px)",
      )
    }
    forceRules(rule.cssRules, scheme)
  }
}
