import type { ReportDuplicate } from '../../model/report.ts'
import { say } from '../../sentences/sentence.ts'
import type { AdviceRule, StoredFile } from '../advice.ts'
import { shellWord } from '../dockerfile-lines.ts'

/** Smaller ones are as well left alone. */
const leastReclaimable = 100_000
const mostGroups = 20

/** Equal content at several paths of the final tree. */
export const duplicateFiles: AdviceRule = {
  id: 'duplicate-files',
  looksAt: ({ duplicates }) => {
    const wanted = pathsOf(worthwhile(duplicates))
    return (path) => wanted.has(path)
  },
  find: ({ duplicates, kept }) => {
    const groups = worthwhile(duplicates)
    if (groups.length === 0) return []
    const wanted = pathsOf(groups)
    const byPath = new Map<string, StoredFile>()
    for (const file of kept) if (wanted.has(file.path)) byPath.set(file.path, file)
    return groups.flatMap(({ paths, size }) => {
      const [original = '', ...others] = inBaseFirst(paths, byPath)
      const files = others.flatMap((path) => byPath.get(path) ?? [])
      const first = files[0]
      if (first === undefined) return []
      return [
        {
          title: say('storeOnce', nameOf(original)),
          evidence: [say('sameContent', paths.length, size, original)],
          files,
          line: `RUN … \\\n && ln -f ${shellWord(original)} ${shellWord(first.path)}`,
          lineOf: 'Dockerfile' as const,
        },
      ]
    })
  },
}

function worthwhile(duplicates: readonly ReportDuplicate[]): readonly ReportDuplicate[] {
  return duplicates
    .filter(({ reclaimableBytes }) => reclaimableBytes >= leastReclaimable)
    .slice(0, mostGroups)
}

function pathsOf(groups: readonly ReportDuplicate[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ paths }) => paths))
}

/** A copy that is not yours to change stays, and the others link to it. */
function inBaseFirst(
  paths: readonly string[],
  own: ReadonlyMap<string, StoredFile>,
): readonly string[] {
  return [...paths].sort((one, other) => Number(own.has(one)) - Number(own.has(other)))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
