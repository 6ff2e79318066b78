import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { difference, type Sight } from './color-difference.test-support.ts'
import {
  block,
  contrast,
  declarations,
  over,
  readTokens,
  type Scheme,
} from './read-tokens.test-support.ts'

const css = readFileSync('src/renderer/theme/tokens.css', 'utf8')

const themes: readonly [Scheme, boolean][] = [
  ['light', false],
  ['dark', false],
  ['light', true],
  ['dark', true],
]

const surfaces = ['window', 'sidebar', 'pane', 'sunken', 'raised'].map(
  (name) => `--surface-${name}`,
)
const inks = ['--ink', '--ink-2', '--ink-3']
const meanings = ['added', 'modified', 'removed', 'wasted', 'warning', 'error', 'verified'].map(
  (name) => `--${name}`,
)
const syntax = ['keyword', 'string', 'number', 'comment'].map((name) => `--syntax-${name}`)
const soft = ['added', 'modified', 'removed', 'wasted', 'warning', 'error']
const yours = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => `--layer-${String(k)}`)
const base = [1, 2, 3, 4].map((k) => `--base-${String(k)}`)
const sights: readonly Sight[] = ['protan', 'deutan', 'tritan']

describe.each(themes)('contrast, %s, more: %s', (scheme, more) => {
  const { color } = readTokens(css, scheme, more)
  const least = more ? 7 : scheme === 'light' ? 4.73 : 4.55
  const below: string[] = []

  function need(ratio: number, what: string, atLeast = least): void {
    if (ratio < atLeast) below.push(`${what}: ${ratio.toFixed(2)} < ${String(atLeast)}`)
  }

  it('lets every ink be read on every surface, at rest, hovered and selected', () => {
    below.length = 0
    for (const surface of surfaces) {
      const ground = color(surface)
      const hovered = over(color('--hover'), ground)
      for (const text of [...inks, ...meanings, '--accent']) {
        need(contrast(color(text), ground), `${text} on ${surface}`)
        need(contrast(color(text), hovered), `${text} on ${surface}, hovered`)
      }
    }
    for (const text of [...inks, '--wasted']) {
      need(contrast(color(text), color('--accent-soft')), `${text} on a selected row`)
    }
    need(contrast(color('--ink'), color('--surface-thumb')), '--ink on the chosen segment')
    expect(below).toEqual([])
  })

  it('lets callouts, tags, code, tooltips and the primary button be read', () => {
    below.length = 0
    for (const name of soft) {
      need(contrast(color('--ink'), color(`--${name}-soft`)), `--ink on --${name}-soft`)
      need(contrast(color(`--${name}`), color(`--${name}-soft`)), `--${name} on its soft ground`)
    }
    for (const name of syntax) need(contrast(color(name), color('--surface-sunken')), name)
    need(contrast(color('--ink-on-tooltip'), color('--surface-tooltip')), 'tooltip')
    need(
      contrast(color('--ink-on-accent'), color('--accent-fill')),
      'primary button',
      more ? 7 : 4.5,
    )
    expect(below).toEqual([])
  })

  it('lets a layer’s ink be read on the layer', () => {
    below.length = 0
    for (const name of [...base, ...yours]) {
      need(contrast(color(`${name}-ink`), color(name)), name, Math.min(least, 4.6))
    }
    expect(below).toEqual([])
  })

  it('shows the focus ring on every surface', () => {
    below.length = 0
    for (const surface of surfaces) need(contrast(color('--focus'), color(surface)), surface, 4.8)
    expect(below).toEqual([])
  })
})

describe.each(['light', 'dark'] as const)('layers told apart, %s', (scheme) => {
  const { color } = readTokens(css, scheme, false)

  it('keeps neighbours of yours apart without one kind of cone, and in grey', () => {
    const close: string[] = []
    yours.forEach((name, k) => {
      const next = yours[(k + 1) % yours.length] ?? ''
      for (const sight of sights) {
        const apart = difference(color(name), color(next), sight)
        if (apart < 13) close.push(`${name} and ${next}, ${sight}: ${apart.toFixed(1)}`)
      }
      const grey = difference(color(name), color(next), 'grey')
      if (grey < 18) close.push(`${name} and ${next}, grey: ${grey.toFixed(1)}`)
    })
    expect(close).toEqual([])
  })

  it('keeps neighbours of the base apart, and the base from yours', () => {
    const close: string[] = []
    base.forEach((name, k) => {
      const next = base[(k + 1) % base.length] ?? ''
      const apart = Math.min(...sights.map((sight) => difference(color(name), color(next), sight)))
      if (apart < 6) close.push(`${name} and ${next}: ${apart.toFixed(1)}`)
      const first = Math.min(
        ...sights.map((sight) => difference(color(name), color('--layer-1'), sight)),
      )
      if (first < 6.9) close.push(`${name} and --layer-1: ${first.toFixed(1)}`)
    })
    expect(close).toEqual([])
  })
})

describe('the two ways to more contrast', () => {
  it('say the same, whether the system or the user asks', () => {
    const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
    const media = plain.slice(plain.indexOf('@media (prefers-contrast: more)'))
    expect(declarations(block(media, ':root {'))).toEqual(
      declarations(block(plain, ":root[data-contrast='more'] {")),
    )
  })
})
