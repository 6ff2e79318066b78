import { parseArgs } from 'node:util'
import { diveRuleIds } from '../core/check/dive-rules.ts'
import type { DiveRuleId } from '../core/check/dive-rules.ts'
import { terminalError, StrataError } from '../shared/errors.ts'
import { listFormats } from './file-lines.ts'
import type { ListFormat } from './file-lines.ts'
import { nearestWord } from '../core/model/nearest-word.ts'
import { diveSources } from './source-word.ts'

export const reportFormats = ['table', 'json', 'markdown', 'html', 'csv', 'dive-json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const checkFormats = ['text', 'json', 'junit', 'sarif', 'markdown'] as const
export type CheckFormat = (typeof checkFormats)[number]

/** dive's own options (v0.13.1), taken as they are. */
export interface DiveOptions {
  readonly ci: boolean
  readonly config: string | null
  readonly flags: Readonly<Partial<Record<DiveRuleId, string>>>
}

/** Which engine is meant, as for the docker CLI; null is "not said". */
export interface EngineFlags {
  readonly host: string | null
  readonly context: string | null
}

export type CommandLine =
  | { readonly command: 'help'; readonly of: string | null }
  | { readonly command: 'version' }
  | { readonly command: 'list'; readonly engine: EngineFlags; readonly format: 'table' | 'json' }
  | {
      readonly command: 'analyze'
      readonly engine: EngineFlags
      readonly source: string
      readonly format: ReportFormat
      readonly output: string | null
      readonly platform: string | null
      readonly image: string | null
    }
  | {
      readonly command: 'check'
      readonly engine: EngineFlags
      readonly source: string
      readonly format: CheckFormat
      readonly output: string | null
      readonly platform: string | null
      readonly image: string | null
      readonly config: string | null
      readonly baseline: string | null
      readonly writeBaseline: string | null
      readonly dive: DiveOptions
    }
  | {
      readonly command: 'files'
      readonly engine: EngineFlags
      readonly source: string
      readonly platform: string | null
      readonly image: string | null
      readonly format: ListFormat
      /** Only this layer's own entries; null lists a merged tree. */
      readonly layer: number | null
      /** The merged tree at this layer; null is the last. */
      readonly at: number | null
    }
  | {
      readonly command: 'extract'
      readonly engine: EngineFlags
      readonly source: string
      readonly platform: string | null
      readonly image: string | null
      readonly path: string
      readonly layer: number | null
      readonly output: string | null
    }
  | {
      readonly command: 'build'
      readonly engine: EngineFlags
      /** For `docker build`, as they were given. */
      readonly args: readonly string[]
    }
  | {
      readonly command: 'serve'
      readonly engine: EngineFlags
      readonly source: string | null
      readonly bind: string
      readonly port: number
    }

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>
type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

const common = {
  help: { type: 'boolean', short: 'h' },
  context: { type: 'string' },
} satisfies Options

const engineHost = { host: { type: 'string', short: 'H' } } satisfies Options

/** Which image of a source is meant. */
const imageOptions = { platform: { type: 'string' }, image: { type: 'string' } } satisfies Options

const commands: Readonly<Record<string, Options>> = {
  list: { ...common, ...engineHost, format: { type: 'string' } },
  analyze: {
    ...common,
    ...engineHost,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    platform: { type: 'string' },
    image: { type: 'string' },
  },
  check: {
    ...common,
    ...engineHost,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    platform: { type: 'string' },
    image: { type: 'string' },
    source: { type: 'string' },
    config: { type: 'string' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    ci: { type: 'boolean' },
    'ci-config': { type: 'string' },
    lowestEfficiency: { type: 'string' },
    highestWastedBytes: { type: 'string' },
    highestUserWastedPercent: { type: 'string' },
  },
  files: {
    ...common,
    ...engineHost,
    ...imageOptions,
    format: { type: 'string' },
    layer: { type: 'string' },
    merged: { type: 'boolean' },
    at: { type: 'string' },
  },
  extract: {
    ...common,
    ...engineHost,
    ...imageOptions,
    layer: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  serve: { ...common, host: { type: 'string' }, port: { type: 'string' } },
}

export const commandNames = [...Object.keys(commands), 'build']

/** Reads the arguments after the program's name. Throws a StrataError `usage` that says what is wrong. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { before, command, after } = split(args)
  const global = parse(before, {
    ...common,
    ...engineHost,
    version: { type: 'boolean', short: 'v' },
  })
  if (global.values['version'] === true || command === 'version') return { command: 'version' }
  if (command === null || command === 'help') return { command: 'help', of: after[0] ?? null }
  if (command === 'build') return buildLine(global.values, after)
  const options = commands[command]
  if (!options) throw unknownWord('command', command, commandNames, 'strata --help')
  const { values, positionals } = parse(after, options, command)
  if (values['help'] === true || global.values['help'] === true)
    return { command: 'help', of: command }
  const engine = engineFlags(command, global.values, values)
  switch (command) {
    case 'list':
      noMore(command, positionals, 0)
      return { command, engine, format: oneOf('format', text(values, 'format'), ['table', 'json']) }
    case 'analyze': {
      const source = oneSource(command, positionals)
      return {
        command,
        engine,
        source,
        format: oneOf('format', text(values, 'format'), reportFormats),
        output: text(values, 'output'),
        platform: platformOf(text(values, 'platform')),
        image: text(values, 'image'),
      }
    }
    case 'check': {
      const source = diveSource(text(values, 'source'), oneSource(command, positionals))
      return {
        command,
        engine,
        source,
        format: oneOf('format', text(values, 'format'), checkFormats),
        output: text(values, 'output'),
        platform: platformOf(text(values, 'platform')),
        image: text(values, 'image'),
        config: text(values, 'config'),
        baseline: text(values, 'baseline'),
        writeBaseline: text(values, 'write-baseline'),
        dive: diveOptions(values),
      }
    }
    case 'files': {
      noMore(command, positionals, 1)
      const layer = layerOf('layer', text(values, 'layer'))
      const at = layerOf('at', text(values, 'at'))
      if (layer !== null && (at !== null || values['merged'] === true)) {
        const other = at === null ? '--merged' : '--at'
        throw usage(`--layer and ${other} exclude each other.`, 'strata files --help')
      }
      return {
        command,
        engine,
        source: sourceOf(command, positionals),
        platform: platformOf(text(values, 'platform')),
        image: text(values, 'image'),
        format: oneOf('format', text(values, 'format'), listFormats),
        layer,
        at,
      }
    }
    case 'extract': {
      noMore(command, positionals, 2)
      const source = sourceOf(command, positionals)
      const path = positionals[1]
      if (path === undefined || path === '') {
        throw usage('extract needs the path of a file in the image.', 'strata extract --help')
      }
      return {
        command,
        engine,
        source,
        platform: platformOf(text(values, 'platform')),
        image: text(values, 'image'),
        path,
        layer: layerOf('layer', text(values, 'layer')),
        output: text(values, 'output'),
      }
    }
    default:
      noMore(command, positionals, 1)
      return {
        command: 'serve',
        engine,
        source: positionals[0] ?? null,
        bind: text(values, 'host') ?? '127.0.0.1',
        port: portOf(text(values, 'port')),
      }
  }
}

/** What follows is the builder's, so the engine is chosen before the command. */
function buildLine(global: Values, args: readonly string[]): CommandLine {
  const [first] = args
  if (global['help'] === true || first === '--help' || first === '-h') {
    return { command: 'help', of: 'build' }
  }
  if (first !== undefined)
    return { command: 'build', engine: engineFlags('build', global, {}), args }
  throw usage('build needs what docker build needs, at least a directory.', 'strata build --help')
}

/**
 * Global options may stand before the command, so the command is the first word that is neither an
 * option nor the value of one.
 */
function split(args: readonly string[]) {
  const withValue = ['-H', '--host', '--context']
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string
    if (withValue.includes(word)) at++
    else if (!word.startsWith('-')) {
      return { before: args.slice(0, at), command: word, after: args.slice(at + 1) }
    }
  }
  const wantsHelp = args.length === 0 || args.some((word) => word === '--help' || word === '-h')
  return { before: args, command: wantsHelp ? 'help' : null, after: [] }
}

function parse(args: readonly string[], options: Options, command: string | null = null) {
  const advice = command === null ? 'strata --help' : `strata ${command} --help`
  try {
    const strict = { args: [...args], options, allowPositionals: true, tokens: true } as const
    const { values, positionals } = parseArgs(strict)
    return { values: values as Values, positionals }
  } catch (error) {
    const unknown = /^Unknown option '(--?[^']+)'/.exec((error as Error).message)?.[1]
    if (unknown !== undefined) {
      const known = Object.keys(options).map((name) => `--${name}`)
      throw unknownWord('option', unknown, known, advice)
    }
    const missing = /^Option '(.+?)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(
      (error as Error).message,
    )?.[1]
    if (missing !== undefined) throw usage(`The option ${missing} needs a value.`, advice)
    throw usage(firstSentence((error as Error).message), advice)
  }
}

function engineFlags(command: string, global: Values, own: Values): EngineFlags {
  // For `serve`, --host is the address to listen on; the engine is chosen before the command, or
  // by --context or DOCKER_HOST.
  const ownHost = command === 'serve' ? null : text(own, 'host')
  return {
    host: ownHost ?? text(global, 'host'),
    context: text(own, 'context') ?? text(global, 'context'),
  }
}

function text(values: Values, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

function oneOf<T extends string>(option: string, given: string | null, allowed: readonly T[]): T {
  if (given === null) return allowed[0] as T
  const found = allowed.find((word) => word === given)
  if (found) return found
  throw usage(`“${given}” is not a --${option}.`, `Choose one of: ${allowed.join(', ')}.`, true)
}

function platformOf(given: string | null): string | null {
  if (given === null || /^[a-z0-9]+\/[a-z0-9_.]+(\/[a-z0-9_.]+)?$/i.test(given)) return given
  throw usage(`“${given}” is not a platform.`, 'Write os/architecture, as linux/arm64.', true)
}

function sourceOf(command: string, positionals: readonly string[]): string {
  const [source] = positionals
  if (source !== undefined && source !== '') return source
  const message = `${command} needs a source: an image, an archive or “-”.`
  throw usage(message, `strata ${command} --help`)
}

function layerOf(option: string, given: string | null): number | null {
  if (given === null) return null
  if (/^\d{1,6}$/.test(given)) return Number(given)
  const advice = 'Layers are numbered from 0, the lowest, as in the report.'
  throw usage(`“${given}” is not a --${option}.`, advice, true)
}

function portOf(given: string | null): number {
  const port = given === null ? 0 : Number(given)
  if (/^\d*$/.test(given ?? '') && Number.isInteger(port) && port <= 65535) return port
  throw usage(`“${given}” is not a port.`, 'Give a number from 0 to 65535.', true)
}

function oneSource(command: string, positionals: readonly string[]): string {
  noMore(command, positionals, 1)
  return sourceOf(command, positionals)
}

/** dive says apart what kind of source a word is. */
function diveSource(kind: string | null, word: string): string {
  if (kind === null) return word
  return `${oneOf('source', kind, diveSources)}://${word}`
}

function diveOptions(values: Values): DiveOptions {
  const flags: Partial<Record<DiveRuleId, string>> = {}
  for (const id of diveRuleIds) {
    const value = text(values, id)
    if (value !== null) flags[id] = value
  }
  return { ci: values['ci'] === true, config: text(values, 'ci-config'), flags }
}

function noMore(command: string, positionals: readonly string[], most: number): void {
  const extra = positionals[most]
  if (extra !== undefined)
    throw usage(`“${extra}” is one argument too many.`, `strata ${command} --help`)
}

function unknownWord(
  what: string,
  word: string,
  known: readonly string[],
  help: string,
): StrataError {
  const near = nearestWord(word, known)
  const advice = near === null ? `See: ${help}` : `Did you mean ${near}?`
  return usage(`There is no ${what} ${word}.`, advice, true)
}

function usage(message: string, advice: string, isSentence = false): StrataError {
  return new StrataError(terminalError('usage', message, isSentence ? advice : `See: ${advice}`))
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message}.`
}
