import { expect, it } from 'vitest'
import { openOutside, outsideHosts } from './outside-links.ts'

const homePage = 'https://strata.example/releases/'
const hosts = outsideHosts(homePage)

function shell() {
  const opened: string[] = []
  return { opened, openExternal: async (url: string) => void opened.push(url) }
}

it('opens the home page of the build', async () => {
  const { opened, openExternal } = shell()
  expect(await openOutside({ openExternal }, hosts, homePage)).toBe(true)
  expect(opened).toEqual([homePage])
})

it.each([
  'http://strata.example/',
  'https://evil.example/',
  'https://strata.example.evil.example/',
  'https://ada@strata.example/',
  'https://:secret@strata.example/',
  'https://strata.example:8443/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://strata.example/share',
  '//strata.example/',
  'not an address',
])('refuses %s', async (address) => {
  const { opened, openExternal } = shell()
  expect(await openOutside({ openExternal }, hosts, address)).toBe(false)
  expect(opened).toEqual([])
})

it('opens nothing where the build has no home page', async () => {
  const { opened, openExternal } = shell()
  expect(await openOutside({ openExternal }, outsideHosts(null), homePage)).toBe(false)
  expect(opened).toEqual([])
})
