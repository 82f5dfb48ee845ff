// Reads what the fields of a block hold, and writes it into another of the same kind.

import { countRows, haveRows } from "newsroom/rows"

// What belongs to the block's place and identity, and not to what it says
const OWN = /^(id|parent|region|ordering|DELETE)$/

const partOf = (name) => name.replace(/^[a-z0-9_]+-\d+-/, "")

function* fieldsOf(block) {
  for (const field of block.querySelectorAll("input[name], select[name], textarea[name]")) {
    const part = partOf(field.name)
    if (!OWN.test(part)) yield [part, field]
  }
}

/** Return everything that the block says, in plain values. */
export function read(block) {
  const rows = [...block.querySelectorAll(".rows")].map((each) => [partOf(each.id.replace(/^id_/, "")), countRows(each)])
  const values = [...fieldsOf(block)].map(([part, field]) => {
    if (field.type === "checkbox") return [part, { checked: field.checked }]
    const chosen = field.matches("select") ? field.selectedOptions[0]?.textContent : undefined
    return [part, { value: field.value, chosen }]
  })
  return { rows: new Map(rows), values: new Map(values) }
}

function choose(select, { value, chosen }) {
  if (value && ![...select.options].some((option) => option.value === value)) {
    select.add(new Option(chosen, value))
  }
  select.value = value
  window.django?.jQuery(select).trigger("change")
}

/** Write what `read` returned into a block that was just added; texts appear when their editors are made. */
export function write(block, { rows, values }) {
  for (const each of block.querySelectorAll(".rows")) {
    haveRows(each, rows.get(partOf(each.id.replace(/^id_/, ""))) ?? 1)
  }
  for (const [part, field] of fieldsOf(block)) {
    const kept = values.get(part)
    if (!kept) continue
    if (field.type === "checkbox") field.checked = kept.checked
    else if (field.matches("select")) choose(field, kept)
    else field.value = kept.value
    field.addEventListener(
      "prose-editor:ready",
      ({ detail }) => detail.editor.commands.setContent(kept.value),
      { once: true },
    )
    field.dispatchEvent(new Event("newsroom:written"))
  }
}
