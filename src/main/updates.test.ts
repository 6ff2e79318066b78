import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isSignedBuild, mayUpdate } from './updates.ts'
import type { UpdateFacts } from './updates.ts'

const signed: UpdateFacts = {
  isPackaged: true,
  isSigned: true,
  platform: 'win32',
  isPortable: false,
}

it.each([
  [{}, true],
  [{ platform: 'darwin' }, true],
  [{ isSigned: false }, false],
  [{ isPackaged: false }, false],
  [{ isPortable: true }, false],
  [{ platform: 'linux' }, false],
] as const)('with %j a build may update itself: %s', (change, may) => {
  expect(mayUpdate({ ...signed, ...change })).toBe(may)
})

it.each([
  ['{"signedBuild": true}', true],
  ['{"signedBuild": "true"}', false],
  ['{}', false],
])('%s is signed: %s', (text, isSigned) => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-signed-'))
  writeFileSync(join(folder, 'package.json'), text)
  expect(isSignedBuild(folder)).toBe(isSigned)
  rmSync(folder, { recursive: true })
})
