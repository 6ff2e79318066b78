import { describe, expect, it } from 'vitest'
import {
  allColumns,
  columnTemplate,
  leastWidth,
  readColumns,
  shownColumns,
  withoutWidth,
  withShown,
  withWidth,
} from './columns.ts'

describe('columns', () => {
  it('are read back as they were chosen', () => {
    const chosen = withWidth(withShown(allColumns, 'owner', false), 'size', 90)
    expect(readColumns(JSON.stringify(chosen))).toEqual(chosen)
    expect(shownColumns(chosen)).toEqual(['size', 'share', 'mode', 'mtime', 'layer'])
    expect(columnTemplate(chosen)).toContain('90px var(--w-share) var(--w-mode) var(--w-mtime)')
    expect(withoutWidth(withShown(chosen, 'owner', true), 'size')).toEqual(allColumns)
  })

  it.each(['', 'no json', 'null', '7', '{"hidden":7,"widths":"x"}', '{"hidden":["name"]}'])(
    'are all there after %j',
    (text) => expect(readColumns(text)).toEqual(allColumns),
  )

  it('have bounds', () => {
    expect(withWidth(allColumns, 'mode', 2).widths.mode).toBe(leastWidth)
    expect(readColumns('{"widths":{"mode":99999,"evil":5,"size":"8"}}').widths).toEqual({
      mode: 400,
    })
  })
})
