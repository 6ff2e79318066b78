import { describe, expect, it } from 'vitest'
import { parseImageConfig } from './parse-config.ts'
import { isReproducibleEpoch, readTimestamp } from './timestamps.ts'

describe('parseImageConfig', () => {
  it('reads a config of the docker engine', () => {
    const config = parseImageConfig({
      architecture: 'arm',
      variant: 'v7',
      os: 'linux',
      created: '2018-11-01T03:19:16.8517953Z',
      author: 'someone',
      rootfs: { type: 'layers', diff_ids: ['sha256:a', 'sha256:b'] },
      history: [{ created_by: 'x', empty_layer: true, comment: 'c', author: 'a' }],
      config: {
        User: 'app',
        Env: ['A=b'],
        Cmd: ['run'],
        Entrypoint: ['/init'],
        WorkingDir: '/app',
        ExposedPorts: { '80/tcp': {}, '53': {} },
        Volumes: { '/data': {} },
        Labels: { a: 'b', n: 1 },
        StopSignal: 'SIGINT',
        OnBuild: ['RUN x'],
        Shell: ['/bin/bash', '-c'],
        Healthcheck: { Test: ['CMD', 'true'], Interval: 30e9, Retries: 3, Timeout: 0 },
      },
    })
    expect(config).toMatchObject({
      architecture: 'arm',
      variant: 'v7',
      created: '2018-11-01T03:19:16.8517953Z',
      diffIds: ['sha256:a', 'sha256:b'],
      history: [{ createdBy: 'x', emptyLayer: true, comment: 'c', author: 'a', created: null }],
      runtime: {
        user: 'app',
        cmd: ['run'],
        exposedPorts: ['53', '80/tcp'],
        volumes: ['/data'],
        healthcheck: { test: ['CMD', 'true'], interval: 30e9, timeout: null, retries: 3 },
      },
    })
    expect(config.runtime.labels).toEqual({ a: 'b' })
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['nothing', {}],
    ['nulls', { config: null, history: null, rootfs: null, os: null, created: null }],
    ['wrong shapes', { config: [], history: {}, rootfs: { diff_ids: 'x' }, os: 1, created: 5 }],
    ['null members', { config: { Env: null, Cmd: null, Labels: null, Healthcheck: null } }],
  ])('takes %s for "not set"', (_, raw) => {
    const config = parseImageConfig(raw)
    expect(config).toMatchObject({ os: '', created: null, diffIds: [], history: [] })
    expect(config.runtime).toMatchObject({
      cmd: null,
      entrypoint: null,
      env: [],
      healthcheck: null,
    })
  })

  it('takes Cmd and Entrypoint of very old images, which are one text', () => {
    const { runtime } = parseImageConfig({ config: { Cmd: 'run it', Entrypoint: '/init' } })
    expect(runtime.cmd).toEqual(['run it'])
    expect(runtime.entrypoint).toEqual(['/init'])
  })

  it('takes history items that are null, and config nested deep where it does not look', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown
    const config = parseImageConfig({ history: [null, 1], extra: deep, config: { Env: [deep] } })
    expect(config.history).toHaveLength(2)
    expect(config.history[0]?.createdBy).toBe('')
  })
})

describe('timestamps', () => {
  it.each([
    ['2018-11-01T03:19:16Z'],
    ['2018-11-01T03:19:16.123456789+02:00'],
    ['1970-01-01T00:00:00Z'],
    ['2024-02-29T00:00:00Z'],
  ])('%s is kept as it is', (text) => expect(readTimestamp(text)).toBe(text))

  it.each([
    ['0001-01-01T00:00:00Z'],
    ['1-01-01'],
    ['2023-02-29T00:00:00Z'],
    ['2023-13-01T00:00:00Z'],
    ['2023-01-01T25:00:00Z'],
    ['2023-01-01'],
    [''],
    [null],
    [5],
  ])('%s is unknown', (raw) => expect(readTimestamp(raw)).toBeNull())

  it('knows the fixed times of reproducible builds', () => {
    expect(isReproducibleEpoch('1970-01-01T00:00:00Z')).toBe(true)
    expect(isReproducibleEpoch('1970-01-01T00:00:01+00:00')).toBe(true)
    expect(isReproducibleEpoch('1980-01-01T00:00:01Z')).toBe(true)
    expect(isReproducibleEpoch('1970-01-02T00:00:00Z')).toBe(false)
    expect(isReproducibleEpoch('2018-11-01T03:19:16Z')).toBe(false)
  })
})
