import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mayUpdate, releaseFacts } from './updates.ts'
import type { UpdateFacts } from './updates.ts'

const signed: UpdateFacts = {
  isPackaged: true,
  isSigned: true,
  hasAddress: true,
  platform: 'win32',
  isPortable: false,
}

it.each([
  [{}, true],
  [{ platform: 'darwin' }, true],
  [{ isSigned: false }, false],
  [{ hasAddress: false }, false],
  [{ isPackaged: false }, false],
  [{ isPortable: true }, false],
  [{ platform: 'linux' }, false],
] as const)('with %j a build may update itself: %s', (change, may) => {
  expect(mayUpdate({ ...signed, ...change })).toBe(may)
})

it.each([
  ['{"signedBuild": true, "homepage": "https://strata.example/"}', true, 'https://strata.example/'],
  ['{"signedBuild": "true", "homepage": ""}', false, null],
  ['{}', false, null],
])('%s is signed: %s, at %s', (text, isSigned, homePage) => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-signed-'))
  writeFileSync(join(folder, 'package.json'), text)
  expect(releaseFacts(folder)).toEqual({ isSigned, homePage })
  rmSync(folder, { recursive: true })
})
