import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../../shared/contract.ts'
import { WasteLayout, WasteSource } from './waste-source.ts'

const groups = [
  { key: 'deleted', files: 450, bytes: 9000 },
  { key: 'overwritten', files: 2, bytes: 10 },
]

describe('the rows of the list', () => {
  it('are the groups with their files below', () => {
    const layout = new WasteLayout(groups, 'cause', new Set())
    expect(layout.count).toBe(454)
    expect(layout.at(0)).toMatchObject({ group: { key: 'deleted' }, at: -1 })
    expect(layout.at(450)).toMatchObject({ group: { key: 'deleted' }, at: 449 })
    expect(layout.at(451)).toMatchObject({ group: { key: 'overwritten' }, at: -1 })
    expect(layout.at(454)).toBeNull()
  })

  it('lead there and back', () => {
    for (const closed of [new Set<string>(), new Set(['cause deleted'])]) {
      const layout = new WasteLayout(groups, 'cause', closed)
      for (let row = 0; row < layout.count; row++) {
        const place = layout.at(row)!
        expect(layout.rowOf({ group: place.group.key, at: place.at })).toBe(row)
      }
    }
  })

  it('hide the files of a closed group', () => {
    const layout = new WasteLayout(groups, 'cause', new Set(['cause deleted']))
    expect(layout.count).toBe(4)
    expect(layout.rowOf({ group: 'deleted', at: 3 })).toBe(-1)
  })

  it('are files alone without grouping', () => {
    const layout = new WasteLayout([{ key: '', files: 3, bytes: 1 }], 'none', new Set())
    expect([layout.count, layout.at(0)?.at, layout.rowOf({ group: '', at: -1 })]).toEqual([
      3, 0, -1,
    ])
  })
})

describe('the files of a group', () => {
  it('come page by page, each asked for once', async () => {
    const asked: unknown[] = []
    const call = (_: string, arg: { offset: number; limit: number; selection: unknown }) => {
      asked.push([arg.offset, arg.selection])
      const rows = Array.from({ length: arg.limit }, (_, at) => ({ path: `/${arg.offset + at}` }))
      return Promise.resolve({ ok: true, value: { total: 450, offset: arg.offset, rows } })
    }
    const bridge = { call } as unknown as Bridge
    const source = new WasteSource(bridge, 's', 'yours', 'cause', groups)
    const arrived = new Promise<void>((resolve) => source.subscribe(resolve))
    source.load(groups[0]!, 190, 199)
    source.load(groups[0]!, 150, 205)
    await arrived
    expect(asked).toEqual([
      [0, { owner: 'yours', group: { by: 'cause', key: 'deleted' } }],
      [200, { owner: 'yours', group: { by: 'cause', key: 'deleted' } }],
    ])
    expect(source.file(groups[0]!, 199)).toMatchObject({ path: '/199' })
    expect(source.file(groups[1]!, 0)).toBeNull()
  })
})
