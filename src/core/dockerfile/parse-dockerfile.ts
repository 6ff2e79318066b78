/** One instruction, with the lines it stands on, counted from 1. */
export interface DockerfileInstruction {
  /** Upper case. */
  readonly keyword: string
  /** Without its keyword, lines that go on joined by a space, comments left out. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** Index of its stage; -1 before the first FROM. */
  readonly stage: number
  /** It has the text of a file or script below it. */
  readonly heredoc: boolean
}

export interface DockerfileStage {
  /** Lower case, as names of stages are compared; null without AS. */
  readonly name: string | null
  /** What it is built on: an image, or the name of an earlier stage. */
  readonly base: string
}

export interface Dockerfile {
  readonly instructions: readonly DockerfileInstruction[]
  readonly stages: readonly DockerfileStage[]
}

const directive = /^#\s*([a-z]+)\s*=\s*(.*?)\s*$/i

/**
 * Reads a Dockerfile: parser directives, comments (also between lines that go on), lines that go on,
 * here-documents, stages. What is no instruction is left out; nothing is ever an error, because the
 * lines are only pointed at. Dockerfile reference, "Format" to "FROM"; "Here-Documents".
 */
export function parseDockerfile(source: string): Dockerfile {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const escape = escapeOf(lines)
  const goesOn = new RegExp(String.raw`${escape === '\\' ? '\\\\' : '`'}[ \t]*$`)
  const instructions: DockerfileInstruction[] = []
  const stages: DockerfileStage[] = []
  for (let at = 0; at < lines.length;) {
    const from = at
    const parts: string[] = []
    for (; at < lines.length; at++) {
      const line = lines[at] as string
      // A comment or an empty line does not end an instruction that goes on.
      if (/^\s*(?:#|$)/.test(line)) {
        if (parts.length === 0) break
        continue
      }
      parts.push(line.replace(goesOn, '').trim())
      if (!goesOn.test(line)) break
    }
    at++
    const [, word, rest = ''] = /^([A-Za-z]+)(?:\s+(.*))?$/s.exec(parts.join(' ').trim()) ?? []
    if (word === undefined) continue
    const keyword = word.toUpperCase()
    const ends = /^(?:RUN|COPY|ADD)$/.test(keyword) ? heredocs(rest) : []
    for (const end of ends) at = afterHeredoc(lines, at, end)
    if (keyword === 'FROM') stages.push(stageOf(rest))
    instructions.push({
      keyword,
      text: rest.trim(),
      from: from + 1,
      to: Math.min(at, lines.length),
      stage: stages.length - 1,
      heredoc: ends.length > 0,
    })
  }
  return { instructions, stages }
}

/**
 * The instructions of the stage that is the image, after those of the stages it is built on. `target`
 * is the stage's name; without it the last one.
 */
export function finalInstructions(
  { instructions, stages }: Dockerfile,
  target: string | null = null,
): readonly DockerfileInstruction[] {
  const named = stages.findIndex(({ name }) => name !== null && name === target?.toLowerCase())
  const chain: number[] = []
  let stage = named < 0 ? stages.length - 1 : named
  while (stage >= 0) {
    chain.unshift(stage)
    const base = stages[stage]?.base.toLowerCase()
    const below = stage
    stage = stages.findIndex(({ name }, index) => index < below && name === base)
  }
  return chain.flatMap((index) => instructions.filter((one) => one.stage === index))
}

/** Directives stand at the very top; the first line that is none ends them. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name, value] = directive.exec(line) ?? []
    if (name === undefined) return '\\'
    if (name.toLowerCase() === 'escape') return value === '`' ? '`' : '\\'
  }
  return '\\'
}

interface HeredocEnd {
  readonly word: string
  /** `<<-`: tabs before the end do not count. */
  readonly tabs: boolean
}

function heredocs(text: string): readonly HeredocEnd[] {
  const found = text.matchAll(/(?<![<\w])\d*<<(-?)(["']?)([A-Za-z_][\w.-]*)\2/g)
  return [...found].map(([, dash, , word = '']) => ({ word, tabs: dash === '-' }))
}

/** The line behind a here-document; without its end all lines belong to it. */
function afterHeredoc(lines: readonly string[], start: number, end: HeredocEnd): number {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] as string
    if ((end.tabs ? line.replace(/^\t+/, '') : line) === end.word) return at + 1
  }
  return lines.length
}

function stageOf(text: string): DockerfileStage {
  const words = text.split(/\s+/).filter((word) => !word.startsWith('--'))
  const [base = '', as, name] = words
  return { base, name: as?.toLowerCase() === 'as' && name ? name.toLowerCase() : null }
}
