import { say } from '../../../core/sentences/sentence.ts'
import type { WindowAdvice, WindowCard } from '../../../core/advice/advice.ts'
import type { DuplicateGroup } from '../../../core/analysis/duplicates.ts'
import { succeed } from '../../../core/model/result.ts'
import type { ReportWaste } from '../../../core/model/report.ts'
import type { Owner, WasteGrouping } from '../../../core/queries/waste-view.ts'
import { fakeBridge, type FakeBridge } from '../../app/fake-bridge.test-support.ts'
import { helloWaste } from '../overview/fixtures.test-support.ts'

/* The waste of `helloImage` as its host tells it: its first layer is the base's. */

export function cardOf(more: Partial<WindowCard>): WindowCard {
  return {
    id: `deleted-later:3,4:${more.line ?? ''}`,
    rule: 'deleted-later',
    said: {
      title: say('deleted-later.title'),
      why: say('deleted-later.why'),
      evidence: [say('deletedBy', 1, 20_971_520, say('stepAt', 5), say('stepAt', 6))],
    },
    bytes: 20_971_520,
    files: 1,
    examples: [{ path: '/app/big.bin', bytes: 20_971_520, layer: 3 }],
    steps: [
      { layer: 3, step: 5, instruction: 'RUN dd of=/app/big.bin' },
      { layer: 4, step: 6, instruction: 'RUN rm /app/big.bin' },
    ],
    line: 'RUN dd of=/app/big.bin \\\n && rm /app/big.bin',
    lineOf: 'Dockerfile',
    docs: 'docs/advice.md#deleted-later',
    ...more,
  }
}

export function adviceOf(cards: readonly WindowCard[]): WindowAdvice {
  return { cards, bytes: cards.reduce((sum, card) => sum + card.bytes, 0), ownBytes: 41_943_040 }
}

const duplicate: DuplicateGroup = {
  digest: `sha256:${'d'.repeat(64)}`,
  size: 50_000,
  count: 3,
  paths: ['/etc/one', '/srv/other', '/srv/third'],
  reclaimableBytes: 100_000,
  storedIn: [
    { layer: 0, count: 1 },
    { layer: 1, count: 2 },
  ],
}

export interface WasteOf {
  readonly waste?: readonly ReportWaste[]
  readonly cards?: readonly WindowCard[]
  readonly duplicates?: readonly DuplicateGroup[]
}

/** A host that answers about waste as the worker does. */
export function wasteBridge({
  waste = helloWaste,
  cards = [cardOf({})],
  duplicates = [duplicate],
}: WasteOf = {}): FakeBridge {
  const bridge = fakeBridge()
  const owned = (owner: Owner) =>
    waste.filter(({ storedIn }) => owner === 'all' || storedIn < 1 === (owner === 'base'))
  const keyOf = (row: ReportWaste, by: WasteGrouping): string => {
    if (by === 'cause') return row.cause
    if (by === 'directory') return row.path.split('/').slice(0, -1).slice(0, 4).join('/')
    return String(by === 'layer' ? row.storedIn : row.wastedBy)
  }
  bridge.answer('session:advice', () => succeed(adviceOf(cards)))
  bridge.answer('session:duplicates', ({ offset, limit }) =>
    succeed({
      total: duplicates.length,
      offset,
      rows: duplicates.slice(offset, offset + limit),
    }),
  )
  bridge.answer('session:waste', ({ offset, limit, selection }) => {
    const { owner, group } = selection ?? { owner: 'all', group: null }
    const rows = owned(owner).filter((row) => !group || keyOf(row, group.by) === group.key)
    return succeed({ total: rows.length, offset, rows: rows.slice(offset, offset + limit) })
  })
  bridge.answer('session:waste-groups', ({ by, owner }) => {
    const groups = new Map<string, { files: number; bytes: number }>()
    for (const row of owned(owner)) {
      const group = groups.get(keyOf(row, by)) ?? { files: 0, bytes: 0 }
      groups.set(keyOf(row, by), { files: group.files + 1, bytes: group.bytes + row.bytes })
    }
    return succeed(
      [...groups].map(([key, sums]) => ({ key, ...sums })).sort((a, b) => b.bytes - a.bytes),
    )
  })
  return bridge
}
