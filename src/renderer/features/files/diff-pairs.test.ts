import { expect, it } from 'vitest'
import type { DiffLine } from '../../../shared/file-views.ts'
import { pairsOf } from './diff-pairs.ts'

const kinds = { ' ': 'same', '-': 'removed', '+': 'added' } as const
const line = (text: string): DiffLine => ({
  kind: kinds[text[0] as ' ' | '-' | '+'],
  text: text.slice(1),
  before: null,
  after: null,
})

it.each([
  ['what was replaced', ' a|-b|+c| d', 'a a|b c|d d'],
  ['more removed than added', '-a|-b|+c', 'a c|b ·'],
  ['more added than removed', '-a|+b|+c| d', 'a b|· c|d d'],
  ['two changes in a row', '-a|+b|-c|+d', 'a b|c d'],
  ['only added', '+a', '· a'],
  ['nothing', '', ''],
])('sets side by side: %s', (_, lines, pairs) => {
  const given = lines === '' ? [] : lines.split('|').map(line)
  const told = pairsOf(given).map(
    ({ before, after }) => `${before?.text ?? '·'} ${after?.text ?? '·'}`,
  )
  expect(told.join('|')).toBe(pairs)
})
