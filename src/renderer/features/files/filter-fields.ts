import type { EntryKind } from '../../../core/model/entry-kind.ts'
import { parseSize } from '../../../core/model/parse-size.ts'
import type { FileFilter } from '../../../core/queries/file-filter.ts'
import type { ChangedAspect } from '../../../core/queries/file-row.ts'

/** The filters as they stand in their fields; what is typed stays as it is typed. */
export interface FilterFields {
  readonly changed: readonly ChangedAspect[]
  readonly kinds: readonly EntryKind[]
  readonly minSize: string
  readonly maxSize: string
  readonly layers: string
  readonly uids: string
  readonly gids: string
  readonly setId: boolean
}

export const noFilters: FilterFields = {
  changed: [],
  kinds: [],
  minSize: '',
  maxSize: '',
  layers: '',
  uids: '',
  gids: '',
  setId: false,
}

/** The kinds that files of a tree have. */
export const filterKinds = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'character',
  'block',
  'fifo',
] as const satisfies readonly EntryKind[]

export type TextField = 'minSize' | 'maxSize' | 'layers' | 'uids' | 'gids'

/** What the fields say; fields that make no sense say nothing. Layers are 0 to `lastLayer`. */
export function filterOf(
  fields: FilterFields,
  lastLayer: number,
): { readonly filter: FileFilter; readonly wrong: ReadonlySet<TextField> } {
  const wrong = new Set<TextField>()
  const read = <T>(field: TextField, parse: (text: string) => T | null): T | undefined => {
    if (fields[field].trim() === '') return undefined
    const value = parse(fields[field])
    if (value === null) wrong.add(field)
    return value ?? undefined
  }
  const minSize = read('minSize', parseSize)
  const maxSize = read('maxSize', parseSize)
  const layers = read('layers', (text) => parseRanges(text, lastLayer))
  const uids = read('uids', parseIds)
  const gids = read('gids', parseIds)
  const { changed, kinds, setId } = fields
  const filter: FileFilter = {
    ...(changed.length > 0 ? { changed } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(minSize === undefined ? {} : { minSize }),
    ...(maxSize === undefined ? {} : { maxSize }),
    ...(layers === undefined ? {} : { layers }),
    ...(uids === undefined ? {} : { uids }),
    ...(gids === undefined ? {} : { gids }),
    ...(setId ? { setId } : {}),
  }
  return { filter, wrong }
}

/** How many filters are set. */
export function countFilters(fields: FilterFields): number {
  const { changed, kinds, minSize, maxSize, layers, uids, gids, setId } = fields
  const lists = [changed, kinds].filter((list) => list.length > 0).length
  const texts = [minSize + maxSize, layers, uids + gids].filter((text) => text.trim() !== '').length
  return lists + texts + (setId ? 1 : 0)
}

/** `0-3, 7` as numbers, null when it is no such list or goes beyond `last`. */
function parseRanges(text: string, last: number): readonly number[] | null {
  const numbers = new Set<number>()
  for (const part of parts(text)) {
    const range = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/.exec(part)
    if (!range) return null
    const from = Number(range[1])
    const to = range[2] === undefined ? from : Number(range[2])
    if (from > to || to > last) return null
    for (let number = from; number <= to; number++) numbers.add(number)
  }
  return [...numbers]
}

const largestId = 0xffff_ffff
const mostIds = 1000

function parseIds(text: string): readonly number[] | null {
  const all = parts(text)
  if (all.length > mostIds || all.some((part) => !/^\d{1,10}$/.test(part))) return null
  const ids = all.map(Number)
  return ids.every((id) => id <= largestId) ? ids : null
}

function parts(text: string): readonly string[] {
  return text
    .split(/[,;]|\s+(?![-–])(?<![-–]\s*)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
