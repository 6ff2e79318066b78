import { formatCount } from '../format.ts'

/* Words of the filters and columns of the Files tab. */

export const filterWords = {
  button: (set: number) => (set === 0 ? 'Filters' : `Filters: ${formatCount(set)} set`),
  short: 'Filters',
  panel: 'Show only files that fit all of these',
  changed: 'What changed',
  kinds: 'Type',
  size: 'Size of files',
  atLeast: 'at least',
  atMost: 'at most',
  sizeExample: '1 MB',
  sizeWrong: 'A size is a number with or without a unit: 500k, 1 MB, 2 GiB.',
  layers: 'Stored in layers',
  layersExample: '0-3, 7',
  layersWrong: (last: number) => `Layers are numbers from 0 to ${String(last)}: 3, 5-7.`,
  owner: 'Owner',
  uids: 'User IDs',
  gids: 'Group IDs',
  idsExample: '0, 1000',
  idsWrong: 'IDs are whole numbers with commas between: 0, 1000.',
  rights: 'Rights',
  setId: 'Set-user-ID or set-group-ID only',
  clear: 'Clear all',
  columns: {
    button: 'Columns',
    shown: 'Columns shown · Shift ← → changes their width',
    reset: 'All columns, first widths',
    narrower: 'Shift and arrow keys make the column wider or narrower.',
  },
} as const
