import type { OverviewStep } from '../../../shared/views.ts'

export interface DockerfileLine {
  readonly text: string
  /** Index of the step that the line belongs to, null for a comment or FROM. */
  readonly step: number | null
  /** It goes on with the instruction of the line before. */
  readonly continued: boolean
}

/**
 * The lines of the reconstructed Dockerfile with the steps they tell of. What runs while building is
 * in the order of the steps, what a container runs with stands at the end; so an instruction belongs
 * to the next step that says the same, or else to an earlier one that no line has told of.
 */
export function dockerfileLines(
  dockerfile: string,
  steps: readonly OverviewStep[],
): readonly DockerfileLine[] {
  const texts = dockerfile.replace(/\n+$/, '').split('\n')
  const plain = steps.map((step) => squeezed(step.instruction))
  const lines: DockerfileLine[] = []
  const told = new Set<number>()
  let next = 0
  let at = 0
  while (at < texts.length) {
    const found = belongs(texts, at, plain, order(next))
    if (found) {
      for (let index = 0; index < found.lines; index += 1) {
        lines.push({ text: texts[at + index] ?? '', step: found.step, continued: index > 0 })
      }
      at += found.lines
      told.add(found.step)
      next = found.step + 1
    } else {
      const continued = at > 0 && (texts[at - 1] ?? '').endsWith('\\')
      lines.push({ text: texts[at] ?? '', step: null, continued })
      at += 1
    }
  }
  return lines

  function order(from: number): readonly number[] {
    const all = steps.map((_, index) => index)
    return [...all.slice(from), ...all.slice(0, from)].filter((index) => !told.has(index))
  }
}

const longestInstruction = 400

/** The step whose instruction begins at a line, and over how many lines it goes. */
function belongs(
  texts: readonly string[],
  at: number,
  plain: readonly string[],
  candidates: readonly number[],
): { readonly step: number; readonly lines: number } | null {
  const first = squeezed(texts[at] ?? '')
  if (first === '') return null
  for (const step of candidates) {
    const wanted = plain[step] ?? ''
    if (!wanted.startsWith(first)) continue
    let text = first
    let lines = 1
    while (text !== wanted && lines < longestInstruction && at + lines < texts.length) {
      const longer = squeezed(`${text} ${texts[at + lines] ?? ''}`)
      if (!wanted.startsWith(longer)) break
      text = longer
      lines += 1
    }
    if (text === wanted) return { step, lines }
  }
  return null
}

/** Without line continuations, comment marks and differences in white space. */
function squeezed(text: string): string {
  return text
    .replace(/^#+ ?/gm, '')
    .replace(/\\$/gm, ' ')
    .replace(/\\\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
