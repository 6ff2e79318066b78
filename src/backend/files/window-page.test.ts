import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWindowFile } from './window-page.ts'
import type { Look } from './window-page.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-page-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>\n<html lang="en">é</html>\n')
  writeFileSync(join(folder, 'app.js'), "'<html'")
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(path: string, look: Look): Promise<string | null> {
  const file = await readWindowFile(folder, path, () => Promise.resolve(look))
  return file && Buffer.from(file.bytes).toString()
}

it.each([
  [{ theme: 'dark', contrast: 'more' }, '<html data-theme="dark" data-contrast="more" lang="en">'],
  [{ theme: 'light', contrast: 'system' }, '<html data-theme="light" lang="en">'],
  [{ theme: 'system', contrast: 'system' }, '<html lang="en">'],
] as const)('with %j the page begins with %s', async (look, start) => {
  expect(await read('/', look)).toBe(`<!doctype html>\n${start}é</html>\n`)
})

it('leaves other files as they are, and finds no more than there is', async () => {
  const look = { theme: 'dark', contrast: 'more' } as const
  expect(await read('/app.js', look)).toBe("'<html'")
  expect(await read('/../app.js', look)).toBeNull()
})
