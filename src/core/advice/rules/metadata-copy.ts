import { say } from '../../sentences/sentence.ts'
import { absent } from '../../union/live-tree.ts'
import type { Timeline } from '../../union/timeline.ts'
import type { AdviceRule, Proposal, StoredFile, StoredFiles } from '../advice.ts'
import { isCopy, joined } from '../dockerfile-lines.ts'
import { amount, groupedByWaste, stepWord } from '../groups.ts'

/** Files stored once more only because their owner, mode or another attribute changed. */
export const metadataCopy: AdviceRule = {
  id: 'metadata-copy',
  find: (image) =>
    groupedByWaste(
      image.wasted.filter(({ waste }) => waste?.cause === 'metadata-only-copy'),
    ).flatMap((files) => proposals(image, files)),
}

function proposals(
  { analysis, step }: StoredFiles,
  files: readonly StoredFile[],
): readonly Proposal[] {
  const [first] = files
  if (first === undefined) return []
  const stored = first.layer
  const again = first.waste?.layer ?? stored
  const word = (layer: number) => stepWord(analysis.layers[layer]?.historyIndex, layer)
  const before = step(stored)
  return [
    {
      evidence: [say('storedAgain', ...amount(files), word(stored), word(again))],
      files,
      layers: [again],
      line: isCopy(before)
        ? copyLine(before, copyOptions(analysis.timeline, first, again))
        : joined([before, step(again)]),
      lineOf: 'Dockerfile',
    },
  ]
}

/** Options of COPY that give a file at once what the later layer gives it. */
function copyOptions(timeline: Timeline, file: StoredFile, layer: number): readonly string[] {
  const { entries } = timeline
  const path = entries.path(file.entry)
  const after = timeline.stateAt(path, layer)
  if (after === absent || after < 0) return []
  const [before, now] = [file.entry, entries.inodes[after] as number].map((entry) => {
    const at = entries.layerOf(entry)
    const table = entries.table(at)
    const row = entry - (entries.starts[at] as number)
    return { mode: table.mode[row], uid: table.uid[row], gid: table.gid[row] }
  })
  if (before === undefined || now === undefined) return []
  return [
    ...(before.uid === now.uid && before.gid === now.gid
      ? []
      : [`--chown=${now.uid ?? 0}:${now.gid ?? 0}`]),
    ...(before.mode === now.mode ? [] : [`--chmod=${(now.mode ?? 0).toString(8)}`]),
  ]
}

/**
 * The copy with its options. The classic builder records a checksum in place of the sources
 * (`COPY dir:0a1b… in /srv`), which only the Dockerfile can tell.
 */
function copyLine(step: string, options: readonly string[]): string {
  const [, keyword = 'COPY', rest = ''] = /^(COPY|ADD)\s+(.*)$/s.exec(step) ?? []
  const sources = rest.replace(/(?:file|dir|multi):[0-9a-f]{64} in /, '… ')
  return [keyword, ...options, sources].join(' ')
}
