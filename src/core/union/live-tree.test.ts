import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOf, textOf } from '../../../test/unit-support/test-image.ts'
import { PathTable, rootPath } from '../store/path-table.ts'
import { absent, LiveTree } from './live-tree.ts'

const names = ['/d', '/d/a', '/d/b', '/d/c', '/d/c/x', '/d/c/y', '/e']

type Action = readonly ['put' | 'remove' | 'removeBelow', string]

const action = fc.tuple(
  fc.constantFrom('put', 'remove', 'remove', 'removeBelow'),
  fc.constantFrom(...names),
) as fc.Arbitrary<Action>

it('holds what was put and not taken away, and tells each path that leaves', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), (later) => {
      const actions = [...names.map((name): Action => ['put', name]), ...later]
      const paths = new PathTable()
      const numbers = new Map(names.map((name) => [name, paths.intern(bytesOf(name))]))
      const tree = new LiveTree(paths)
      const model = new Set<string>()
      for (const [what, name] of actions) {
        const path = numbers.get(name)!
        const parent = name.slice(0, name.lastIndexOf('/'))
        if (what === 'put' && (parent === '' || model.has(parent))) {
          tree.put(path, path, true)
          model.add(name)
        } else if (what !== 'put' && model.has(name)) {
          const gone: string[] = []
          const leave = (left: number, entry: number): void => {
            expect(entry).toBe(left)
            gone.push(textOf(paths, left))
          }
          if (what === 'remove') tree.remove(path, leave)
          else tree.removeBelow(path, leave)
          const expected = [...model].filter(
            (other) => other.startsWith(`${name}/`) || (what === 'remove' && other === name),
          )
          expect(gone.sort()).toEqual(expected.sort())
          for (const other of expected) model.delete(other)
        }
      }
      expect(names.filter((name) => tree.has(numbers.get(name)!))).toEqual(
        names.filter((name) => model.has(name)),
      )
      const drained: number[] = []
      tree.drain((path) => {
        if (path !== rootPath) expect([rootPath, ...drained]).toContain(paths.parent(path))
        if (path !== rootPath) drained.push(path)
      })
      expect(drained.map((path) => textOf(paths, path)).sort()).toEqual([...model].sort())
      expect(names.every((name) => tree.entry(numbers.get(name)!) === absent)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
