import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomically } from './write-atomically.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('writeAtomically', () => {
  it('replaces a file whole and leaves nothing else', async () => {
    writeFileSync(join(folder, 'report.json'), 'old')
    await writeAtomically(join(folder, 'report.json'), 'new')
    expect(readdirSync(folder)).toEqual(['report.json'])
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new')
  })

  it('says that the folder is missing', async () => {
    await expect(writeAtomically(join(folder, 'a', 'b'), '')).rejects.toMatchObject({
      info: { code: 'write-failed' },
    })
  })

  it('leaves nothing when the name belongs to a folder', async () => {
    await expect(writeAtomically(folder, 'x')).rejects.toMatchObject({
      info: { code: 'write-failed' },
    })
    expect(readdirSync(folder)).toEqual([])
    expect(
      readdirSync(tmpdir()).filter(
        (name) => name.includes('.tmp') && name.includes('strata-write'),
      ),
    ).toEqual([])
  })
})
