import type { NativeImage } from 'electron'
import { expect, it } from 'vitest'
import { iconsOfFiles } from './drag-icon.ts'

const picture = (name: string, isEmpty = false) =>
  ({ isEmpty: () => isEmpty, toDataURL: () => name }) as NativeImage
const images = { createFromBitmap: () => picture('plain') }

it.each([
  ['the one that the system has', () => Promise.resolve(picture('own')), 'own'],
  ['a plain one where the system has none', () => Promise.resolve(picture('', true)), 'plain'],
  ['a plain one where the system fails', () => Promise.reject(new Error('none')), 'plain'],
])('gives %s', async (_what, getFileIcon, expected) => {
  const icon = await iconsOfFiles({ getFileIcon }, images)('/tmp/a')
  expect(icon.toDataURL()).toBe(expected)
})
