import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSourceWord } from './source-word.ts'

const before = process.cwd()
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-source-'))
  writeFileSync(join(folder, 'python'), '')
  writeFileSync(join(folder, 'app.tar'), '')
  writeFileSync(join(folder, 'app.tar.zst'), '')
  process.chdir(folder)
})

afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
})

describe('readSourceWord', () => {
  it.each([
    ['-', { kind: 'stdin' }],
    ['archive:-', { kind: 'stdin' }],
    ['python', { kind: 'engine', image: 'python', file: 'python' }],
    ['python:3.12', { kind: 'engine', image: 'python:3.12', file: null }],
    ['ghcr.io/team/app:1', { kind: 'engine', image: 'ghcr.io/team/app:1', file: null }],
    ['docker://python:3', { kind: 'engine', image: 'python:3', file: null }],
    ['podman://python:3', { kind: 'podman', image: 'python:3' }],
    ['docker-archive://app.tar', { kind: 'path', path: 'app.tar', name: 'app.tar' }],
    ['engine:./python', { kind: 'engine', image: './python', file: null }],
    ['./python', { kind: 'path', path: './python', name: 'python' }],
    ['app.tar', { kind: 'path', path: 'app.tar', name: 'app.tar' }],
    ['app.tar.zst', { kind: 'path', path: 'app.tar.zst', name: 'app.tar.zst' }],
    ['archive:python', { kind: 'path', path: 'python', name: 'python' }],
    ['oci:.', { kind: 'path', path: '.', name: '.' }],
  ])('%s', async (word, expected) => {
    expect(await readSourceWord(word)).toEqual(expected)
  })

  it.each(['missing.tar', './missing', '/nowhere/at/all', 'archive:missing'])(
    'says that there is no %s',
    async (word) => {
      await expect(readSourceWord(word)).rejects.toMatchObject({
        info: { code: 'source-not-found' },
      })
    },
  )

  it('refuses a prefix with nothing after it', async () => {
    await expect(readSourceWord('engine:')).rejects.toMatchObject({ info: { code: 'usage' } })
  })
})
