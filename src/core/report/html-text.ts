import { visibleText } from '../model/display-text.ts'
import { escapeMarkup } from '../model/escape-markup.ts'

/** HTML that `markup` made, not a string from anywhere else. */
export interface Html {
  readonly html: string
}

/**
 * HTML around values: strings are made visible and escaped, so that text from an image stays text;
 * `Html` and lists of it go in as they are.
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  let html = parts[0] ?? ''
  for (const [index, value] of values.entries()) html += htmlOf(value) + (parts[index + 1] ?? '')
  return { html }
}

function htmlOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeMarkup(visibleText(value))
  return 'html' in value ? value.html : value.map((item) => item.html).join('')
}

/** A column of a table; numbers stand to the right. */
export interface Column {
  readonly head: string
  readonly number?: true
}

/** A table; a row is a list of cells, dimmed when it stands for something without a layer. */
export function table(
  columns: readonly Column[],
  rows: readonly { readonly cells: readonly (string | Html)[]; readonly dimmed?: boolean }[],
): Html {
  const className = (column: number): Html =>
    columns[column]?.number === true ? { html: ' class="number"' } : nothing
  const heads = columns.map(({ head }, column) => markup`<th${className(column)}>${head}</th>`)
  const lines = rows.map(({ cells, dimmed }) => {
    const data = cells.map((cell, column) => markup`<td${className(column)}>${cell}</td>`)
    return markup`<tr${dimmed === true ? { html: ' class="dimmed"' } : nothing}>${data}</tr>\n`
  })
  return markup`<table><thead><tr>${heads}</tr></thead>\n<tbody>\n${lines}</tbody></table>`
}

export const nothing: Html = { html: '' }
