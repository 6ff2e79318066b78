import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'strata-make-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('making a folder', () => {
  it('makes those above it, with the same mode, and takes what is there', async () => {
    const deep = join(folder, 'a/b/c')
    await makeFolder(deep, 0o700)
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
    expect(statSync(deep).mode & 0o777).toBe(0o700)
    await makeFolder(deep)
    symlinkSync('a', join(folder, 'link'))
    await makeFolder(join(folder, 'link'))
    await makeFolder('/')
  })

  it('is made once however many ask for it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(join(folder, 'x/y/z'))))
    expect(statSync(join(folder, 'x/y/z')).isDirectory()).toBe(true)
  })

  it('says what is in the way', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(makeFolder(join(folder, 'file/in'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })

  it.runIf(process.platform === 'linux')('ends where nothing can be made', async () => {
    await expect(makeFolder('/proc/strata')).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(makeFolder('/proc/strata/in/it')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
