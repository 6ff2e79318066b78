import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dockerBuild } from './build-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'strata-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

function context(...files: readonly string[]): string {
  const path = join(folder, files.join('-') || 'empty')
  mkdirSync(path)
  for (const file of files) writeFileSync(join(path, file), 'FROM scratch\n')
  return path
}

const local = { host: null, context: null }

describe('what docker is told', () => {
  it('is what was given, and where to leave the image ID', () => {
    const args = ['--pull', '-t', 'app:1', '-f', 'other', '.']
    expect(dockerBuild(local, args, '/id')).toEqual({
      words: ['build', '--iidfile', '/id', ...args],
      idFile: '/id',
    })
  })

  it('names the engine before the command', () => {
    const { words } = dockerBuild({ host: 'tcp://far:2376', context: 'far' }, ['.'], '/id')
    expect(words.slice(0, 5)).toEqual(['--host', 'tcp://far:2376', '--context', 'far', 'build'])
  })

  it.each([[['--iidfile', '/mine', '.']], [['--iidfile=/mine', '.']]])(
    'leaves a file for the ID alone that is given: %j',
    (args) => {
      const expected = { words: ['build', ...args], idFile: '/mine' }
      expect(dockerBuild(local, args, '/id')).toEqual(expected)
    },
  )

  it('takes a Containerfile where there is no Dockerfile', () => {
    const without = context('Containerfile')
    const { words } = dockerBuild(local, [without], '/id')
    expect(words.slice(3)).toEqual(['--file', join(without, 'Containerfile'), without])
    for (const other of [context('Containerfile', 'Dockerfile'), context()]) {
      expect(dockerBuild(local, [other], '/id').words.slice(3)).toEqual([other])
    }
    expect(dockerBuild(local, ['--file=x', without], '/id').words.slice(3)).toEqual([
      '--file=x',
      without,
    ])
  })
})
