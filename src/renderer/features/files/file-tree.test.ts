import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesBridge, type FileOf } from './fake-files.test-support.ts'
import { FileTree } from './file-tree.ts'

const tree = fc.letrec<{ file: FileOf }>((tie) => ({
  file: fc.oneof(
    { depthSize: 'small' },
    fc.record({ name: fc.constant('f') }),
    fc.record({ name: fc.constant('d'), below: fc.array(tie('file'), { maxLength: 5 }) }),
  ),
})).file

function treeOf(files: readonly FileOf[], opened: Set<number>): FileTree {
  const bridge = filesBridge(files)
  return new FileTree(
    (directory, offset, limit) =>
      bridge.call('files:children', {
        session: 's',
        view: { mode: 'merged', layer: 0 },
        ghosts: true,
        filter: null,
        sort: null,
        collapse: true,
        directory,
        offset,
        limit,
      }),
    opened,
  )
}

/** The rows that are in view, the plain way: paths are given depth first. */
function inView(files: readonly FileOf[], opened: ReadonlySet<number>): readonly number[] {
  let path = 0
  const rows: number[] = []
  const walk = (file: FileOf, visible: boolean): void => {
    const own = (path += 1)
    if (visible) rows.push(own)
    for (const inner of file.below ?? []) walk(inner, visible && opened.has(own))
  }
  for (const file of files) walk(file, true)
  return rows
}

describe('a tree of pages', () => {
  it('has the rows that a plain walk has, whatever is opened and closed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(tree, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 25 }),
        async (files, presses) => {
          const opened = new Set<number>()
          const shown = treeOf(files, opened)
          await shown.start()
          for (const press of presses) {
            const index = press % shown.count
            const { row } = shown.at(index)
            if (!row) continue
            if (shown.isOpen(row)) shown.close(row)
            else await shown.open(index)
          }
          // What was opened inside something closed is read again when it comes into view.
          shown.ensure(0, shown.count - 1)
          await new Promise((resolve) => setTimeout(resolve))
          const wanted = inView(files, opened)
          const rows = Array.from({ length: shown.count }, (_, index) => shown.at(index))
          expect(rows.map(({ row }) => row?.path)).toEqual(wanted)
          for (const [index, { row, parent, level }] of rows.entries()) {
            expect(shown.find(row!.path, row!.layer)).toBe(index)
            expect(level).toBe(parent < 0 ? 1 : rows[parent]!.level + 1)
          }
          // Another view of the same image opens the same directories.
          const again = treeOf(files, opened)
          await again.start()
          expect(again.count).toBe(shown.count)
        },
      ),
      { numRuns: 60 },
    )
  })
})
