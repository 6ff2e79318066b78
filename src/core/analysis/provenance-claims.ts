import { matchSteps } from '../dockerfile/match-steps.ts'
import { finalInstructions, parseDockerfile } from '../dockerfile/parse-dockerfile.ts'
import type { Dockerfile } from '../dockerfile/parse-dockerfile.ts'
import { dockerfileInProvenance, field } from '../dockerfile/provenance.ts'
import { instructionOf } from '../history/instruction.ts'
import type { HistoryEntry } from '../model/image-config.ts'
import { say } from '../sentences/sentence.ts'
import type { BaseClaim } from './base-claims.ts'

/** What decides which stage is built, and on what. */
interface BuildArguments {
  readonly target: string | null
  readonly valueOf: (name: string) => string | null
}

/**
 * What provenance attestations say of the base of an image with these manifest digests: the name after
 * FROM in the Dockerfile that BuildKit put into them (SLSA v0.2 and v1). Where the base ends follows when
 * every later step is one of the Dockerfile's own.
 */
export function provenanceClaims(
  statements: readonly unknown[],
  digests: readonly string[],
  history: readonly HistoryEntry[],
): readonly BaseClaim[] {
  return statements.flatMap((statement) => {
    const found = isAbout(statement, digests) ? dockerfileInProvenance(statement) : null
    if (found === null) return []
    const file = parseDockerfile(found.text)
    const build = argumentsOf(statement)
    const name = baseName(file, build)
    if (name === null) return []
    const layers = layersBelow(file, build, history)
    return [{ name, layers, evidence: say('provenanceSaysFrom', name) }]
  })
}

function isAbout(statement: unknown, digests: readonly string[]): boolean {
  const subjects = field(statement, 'subject')
  if (!Array.isArray(subjects)) return false
  return (subjects as readonly unknown[]).some((subject) => {
    const digest = field(subject, 'digest', 'sha256')
    return typeof digest === 'string' && digests.includes(`sha256:${digest}`)
  })
}

function argumentsOf(statement: unknown): BuildArguments {
  const predicate = field(statement, 'predicate')
  const args =
    field(predicate, 'buildDefinition', 'externalParameters', 'request', 'args') ??
    field(predicate, 'invocation', 'parameters', 'args')
  const valueOf = (name: string): string | null => {
    const value = field(args, name)
    return typeof value === 'string' ? value : null
  }
  return { target: valueOf('target'), valueOf }
}

/** The image that the lowest stage of the built one is FROM; null for scratch and what is not known. */
function baseName(file: Dockerfile, { target, valueOf }: BuildArguments): string | null {
  const [lowest] = finalInstructions(file, target)
  const stage = file.stages[lowest?.stage ?? -1]
  if (stage === undefined) return null
  const filled = stage.base.replace(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (whole, plain: string | undefined, braced: string | undefined) => {
      const name = plain ?? braced ?? ''
      return valueOf(`build-arg:${name}`) ?? defaultOf(file, name) ?? whole
    },
  )
  const context = /^docker-image:\/\/(.+)$/.exec(valueOf(`context:${filled}`) ?? '')?.[1]
  const name = context ?? filled
  return name === 'scratch' || name === '' || name.includes('$') ? null : name
}

/** The value that an ARG before the first FROM gives. */
function defaultOf({ instructions }: Dockerfile, name: string): string | null {
  for (const { keyword, text, stage } of instructions) {
    if (keyword === 'ARG' && stage < 0 && text.startsWith(`${name}=`)) {
      return text.slice(name.length + 1).replace(/^(["'])(.*)\1$/, '$2')
    }
  }
  return null
}

function layersBelow(
  file: Dockerfile,
  { target }: BuildArguments,
  history: readonly HistoryEntry[],
): number | null {
  const steps = history.map((step, index) => ({ index, instruction: instructionOf(step) }))
  const own = matchSteps(steps, finalInstructions(file, target))
  const first = own[0]?.step
  if (first === undefined || own.length !== history.length - first) return null
  return history.slice(0, first).filter(({ emptyLayer }) => !emptyLayer).length
}
