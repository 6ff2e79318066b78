import { visibleText } from '../../../core/model/display-text.ts'
import { escapeMarkup } from '../../../core/model/escape-markup.ts'

/* Pictures as files of SVG are written as text: the window's own elements have classes that a file lacks. */

export type Attributes = Readonly<Record<string, string | number>>

/** An element; children are elements or come from `text`. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const start = `<${name}${written.join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

/** A text of an image or of the window: what hides is made visible, what XML would read is escaped. */
export function text(value: string): string {
  return escaped(visibleText(value))
}

function escaped(value: string | number): string {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  // XML has no place for these, not even escaped.
  const legal = value.replaceAll(/\p{Surrogate}|\p{Control}|[\ufffe\uffff]/gu, '\ufffd')
  return escapeMarkup(legal)
}

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif'

/** How many letters fit; a file knows nothing of the fonts it will be drawn with. */
export function fitted(value: string, room: number, size: number): string {
  const most = Math.floor(room / (size * 0.56))
  const letters = Array.from(value)
  if (letters.length <= most) return value
  return most < 2 ? '' : `${letters.slice(0, most - 1).join('')}…`
}

export interface Sheet {
  readonly width: number
  readonly height: number
  readonly title: string
  /** One sentence for those who do not see it. */
  readonly description: string
  readonly ground: string
  readonly ink: string
}

/** A picture of its own: with its ground, its title, and nothing that lies elsewhere. */
export function sheet(of: Sheet, ...children: readonly string[]): string {
  const { width, height, title, description, ground, ink } = of
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      role: 'img',
      'font-family': fontFamily,
      'font-size': 12,
      fill: ink,
    },
    element('title', {}, text(title)),
    element('desc', {}, text(description)),
    element('rect', { width, height, fill: ground }),
    element('text', { x: 16, y: 26, 'font-size': 15, 'font-weight': 600 }, text(title)),
    ...children,
  )}\n`
}

/** A pattern of lines, as waste is drawn everywhere. */
export function hatch(id: string, stroke: string, opacity: number): string {
  return element(
    'pattern',
    { id, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('path', { d: 'M1 0v7', stroke, 'stroke-width': 1.6, opacity }),
  )
}
