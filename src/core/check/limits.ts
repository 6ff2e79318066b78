import {
  formatBytes,
  formatCount,
  formatExactBytes,
  formatExactShare,
  formatShare,
} from '../model/format.ts'

/** The measures that a limit can be set for; the same words in configuration, output and baseline. */
export const limitIds = [
  'total-size',
  'own-size',
  'layer-size',
  'layers',
  'wasted-bytes',
  'own-wasted-bytes',
  'wasted-percent',
  'efficiency',
  'duplicates',
] as const

export type LimitId = (typeof limitIds)[number]

export type Measures = Readonly<Record<LimitId, number>>

interface Limit {
  readonly title: string
  readonly unit: 'bytes' | 'count' | 'share'
  /** The limit is the least allowed value; otherwise it is the most. */
  readonly isLeast?: true
}

export const limits: Readonly<Record<LimitId, Limit>> = {
  'total-size': { title: 'Size of the image', unit: 'bytes' },
  'own-size': { title: 'Size of your layers', unit: 'bytes' },
  'layer-size': { title: 'Size of your largest layer', unit: 'bytes' },
  layers: { title: 'Number of layers', unit: 'count' },
  'wasted-bytes': { title: 'Wasted bytes', unit: 'bytes' },
  'own-wasted-bytes': { title: 'Wasted bytes in your layers', unit: 'bytes' },
  'wasted-percent': { title: 'Wasted share of your layers', unit: 'share' },
  efficiency: { title: 'Efficiency', unit: 'share', isLeast: true },
  duplicates: { title: 'Bytes that duplicate files could give back', unit: 'bytes' },
}

/** Whether a value is beyond its limit; as good as the limit is good enough. */
export function isWorse(id: LimitId, value: number, than: number): boolean {
  return limits[id].isLeast ? value < than : value > than
}

export function formatMeasure(id: LimitId, value: number): string {
  switch (limits[id].unit) {
    case 'bytes':
      return formatBytes(value)
    case 'count':
      return formatCount(value)
    case 'share':
      return formatShare(value)
  }
}

/** A measure beside its limit: exact where the two are not the same but would read so. */
export function formatBeside(id: LimitId, value: number, other: number): string {
  const short = formatMeasure(id, value)
  if (value === other || short !== formatMeasure(id, other)) return short
  return limits[id].unit === 'share' ? formatExactShare(value) : formatExactBytes(value)
}
