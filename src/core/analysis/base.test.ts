import { describe, expect, it } from 'vitest'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import { parseImageConfig } from '../history/parse-config.ts'
import { detectBase } from './base.ts'

const { history } = parseImageConfig(seedConfig)
const diffIds = ['a', 'b', 'c', 'd', 'e']
const candidate = (name: string, ids: readonly string[], steps?: number) => ({
  name,
  id: `sha256:${name}`,
  diffIds: ids,
  ...(steps === undefined ? {} : { history: history.slice(0, steps) }),
})

describe('detectBase', () => {
  it('takes the longest image whose layers all come first, and says why', () => {
    const base = detectBase(diffIds, history, [
      candidate('one', ['a'], 1),
      candidate('ubuntu:15.04', ['a', 'b', 'c', 'd'], 4),
      candidate('other', ['b', 'c', 'd', 'e']),
    ])
    expect(base).toEqual({
      layers: 4,
      confidence: 'exact',
      name: 'ubuntu:15.04',
      evidence: [
        '4 layers of ubuntu:15.04 (all it has) are the first of the 5 layers here.',
        'Its 4 history steps are the first here, too.',
      ],
      steps: 4,
    })
  })

  it('is only likely when the history is unknown or another', () => {
    expect(detectBase(diffIds, history, [candidate('x', ['a'])])).toMatchObject({
      confidence: 'likely',
      steps: null,
    })
    const other = { ...candidate('x', ['a']), history: history.slice(1, 2) }
    expect(detectBase(diffIds, history, [other])).toMatchObject({
      confidence: 'likely',
      evidence: [expect.any(String), 'Its history differs from the first steps here.'],
    })
  })

  it('prefers agreement of history, then the first name', () => {
    const found = detectBase(diffIds, history, [
      candidate('b', ['a', 'b']),
      candidate('c', ['a', 'b'], 2),
      candidate('a', ['a', 'b']),
    ])
    expect(found.name).toBe('c')
    expect(detectBase(diffIds, history, [candidate('b', ['a']), candidate('a', ['a'])]).name).toBe(
      'a',
    )
  })

  it('finds none in an image of the same layers, of none, or of others', () => {
    const none = { layers: 0, confidence: 'none', name: null, evidence: [] }
    expect(detectBase(diffIds, history, [candidate('same', diffIds)])).toMatchObject(none)
    expect(detectBase(diffIds, history, [candidate('empty', [])])).toMatchObject(none)
    expect(detectBase(diffIds, history, [candidate('x', ['a', 'x'])])).toMatchObject(none)
    expect(detectBase(diffIds, history, [])).toMatchObject(none)
  })
})
