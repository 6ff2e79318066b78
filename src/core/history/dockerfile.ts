import type { HistoryEntry, ImageConfig, RuntimeConfig } from '../model/image-config.ts'
import { execForm } from './go-text.ts'
import { healthcheckLine } from './healthcheck-line.ts'
import { instructionOf, keywordOf } from './instruction.ts'

/** What is known of the base image; a `DetectedBase` fits. */
export interface DockerfileBase {
  readonly layers: number
  readonly name: string | null
  /** Leading steps that belong to it; null when not known: then those up to its last layer do. */
  readonly steps?: number | null
}

/**
 * A Dockerfile that would say what the image says, as far as history and config tell. Commands and
 * copies come from the history; what a container runs with (CMD, ENTRYPOINT, EXPOSE and the like)
 * comes from the config, which is authoritative, and stands at the end. Sources of copies, stages
 * and scripts that the builder did not record stay lost, so it explains more than it builds.
 */
export function reconstructDockerfile(config: ImageConfig, base?: DockerfileBase): string {
  // without a name there is no line that would bring its steps back
  const baseSteps = base && base.name !== null ? countBaseSteps(config.history, base) : 0
  const inherited = config.history.slice(0, baseSteps).map(instructionOf)
  const own = config.history.slice(baseSteps).map(instructionOf)
  const told = [...inherited, ...own]
  const steps = own.filter((line) => line !== '' && !isFinalKeyword(keywordOf(line)))
  const isOwn = (keyword: string): boolean =>
    own.some((line) => keywordOf(line) === keyword) ||
    !inherited.some((line) => keywordOf(line) === keyword)
  const lines = [
    `FROM ${baseSteps > 0 ? (base?.name ?? 'scratch') : 'scratch'}`,
    ...steps.map(asDockerfileLine),
    ...environmentLines(config.runtime, told),
    ...finalLines(config.runtime).filter((line) => isOwn(keywordOf(line))),
  ]
  return `${lines.join('\n')}\n`
}

function countBaseSteps(history: readonly HistoryEntry[], base: DockerfileBase): number {
  if (base.steps !== null && base.steps !== undefined) return base.steps
  let layers = 0
  for (const [index, step] of history.entries()) {
    if (layers === base.layers) return index
    if (!step.emptyLayer) layers++
  }
  return layers === base.layers ? history.length : 0
}

/** A step that is no instruction (a commit, an import, another builder) becomes a comment. */
function asDockerfileLine(line: string): string {
  if (keywordOf(line) !== '') return line
  return line
    .split('\n')
    .map((part) => (part.startsWith('#') ? part : `# ${part}`))
    .join('\n')
}

const finalKeywords = [
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'ONBUILD',
  'STOPSIGNAL',
  'VOLUME',
]

function isFinalKeyword(keyword: string): boolean {
  return finalKeywords.includes(keyword)
}

function finalLines(runtime: RuntimeConfig): readonly string[] {
  return [
    ...Object.entries(runtime.labels).map(([key, value]) => `LABEL ${quote(key)}=${quote(value)}`),
    ...(runtime.exposedPorts.length > 0 ? [`EXPOSE ${runtime.exposedPorts.join(' ')}`] : []),
    ...(runtime.volumes.length > 0 ? [`VOLUME ${execForm(runtime.volumes)}`] : []),
    ...(runtime.stopSignal === null ? [] : [`STOPSIGNAL ${runtime.stopSignal}`]),
    ...(runtime.healthcheck === null ? [] : [healthcheckLine(runtime.healthcheck)]),
    ...runtime.onBuild.map((trigger) => `ONBUILD ${trigger}`),
    ...(runtime.entrypoint === null ? [] : [`ENTRYPOINT ${execForm(runtime.entrypoint)}`]),
    ...(runtime.cmd === null ? [] : [`CMD ${execForm(runtime.cmd)}`]),
  ]
}

/**
 * ENV, WORKDIR, USER and SHELL stay where the history has them, because they act on the steps after
 * them. Only what the config says and no step ended on is added.
 */
function environmentLines(runtime: RuntimeConfig, told: readonly string[]): readonly string[] {
  const environment = told.filter((line) => keywordOf(line) === 'ENV').map(unquoted)
  const missing = runtime.env.filter((pair) => {
    const [name = ''] = pair.split('=', 1)
    const value = pair.slice(name.length + 1)
    if (pair === defaultPath) return false
    return !environment.some(
      (line) => line.includes(unquoted(pair)) || line.includes(unquoted(`ENV ${name} ${value}`)),
    )
  })
  return [
    ...missing.map((pair) => {
      const [name = ''] = pair.split('=', 1)
      return `ENV ${name}=${quote(pair.slice(name.length + 1))}`
    }),
    ...lastSaid('WORKDIR', runtime.workingDir, told),
    ...lastSaid('USER', runtime.user, told),
  ]
}

function lastSaid(keyword: string, value: string, told: readonly string[]): readonly string[] {
  const last = told.findLast((line) => keywordOf(line) === keyword)
  const isDefault = value === '' || (keyword === 'WORKDIR' && value === '/')
  return isDefault || last === `${keyword} ${value}` ? [] : [`${keyword} ${value}`]
}

/** What engines give a container that sets no PATH, and write into every image they build. */
const defaultPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

function unquoted(text: string): string {
  return text.replace(/["'\\]/g, '')
}

/** A word of ENV or LABEL, quoted when a Dockerfile would cut or expand it (escape is `\`). */
function quote(word: string): string {
  if (/^[\w./:@%+,~^-]*$/.test(word) && word !== '') return word
  return `"${word.replace(/["\\$]/g, '\\$&').replace(/\n/g, '\\\n')}"`
}
