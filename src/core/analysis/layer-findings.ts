import { visibleText } from '../model/display-text.ts'
import type { Finding, FindingCode, Severity } from '../model/finding.ts'
import { finding } from '../model/finding.ts'
import type { LayerInput } from '../model/image-input.ts'
import { say } from '../sentences/sentence.ts'
import type { PathTable } from '../store/path-table.ts'
import type { LayerStacking, PathSample } from '../union/build-timeline.ts'
import type { LayerCounts } from './layer-counts.ts'
import { pathText } from './path-text.ts'

/**
 * What there is to say about a layer: what its reader found, and what stacking it showed. A code
 * the reader has given for this layer already is not given again.
 */
export function layerFindings(
  index: number,
  layer: LayerInput,
  counts: LayerCounts,
  stacking: LayerStacking,
  paths: PathTable,
  archiveFindings: readonly Finding[],
): readonly Finding[] {
  const read = (layer.contents?.findings ?? []).map((found) => ({ ...found, layer: index }))
  const known = new Set(
    [...read, ...archiveFindings].filter((found) => found.layer === index).map(({ code }) => code),
  )
  return [...read, ...stackingFindings().filter(({ code }) => !known.has(code))]

  function stackingFindings(): readonly Finding[] {
    if (layer.contents === null) return absence()
    const { overlayWhiteouts } = counts
    return [
      ...(layer.verified
        ? []
        : [
            finding(
              'layer-digest-mismatch',
              'error',
              say('layerHashDiffers', index, layer.diffId),
              index,
            ),
          ]),
      ...sample('shadows-symlink', 'warning', stacking.shadowedLinks, 'directoryOverLink'),
      ...sample('broken-hardlink', 'warning', stacking.brokenLinks, 'hardlinkBroken'),
      ...sample('duplicate-entry', 'info', stacking.repeatedEntries, 'entryRepeated'),
      ...sample('dangling-whiteout', 'info', stacking.danglingWhiteouts, 'whiteoutDangling'),
      ...(overlayWhiteouts === 0
        ? []
        : [
            finding(
              'overlay-whiteout-device',
              'info',
              say('overlayDevices', index, overlayWhiteouts),
              index,
            ),
          ]),
    ]
  }

  function absence(): readonly Finding[] {
    const told: readonly FindingCode[] = ['layer-foreign', 'layer-encrypted', 'layer-damaged']
    if (told.some((code) => known.has(code))) return []
    return [finding('layer-missing', 'error', say('layerNotHere', index, layer.diffId), index)]
  }

  function sample(
    code: FindingCode,
    severity: Severity,
    { count, path }: PathSample,
    id: 'directoryOverLink' | 'hardlinkBroken' | 'entryRepeated' | 'whiteoutDangling',
  ): readonly Finding[] {
    if (count === 0) return []
    const name = path < 0 ? '' : visibleText(pathText(paths, path).text)
    return [finding(code, severity, say(id, index, name, count - 1), index)]
  }
}
