import { visibleText } from '../model/display-text.ts'
import type { Finding, FindingCode, Severity } from '../model/finding.ts'
import type { LayerInput } from '../model/image-input.ts'
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
  const read = (layer.contents?.findings ?? []).map((finding) => ({ ...finding, layer: index }))
  const known = new Set(
    [...read, ...archiveFindings]
      .filter((finding) => finding.layer === index)
      .map(({ code }) => code),
  )
  return [...read, ...stackingFindings().filter(({ code }) => !known.has(code))]

  function stackingFindings(): readonly Finding[] {
    if (layer.contents === null) return absence()
    return [
      ...(layer.verified
        ? []
        : [
            finding(
              'layer-digest-mismatch',
              'error',
              `The bytes of layer ${index} do not hash to its diff ID ${layer.diffId}.`,
            ),
          ]),
      ...sample(
        'shadows-symlink',
        'warning',
        stacking.shadowedLinks,
        (path, more) =>
          `Layer ${index} puts a directory in place of the symbolic link ${path}${more}, so what the link led to is not seen there any more.`,
      ),
      ...sample(
        'broken-hardlink',
        'warning',
        stacking.brokenLinks,
        (path, more) =>
          `Layer ${index} has the hard link ${path}${more} to a file that is not there.`,
      ),
      ...sample(
        'duplicate-entry',
        'info',
        stacking.repeatedEntries,
        (path, more) =>
          `Layer ${index} describes ${path}${more} more than once; the last entry counts.`,
      ),
      ...sample(
        'dangling-whiteout',
        'info',
        stacking.danglingWhiteouts,
        (path, more) => `Layer ${index} deletes ${path}${more}, which no lower layer has.`,
      ),
      ...(counts.overlayWhiteouts === 0
        ? []
        : [
            finding(
              'overlay-whiteout-device',
              'info',
              `Layer ${index} holds ${counts.overlayWhiteouts} character device${counts.overlayWhiteouts === 1 ? '' : 's'} 0:0, which overlayfs uses for deleted files; in an image they delete nothing.`,
            ),
          ]),
    ]
  }

  function absence(): readonly Finding[] {
    const told: readonly FindingCode[] = ['layer-foreign', 'layer-encrypted', 'layer-damaged']
    if (told.some((code) => known.has(code))) return []
    return [
      finding(
        'layer-missing',
        'warning',
        `The content of layer ${index} (${layer.diffId}) is not here; its files are missing from every number.`,
      ),
    ]
  }

  function sample(
    code: FindingCode,
    severity: Severity,
    { count, path }: PathSample,
    sentence: (path: string, more: string) => string,
  ): readonly Finding[] {
    if (count === 0) return []
    const name = path < 0 ? '' : visibleText(pathText(paths, path).text)
    const more = count === 1 ? '' : ` and ${count - 1} more`
    return [finding(code, severity, sentence(name, more))]
  }

  function finding(code: FindingCode, severity: Severity, message: string): Finding {
    return { code, severity, message, layer: index }
  }
}
