import type { WasteCause } from '../../../core/model/report.ts'
import type { Owner, WasteGrouping } from '../../../core/queries/waste-view.ts'
import { formatCount, plural } from '../format.ts'

const numerals = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** Words of the Waste tab. */
export const wasteWords = {
  reading: 'Waste is known when all layers are read.',
  noLayers: 'The image has no layers, so it stores nothing and wastes nothing.',
  notCertain: (layers: number) =>
    `${plural(layers, 'layer')} of this image ${layers === 1 ? 'is' : 'are'} not in the archive, so what is waste there is not known.`,
  figure: {
    ofStored: (stored: string) => `of ${stored} stored is waste`,
    ofBase: (stored: string) => `of ${stored} in the base is waste`,
    ofYours: (stored: string) => `of ${stored} in your layers is waste`,
    nothing: 'Nothing is wasted',
    nothingWhy: 'Every stored byte is still reachable in the final tree.',
    kept: (bytes: string) => `kept ${bytes}`,
    inBase: (bytes: string) => `in base ${bytes}`,
    inYours: (bytes: string) => `in yours ${bytes}`,
    wasted: (bytes: string) => `wasted ${bytes}`,
    bar: (parts: string) => `Of the bytes stored: ${parts}`,
  },
  owner: {
    label: 'Whose waste',
    names: { all: 'All', yours: 'Yours', base: 'Base' } satisfies Record<Owner, string>,
  },
  causes: {
    overwritten: 'overwritten',
    'metadata-only-copy': 'metadata copy',
    deleted: 'deleted',
    'hidden-by-opaque': 'opaque',
    'replaced-by-type': 'replaced',
    'duplicate-entry': 'stored twice',
  } satisfies Record<WasteCause, string>,
  views: {
    label: 'What to show',
    savings: 'Savings',
    files: 'Files',
    duplicates: 'Duplicates',
  },
  savings: {
    title: (count: number) =>
      `${numerals[count] ?? formatCount(count)} ${count === 1 ? 'saving' : 'savings'}`,
    total: (bytes: string, size: string) =>
      `largest first, no byte counted twice; together ${bytes}, which brings the image to ${size}`,
    totalOne: (size: string) => `brings the image to ${size}`,
    loading: 'Looking for what could be saved',
    failed: 'What could be saved could not be worked out.',
    tryAgain: 'Try again',
    none: 'There is nothing to save in your layers',
    noneWhy: 'No rule found four kilobytes or more that your layers could do without.',
    baseOnly:
      'What the base stores is not yours to change. A smaller base image, or the base built anew, would be.',
    share: (share: string) => `${share} of yours`,
    files: (count: number) => plural(count, 'file'),
    examples: 'Largest of them',
    more: (count: number) => `and ${plural(count, 'more file')}`,
    steps: 'Where it happens',
    select: 'Select everywhere',
    step: (step: number) => `step ${formatCount(step + 1)}`,
    layer: (layer: number) => `layer ${formatCount(layer)}`,
    about: 'About this rule',
    lines: {
      label: 'What to write instead',
      Dockerfile: 'Dockerfile',
      '.dockerignore': '.dockerignore',
      copy: 'Copy the new lines',
      copyWord: 'Copy',
      all: (count: number) => `Show all ${formatCount(count)} lines`,
      removed: 'instead of',
      added: 'write',
    },
  },
  list: {
    label: 'Wasted files',
    group: 'Group by',
    groups: {
      none: 'None',
      cause: 'Cause',
      layer: 'Layer',
      step: 'Step',
      directory: 'Directory',
    } satisfies Record<WasteGrouping | 'none', string>,
    columns: {
      path: 'Path',
      bytes: 'Bytes',
      cause: 'Cause',
      stored: 'Stored in',
      wasted: 'Made waste by',
    },
    loading: 'Reading the list of wasted files',
    rowLoading: '…',
    failed: 'The list of wasted files could not be read.',
    none: 'Nothing is wasted',
    noneIn: {
      all: 'Every stored file is still reachable in the final tree.',
      yours: 'Every file that your layers store is still reachable in the final tree.',
      base: 'Every file that the base stores is still reachable in the final tree.',
    } satisfies Record<Owner, string>,
    files: (count: number) => plural(count, 'file'),
    storedIn: (layer: string, step: string | null) => (step === null ? layer : `${layer}, ${step}`),
    root: '/',
  },
  duplicates: {
    select: 'Select everywhere: layer',
    label: 'Duplicates',
    title: 'Duplicates',
    note: 'equal content at different paths; a possible saving, not part of the score',
    columns: { file: 'File', copies: 'Copies', size: 'Each', saved: 'Could save', where: 'Layers' },
    total: (bytes: string, own: string | null) =>
      own === null ? `${bytes} could be saved` : `${bytes} could be saved, ${own} of it in yours`,
    others: (count: number) => `and ${plural(count, 'more path')}`,
    show: (count: number) => `Show all ${plural(count, 'path')}`,
    hide: 'Show less',
    none: 'No file is stored twice',
    noneWhy: 'No two files of 4 kB or more in the final tree have the same content.',
    noneYours: 'None of your layers stores a file that is there already.',
    loading: 'Reading the list of duplicates',
    failed: 'The list of duplicates could not be read.',
    showMore: 'Show more',
    rest: (count: number) => `and ${plural(count, 'smaller group')}, which the JSON report has`,
  },
} as const
