import type { Settings } from '../../../shared/settings.ts'
import { formatBytes } from '../../words/format.ts'
import { settingsWords as words } from '../../words/settings-words.ts'
import { CheckRow, ChoiceRow } from './setting-row.tsx'

const sizes = [500_000_000, 1_000_000_000, 2_000_000_000, 5_000_000_000, 10_000_000_000]

export interface CacheRowsProps {
  readonly cache: Settings['cache']
  readonly onChange: (cache: Settings['cache']) => void
}

/** Whether finished analyses are kept on disk, and how many bytes of them. */
export function CacheRows({ cache, onChange }: CacheRowsProps) {
  // A size that someone wrote into the file is one of the choices too.
  const all = [...new Set([...sizes, cache.maxBytes])].toSorted((a, b) => a - b)
  const names = Object.fromEntries(all.map((bytes) => [String(bytes), formatBytes(bytes)]))
  return (
    <>
      <CheckRow
        label={words.cache}
        note={words.cacheNote}
        checked={cache.enabled}
        onChange={(enabled) => onChange({ ...cache, enabled })}
      />
      {cache.enabled && (
        <ChoiceRow
          label={words.cacheSize}
          values={Object.keys(names)}
          names={names}
          value={String(cache.maxBytes)}
          onChange={(bytes) => onChange({ ...cache, maxBytes: Number(bytes) })}
        />
      )}
    </>
  )
}
