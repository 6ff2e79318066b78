import { describe, expect, it } from 'vitest'
import { detectBase } from '../../core/analysis/base.ts'
import type { HistoryEntry } from '../../core/model/image-config.ts'
import { candidatesOf } from './engine-bases.ts'

const entry = (createdBy: string, created: string, emptyLayer = false): HistoryEntry => ({
  createdBy,
  created,
  emptyLayer,
  author: null,
  comment: null,
})

// As a config has it: with fractions of a second, and told which are empty.
const history = [
  entry('ADD rootfs', '2026-01-01T00:00:01.987654321Z'),
  entry('CMD ["sh"]', '2026-01-01T00:00:02Z', true),
  entry('RUN make', '2026-01-02T00:00:00Z'),
]

const image = { id: 'sha256:base', name: 'base:1', diffIds: ['sha256:1'] }
const step = (createdBy: string, created: string) => ({
  createdBy,
  created: Date.parse(created),
  comment: null,
  size: 0,
})

const detect = (steps: ReturnType<typeof step>[]) =>
  detectBase(['sha256:1', 'sha256:2'], history, candidatesOf([{ ...image, steps }], history))

describe('a base among the local images', () => {
  it('is exact when the engine tells the same steps, in whole seconds', () => {
    const steps = [
      step('ADD rootfs', '2026-01-01T00:00:01Z'),
      step('CMD ["sh"]', '2026-01-01T00:00:02Z'),
    ]
    expect(detect(steps)).toMatchObject({
      name: 'base:1',
      layers: 1,
      confidence: 'exact',
      steps: 2,
    })
  })

  it('is likely when the layers agree and the steps do not', () => {
    for (const steps of [
      [],
      [step('ADD another', '2026-01-01T00:00:01Z')],
      [step('ADD rootfs', '2026-01-01T00:00:09Z')],
      // One layer cannot come from two steps that both have one.
      [
        step('ADD rootfs', '2026-01-01T00:00:01Z'),
        step('CMD ["sh"]', '2026-01-01T00:00:02Z'),
        step('RUN make', '2026-01-02T00:00:00Z'),
      ],
    ]) {
      expect(detect(steps)).toMatchObject({ name: 'base:1', layers: 1, confidence: 'likely' })
    }
  })
})
