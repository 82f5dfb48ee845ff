// Makes one tree of nodes equal to another and leaves alone what is the same: pictures stay loaded, folds stay open.

/** Change `old` until it equals `wanted`, a node of the same kind. */
export function morph(old, wanted) {
  if (old.isEqualNode(wanted)) return
  if (old.nodeType !== wanted.nodeType || old.nodeName !== wanted.nodeName) {
    old.replaceWith(old.ownerDocument.importNode(wanted, true))
    return
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = wanted.nodeValue
    return
  }
  for (const { name } of [...old.attributes]) {
    // Whoever reads the preview opened it
    if (!wanted.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) old.removeAttribute(name)
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  morphChildren(old, wanted)
}

function morphChildren(old, wanted) {
  const rest = [...wanted.childNodes]
  let current = old.firstChild
  for (const [index, node] of rest.entries()) {
    if (!current) {
      old.append(old.ownerDocument.importNode(node, true))
      continue
    }
    const later = following(current, node)
    if (later && !rest.slice(index + 1).some((other) => other.isEqualNode(current))) {
      while (current !== later) current = removed(current)
    } else if (rest[index + 1]?.isEqualNode(current)) {
      current.before(old.ownerDocument.importNode(node, true))
      continue
    }
    const next = current.nextSibling
    morph(current, node)
    current = next
  }
  while (current) current = removed(current)
}

/** Return the sibling from `current` on that equals `node`, so that what stands before it is known to be gone. */
function following(current, node) {
  for (let each = current; each; each = each.nextSibling) if (each.isEqualNode(node)) return each
  return null
}

function removed(node) {
  const next = node.nextSibling
  node.remove()
  return next
}
