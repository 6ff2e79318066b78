import { plural } from '../format.ts'

/* Words of the palette and of the overview of keys. */

export const commandWords = {
  palette: {
    label: 'All commands',
    field: 'Type what you want to do, or an image to open',
    list: 'What fits',
    image: 'Image',
    archive: 'Archive',
    none: (typed: string) => `Nothing fits “${typed}”.`,
    found: (count: number) => `${plural(count, 'entry', 'entries')} to choose from`,
  },
  keys: {
    title: 'Keyboard shortcuts',
    everywhere: 'In lists, tables, tabs and charts',
    rows: [
      { text: 'Go to the next or previous part', keys: ['Tab', '⇧ Tab'] },
      { text: 'Move inside a part', keys: ['↑', '↓', '←', '→'] },
      { text: 'First or last', keys: ['Home', 'End'] },
      { text: 'Select or open', keys: ['Enter', 'Space'] },
      { text: 'Open or close a directory', keys: ['→', '←'] },
      { text: 'Close a menu, a box or a search', keys: ['Esc'] },
    ],
  },
} as const
