import { describe, expect, it } from 'vitest'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { helloImage, longImage, pendingImage } from '../overview/fixtures.test-support.ts'
import { layerChartSvg } from './layer-chart-svg.ts'
import { mapSvg } from './map-svg.ts'
import { fitted } from './svg-text.ts'

const color = (token: string): string => `var-${token}`

/** As a program reads the file; fails where it is not well-formed. */
function read(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')?.textContent ?? null).toBeNull()
  return document
}
const textsOf = (document: Document): readonly string[] =>
  [...document.querySelectorAll('text')].map(({ textContent }) => textContent)

const picture = { overview: helloImage, measure: 'size', scale: 'linear', units: 'si' } as const

describe('the chart of the layers as SVG', () => {
  it('has a bar, a number and a size for every layer, as text', () => {
    const texts = textsOf(read(layerChartSvg(picture, color)))
    for (const { index, size } of helloImage.layers) {
      expect(texts.some((text) => text.startsWith(String(index)))).toBe(true)
      if (size > 1_000_000) {
        expect(texts.join(' ')).toContain(`${(size / 1e6).toFixed(1)}\u202fMB`)
      }
    }
    expect(texts[0]).toContain(helloImage.image.tags[0] ?? '')
  })

  it('follows the measure, the scale and the unit', () => {
    const of = (change: object): string => layerChartSvg({ ...picture, ...change }, color)
    const all = [{}, { measure: 'waste' }, { measure: 'files' }, { scale: 'log' }, { units: 'iec' }]
    expect(new Set(all.map(of)).size).toBe(all.length)
    expect(of({ units: 'iec' })).toContain('MiB')
    expect(of({})).toContain('url(#waste)')
    expect(of({ measure: 'files' })).not.toContain('url(#waste)')
  })

  it('keeps to its sheet with many layers, and with none read', () => {
    for (const overview of [longImage(60), pendingImage(), { ...helloImage, layers: [] }]) {
      const document = read(layerChartSvg({ ...picture, overview }, color))
      for (const bar of document.querySelectorAll('rect')) {
        const [x, width] = ['x', 'width'].map((name) => Number(bar.getAttribute(name) ?? 0))
        expect(x! + width!).toBeLessThanOrEqual(960)
        expect(Number(bar.getAttribute('height'))).toBeGreaterThanOrEqual(0)
      }
      expect(document.documentElement.outerHTML).not.toContain('NaN')
    }
  })

  it('takes nothing of an image for markup', () => {
    const image = { ...helloImage.image, tags: ['<script>&"\u0000\ud800:1'] }
    const document = read(layerChartSvg({ ...picture, overview: { ...helloImage, image } }, color))
    expect(document.querySelector('script')).toBeNull()
    expect(textsOf(document)[0]).toContain('<script>&"')
  })
})

const tile: MapTile = {
  kind: 'file',
  path: 1,
  name: '</svg><b>&',
  above: -1,
  divided: false,
  left: 0,
  top: 0,
  width: 200,
  height: 100,
  bytes: 2_000_000,
  files: 1,
  ghostBytes: 1_000_000,
  wastedBytes: 1_000_000,
  baseBytes: 0,
  layer: 1,
  layerBytes: 2_000_000,
  type: 'other',
  typeBytes: 2_000_000,
}
const small: MapTile = { ...tile, path: 2, name: 'never shown', left: 201, width: 20, height: 9 }
const map: FileMap = {
  bytes: 2_000_010,
  files: 2,
  crumbs: [{ path: 0, name: '/' }],
  tiles: [tile, small],
}

describe('the map of files as SVG', () => {
  const draw = (color_: 'layer' | 'waste', tiles = map.tiles): Document =>
    read(
      mapSvg(
        {
          map: { ...map, tiles },
          size: { width: 221, height: 100 },
          color: color_,
          baseLayers: 1,
          title: 'demo /',
          bytes: (size) => `${String(size)} B`,
        },
        color,
      ),
    )

  it('has every tile where it stands, with its name and bytes where there is room', () => {
    const document = draw('layer')
    const cells = [...document.querySelectorAll('svg svg')].map((cell) =>
      ['x', 'y', 'width', 'height'].map((name) => Number(cell.getAttribute(name))),
    )
    expect(cells).toEqual([
      [0, 0, 200, 100],
      [201, 0, 20, 9],
    ])
    const texts = textsOf(document)
    expect(texts).toEqual(expect.arrayContaining(['</svg><b>&', '2000000 B']))
    expect(texts.join()).not.toContain('never shown')
  })

  it('cuts a name, but leaves out a number that has no room', () => {
    const narrow: MapTile = { ...tile, path: 3, name: 'long-name.so', width: 44 }
    const texts = textsOf(draw('layer', [narrow]))
    expect(texts).toContain('long…')
    expect(texts.filter((text) => text.startsWith('2'))).toEqual([])
  })

  it('hatches what is wasted, in the colour that the legend explains', () => {
    const document = draw('waste')
    expect(document.querySelectorAll('pattern')).toHaveLength(1)
    expect(document.querySelector('pattern')?.id).toBe('wasted-fill')
    expect(textsOf(document)).toEqual(expect.arrayContaining(['kept', 'wasted']))
  })
})

it('shortens a text that has no room', () => {
  expect(fitted('abcdefgh', 1000, 11)).toBe('abcdefgh')
  expect(fitted('abcdefgh', 26, 11)).toBe('abc…')
  expect(fitted('abcdefgh', 5, 11)).toBe('')
})
