/* Reads tokens.css as a browser would, as far as a test of its contrasts needs. */

export type Scheme = 'light' | 'dark'

/** A colour with its opacity, 0 to 1 each. */
export interface Color {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

export interface TokenReader {
  /** The value of a colour token. */
  readonly color: (name: string) => Color
  readonly value: (name: string) => string
}

/** The tokens of one theme, with or without more contrast. */
export function readTokens(css: string, scheme: Scheme, more: boolean): TokenReader {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const values = new Map(declarations(block(plain, ':root {')))
  if (more) {
    for (const [name, value] of declarations(block(plain, ":root[data-contrast='more'] {"))) {
      values.set(name, value)
    }
  }
  const value = (name: string): string => {
    const found = values.get(name)
    if (found === undefined) throw new Error(`tokens.css has no ${name}`)
    const both = /^light-dark\((.*)\)$/s.exec(found)
    const chosen = both ? pick(both[1] ?? '', scheme) : found
    const other = /^var\((--[\w-]+)\)$/.exec(chosen)
    return other ? value(other[1] ?? '') : chosen
  }
  return { value, color: (name) => parseColor(value(name)) }
}

/** The declarations of the first block that begins so; the names of both quote styles are one. */
export function block(css: string, opening: string): string {
  const text = css.replaceAll('"', "'")
  const from = text.indexOf(opening)
  if (from < 0) throw new Error(`tokens.css has no block ${opening}`)
  return text.slice(from + opening.length, text.indexOf('}', from))
}

export function declarations(text: string): [string, string][] {
  return [...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [
    match[1] ?? '',
    (match[2] ?? '').trim(),
  ])
}

function pick(pair: string, scheme: Scheme): string {
  let depth = 0
  for (let at = 0; at < pair.length; at += 1) {
    if (pair[at] === '(') depth += 1
    else if (pair[at] === ')') depth -= 1
    else if (pair[at] === ',' && depth === 0) {
      return (scheme === 'light' ? pair.slice(0, at) : pair.slice(at + 1)).trim()
    }
  }
  throw new Error(`light-dark(${pair}) has no second colour`)
}

function parseColor(text: string): Color {
  const hex = /^#([0-9a-f]{6})$/i.exec(text)?.[1]
  if (hex !== undefined) {
    const at = (from: number) => parseInt(hex.slice(from, from + 2), 16) / 255
    return { r: at(0), g: at(2), b: at(4), a: 1 }
  }
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text)
  if (!parts) throw new Error(`Not a colour: ${text}`)
  const [r = 0, g = 0, b = 0, a = 1] = parts.slice(1).map(Number)
  return { r: r / 255, g: g / 255, b: b / 255, a }
}

/** What is seen where a translucent colour lies on an opaque one. */
export function over(top: Color, ground: Color): Color {
  const mix = (x: number, y: number) => x * top.a + y * (1 - top.a)
  return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 }
}

/** Contrast ratio (WCAG 2, relative luminance). */
export function contrast(one: Color, other: Color): number {
  const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

export function luminance({ r, g, b }: Color): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
