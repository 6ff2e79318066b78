import { expect, it } from 'vitest'
import { documentationUrl, openOutside } from './outside-links.ts'

function shell() {
  const opened: string[] = []
  return { opened, openExternal: async (url: string) => void opened.push(url) }
}

it('opens the documentation', async () => {
  const { opened, openExternal } = shell()
  expect(await openOutside({ openExternal }, documentationUrl)).toBe(true)
  expect(opened).toEqual([documentationUrl])
})

it.each([
  'http://github.com/',
  'https://evil.example/',
  'https://github.com.evil.example/',
  'https://ada@github.com/',
  'https://:secret@github.com/',
  'https://github.com:8443/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://github.com/share',
  '//github.com/',
  'not an address',
])('refuses %s', async (address) => {
  const { opened, openExternal } = shell()
  expect(await openOutside({ openExternal }, address)).toBe(false)
  expect(opened).toEqual([])
})
