import { mapTokens } from '../files/map-looks.ts'
import { readPalette } from '../../ui/use-palette.ts'

export const chartFormats = ['svg', 'png'] as const
export type ChartFormat = (typeof chartFormats)[number]

/** A PNG has so many pixels for one of the window, so that it is sharp on paper and on fine screens. */
const density = 2

const tokens = [...mapTokens, 'line']

/** Draws in light colours, whatever the window's are: a picture is for a page or for paper. */
export function drawLight(draw: (color: (token: string) => string) => string): string {
  const palette = readPalette(tokens, 'light')
  return draw((token) => palette.get(token) ?? 'none')
}

/** The bytes of the file. Rejects when the browser cannot draw the picture. */
export async function chartBytes(
  svg: string,
  format: ChartFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'svg') return new TextEncoder().encode(svg)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * density
  canvas.height = image.naturalHeight * density
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (blob === null) throw new Error('the picture could not be drawn')
  return new Uint8Array(await blob.arrayBuffer())
}
