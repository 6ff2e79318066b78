import { formatCount, plural } from '../format.ts'

/** Words of the base image and its boundary in the Overview tab. */
export const baseWords = {
  label: 'Base and yours',
  none: 'no base image known',
  unnamed: 'a base without a name',
  yours: 'yours',
  open: 'Details',
  close: 'Hide details',
  sums: 'Sums of base and yours',
  columns: { base: 'Base', yours: 'Yours', share: 'Yours of all' },
  rows: {
    layers: 'Layers',
    size: 'Size',
    files: 'Files',
    wasted: 'Wasted',
    duplicates: 'Duplicates',
    findings: 'Findings',
  },
  evidence: 'Evidence',
  boundary: 'Boundary',
  boundaryAt: (base: number, all: number) =>
    `${formatCount(base)} of ${plural(all, 'layer')} to the base`,
  move: 'Move it to where the base ends; sums, waste and savings follow, and it is remembered for this image.',
  moved: 'moved by hand',
  back: (layers: number) => `Back to ${plural(layers, 'layer')}, as found`,
} as const
