import { expect, it } from 'vitest'
import { selectionOf } from './extract-selection.ts'
import { rowOf } from './fake-files.test-support.ts'

const directory = { name: 'd', kind: 'directory', layer: 1 } as const

it.each([
  ['the copy of a file', rowOf(7, { name: 'f', layer: 2 }), { kind: 'copy', path: 7, layer: 2 }],
  ['a directory as the view has it', rowOf(7, directory), { kind: 'merged', path: 7, at: 5 }],
  [
    'a directory that is gone as it was before',
    rowOf(7, { ...directory, ghost: true, hiddenBy: 4 }),
    { kind: 'merged', path: 7, at: 3 },
  ],
  [
    'one that the layer itself removes as well',
    rowOf(7, { ...directory, change: 'removed', hiddenBy: 5 }),
    { kind: 'merged', path: 7, at: 4 },
  ],
])('takes out %s', (_, row, selection) => {
  expect(selectionOf(row, 5)).toEqual(selection)
})
