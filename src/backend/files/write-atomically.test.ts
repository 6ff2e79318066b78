import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
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

  it.skipIf(process.platform === 'win32')(
    'keeps a link, and replaces the file behind it',
    async () => {
      mkdirSync(join(folder, 'inner'))
      writeFileSync(join(folder, 'inner', 'report.json'), 'old')
      symlinkSync(join('inner', 'report.json'), join(folder, 'latest'))
      await writeAtomically(join(folder, 'latest'), 'new')
      expect(lstatSync(join(folder, 'latest')).isSymbolicLink()).toBe(true)
      expect(readFileSync(join(folder, 'inner', 'report.json'), 'utf8')).toBe('new')
      expect(readdirSync(join(folder, 'inner'))).toEqual(['report.json'])
    },
  )

  it.skipIf(process.platform === 'win32')('writes into a pipe, and leaves it there', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const arrived = readFile(pipe, 'utf8')
    await writeAtomically(pipe, 'report')
    expect(await arrived).toBe('report')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    expect(readdirSync(folder)).toEqual(['pipe'])
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
