import { say } from '../../sentences/sentence.ts'
import type { AdviceRule, Proposal, StoredFile, StoredFiles } from '../advice.ts'
import { commandOfRun, joined } from '../dockerfile-lines.ts'
import { amount, groupedByWaste, stepWord } from '../groups.ts'

const causes = ['deleted', 'hidden-by-opaque', 'replaced-by-type']

/** Files that one step stores and a later one deletes. */
export const deletedLater: AdviceRule = {
  id: 'deleted-later',
  find: (image) =>
    groupedByWaste(
      image.wasted.filter(({ waste }) => waste !== null && causes.includes(waste.cause)),
    ).flatMap((files) => proposals(image, files)),
}

function proposals(
  { analysis, step }: StoredFiles,
  files: readonly StoredFile[],
): readonly Proposal[] {
  const [first] = files
  if (first === undefined) return []
  const stored = first.layer
  const deleting = first.waste?.layer ?? stored
  const word = (layer: number) => stepWord(analysis.layers[layer]?.historyIndex, layer)
  return [
    {
      evidence: [say('deletedBy', ...amount(files), word(stored), word(deleting))],
      files,
      layers: [deleting],
      line: lineFor(step(stored), step(deleting)),
      lineOf: 'Dockerfile',
    },
  ]
}

/** Two commands become one; what a command needs only while it runs is mounted, not copied. */
function lineFor(stored: string | null, deleting: string | null): string {
  if (commandOfRun(stored) !== null || stored === null) return joined([stored, deleting])
  const source =
    /^(?:COPY|ADD)\s+(?:--\S+\s+)*(?!(?:file|dir|multi):)(\S+)/.exec(stored)?.[1] ?? '…'
  const target = /\s(\S+)\s*$/.exec(stored)?.[1] ?? '…'
  return [
    `# instead of ${stored.split('\n')[0] ?? ''}`,
    `RUN --mount=type=bind,source=${source},target=${target} \\`,
    '    …  # what needs the files',
  ].join('\n')
}
