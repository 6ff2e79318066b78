import { describe, expect, it } from 'vitest'
import {
  archiveOf,
  codesOf,
  inputOf,
  layerOf,
  pathsOf,
  readBytes,
  tarOf,
} from '../../../../test/unit-support/test-archive.ts'
import type { TestTarEntry } from '../../../../test/unit-support/test-archive.ts'

const ids = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
const common = {
  container: 'c'.repeat(64),
  docker_version: '1.9.1',
  architecture: 'amd64',
  os: 'linux',
}
const documents = [
  {
    id: ids[0],
    created: '2015-11-03T10:20:30.123456789Z',
    ...common,
    container_config: { Hostname: '', Cmd: ['/bin/sh', '-c', '#(nop) ADD file:abc in /'] },
    Size: 12,
  },
  {
    id: ids[1],
    parent: ids[0],
    ...common,
    created: '2015-11-03T10:20:31Z',
    container_config: { Cmd: ['/bin/sh', '-c', '#(nop) CMD ["/bin/bash"]'] },
    config: { Cmd: ['/bin/bash'] },
  },
  {
    id: ids[2],
    parent: ids[1],
    ...common,
    author: 'A & B <a@b.c>',
    comment: 'done',
    created: '2015-11-03T10:20:32.5Z',
    container_config: { Cmd: ['/bin/sh', '-c', 'echo "<x>" > /y'] },
    config: { Env: ['PATH=/bin'], Cmd: ['/bin/bash'], Labels: { a: 'b' } },
    Size: 3,
  },
]
const layers = [layerOf({ 'etc/os': 'v1' }), Buffer.alloc(1024), layerOf({ 'app/main': 'x' })]
const steps = ids.map((id, at): readonly TestTarEntry[] => [
  [`${id}/`, { type: 'directory' }],
  [`${id}/VERSION`, '1.0'],
  [`${id}/json`, JSON.stringify(documents[at])],
  [`${id}/layer.tar`, layers[at] as Buffer],
])
const repositories: TestTarEntry = [
  'repositories',
  JSON.stringify({ 'docker.io/library/test': { one: ids[2] } }),
]

/** What docker 20.10.24 gave for it after `docker load`. */
const idInDocker = 'sha256:44ed51501b0f51a831c65e22de13b79d4f6bf5c349efbfe5c5abdb04103d9b91'

describe('an archive of docker save before 1.10', () => {
  it('becomes the image that docker load makes of it', async () => {
    const archive = await archiveOf(...steps.flat(), repositories)
    const input = inputOf(archive)
    expect(input.imageId).toBe(idInDocker)
    expect(input.tags).toEqual(['test:one'])
    expect(pathsOf(archive)).toEqual([['/etc/os'], [], ['/app/main']])
    expect(input.config).toMatchObject({
      author: 'A & B <a@b.c>',
      config: { Cmd: ['/bin/bash'] },
      history: [
        { created_by: '/bin/sh -c #(nop) ADD file:abc in /' },
        { created_by: '/bin/sh -c #(nop) CMD ["/bin/bash"]' },
        { created_by: '/bin/sh -c echo "<x>" > /y', author: 'A & B <a@b.c>', comment: 'done' },
      ],
    })
    expect(codesOf(input)).toEqual([])
    expect(archive.format).toBe('docker-legacy')
    expect(archive.repositories).toEqual({ 'docker.io/library/test': { one: ids[2] } })
  })

  it('is found in any order and without names', async () => {
    const archive = await archiveOf(...steps.flat().reverse())
    expect(archive.images).toHaveLength(1)
    expect(inputOf(archive).tags).toEqual([])
    expect(pathsOf(archive)).toEqual([['/etc/os'], [], ['/app/main']])
  })

  it('takes a layer without a single byte, as old engines wrote it, for an empty one', async () => {
    const entries = steps.flat().map((entry): TestTarEntry => {
      return entry[0] === `${ids[1]}/layer.tar` ? [entry[0], ''] : entry
    })
    const archive = await archiveOf(...entries, repositories)
    expect(pathsOf(archive)).toEqual([['/etc/os'], [], ['/app/main']])
    expect(archive.images[0]?.choice.complete).toBe(true)
  })

  it('ends when the parents run in a circle', async () => {
    const archive = await archiveOf(
      ['a/json', JSON.stringify({ id: 'a', parent: 'b' })],
      ['a/layer.tar', layers[0] as Buffer],
      ['b/json', JSON.stringify({ id: 'b', parent: 'a' })],
      ['b/layer.tar', layers[2] as Buffer],
      ['repositories', JSON.stringify({ test: { one: 'a' } })],
    )
    expect(pathsOf(archive)).toEqual([['/app/main'], ['/etc/os']])
  })

  it('is not made of the front of a newer archive that was cut', async () => {
    const newer = tarOf(
      ...steps.flat(),
      ['x.json', '{}'],
      ['manifest.json', '[{"Config":"x.json"}]'],
    )
    const end = newer.indexOf('manifest.json')
    const result = await readBytes(newer.subarray(0, end))
    expect(result).toMatchObject({ ok: false, error: { code: 'archive-truncated' } })
  })
})
