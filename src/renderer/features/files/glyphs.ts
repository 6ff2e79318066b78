import type { ChangeKind } from '../../../core/queries/file-row.ts'
import { minus } from '../../words/format.ts'

/** The sign of a change, the same everywhere; colour only says it again. */
export const changeGlyphs: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  modified: '~',
  removed: minus,
  unchanged: '',
}
