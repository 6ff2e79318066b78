import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { archiveWords } from '../../words/archive-words.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { Check, KeyValue, KeyValues, Part } from '../inspector/key-values.tsx'
import { layerOf } from './entry-check.ts'

const words = archiveWords.inspector

export interface EntryChecksProps {
  readonly overview: Overview
  readonly entry: ArchiveEntry
}

/** What was compared while the entry passed by; nothing when there was nothing to compare. */
export function EntryChecks({ overview, entry }: EntryChecksProps) {
  const { image, integrity, findings, complete } = overview
  const layer = entry.role === 'layer' ? layerOf(entry, overview) : undefined
  const checks: { readonly name: string; readonly passed: boolean; readonly said: string }[] = []
  const yesNo = (passed: boolean) => (passed ? words.yes : words.no)
  if (entry.nameVerified !== null) {
    const passed = entry.nameVerified
    checks.push({ name: words.nameIsDigest, passed, said: yesNo(passed) })
  }
  if (entry.role === 'config' && entry.digest !== null && overview.source.kind !== 'oci') {
    const passed = entry.digest === image.id
    if (passed || overview.choices.length < 2) {
      checks.push({ name: words.isImageId, passed, said: yesNo(passed) })
    }
  }
  if (layer?.state === 'read') {
    checks.push({ name: words.isDiffId, passed: layer.verified, said: yesNo(layer.verified) })
  }
  if (entry.digest === image.id && complete) {
    const { layersVerified, layersTotal } = integrity
    checks.push({
      name: words.layersMatch,
      passed: layersVerified === layersTotal,
      said: overviewWords.inspector.ofLayers(layersVerified, layersTotal),
    })
    const whole = !findings.some((finding) => finding.code === 'archive-truncated')
    checks.push({ name: words.complete, passed: whole, said: yesNo(whole) })
  }
  if (checks.length === 0) return null
  return (
    <Part title={words.checked}>
      <KeyValues>
        {checks.map(({ name, passed, said }) => (
          <KeyValue key={name} name={name}>
            <Check passed={passed}>{said}</Check>
          </KeyValue>
        ))}
      </KeyValues>
    </Part>
  )
}
