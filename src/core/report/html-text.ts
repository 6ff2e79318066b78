import { visibleText } from '../model/display-text.ts'

/** HTML that was made by `html` or `text`, not a string from anywhere else. */
export interface Html {
  readonly markup: string
}

/** Text as HTML: control and bidi characters made visible, everything that is markup escaped. */
export function text(value: string): Html {
  return { markup: escapeMarkup(visibleText(value)) }
}

/** Markup around values: strings are escaped as by `text`, `Html` and lists of it go in as they are. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  let markup = parts[0] ?? ''
  for (const [index, value] of values.entries()) {
    markup += markupOf(value) + (parts[index + 1] ?? '')
  }
  return { markup }
}

function markupOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return text(value).markup
  return 'markup' in value ? value.markup : value.map((item) => item.markup).join('')
}

function escapeMarkup(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
