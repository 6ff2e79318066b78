import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { readBaseline } from '../backend/check/baseline-file.ts'
import { readCheckConfig } from '../backend/check/check-config.ts'
import type { CheckConfig } from '../backend/check/check-config.ts'
import { readDiveRules } from '../backend/check/dive-config.ts'
import { systemErrorOf } from '../backend/files/system-error.ts'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import type { ImageAnalysis } from '../core/analysis/analyze-image.ts'
import { baselineOf } from '../core/check/baseline.ts'
import { checkImage, defaultRules } from '../core/check/check-image.ts'
import type { CheckResult } from '../core/check/check-result.ts'
import { checkToJunit } from '../core/check/check-to-junit.ts'
import { checkToMarkdown } from '../core/check/check-to-markdown.ts'
import { checkToSarif } from '../core/check/check-to-sarif.ts'
import { checkToText } from '../core/check/check-to-text.ts'
import { checkAsDive } from '../core/check/dive-rules.ts'
import type { DiveRules } from '../core/check/dive-rules.ts'
import { terminalError, StrataError } from '../shared/errors.ts'
import type { CheckFormat, CommandLine } from './command-line.ts'
import type { Console } from './console.ts'
import { readImage } from './read-image.ts'

type CheckArguments = Extract<CommandLine, { command: 'check' }>

const ownFile = '.strata.yaml'
const diveFile = '.dive-ci'

/** Our rules or dive's: they are never mixed. */
type Rules =
  | { readonly of: 'strata'; readonly config: CheckConfig; readonly folder: string }
  | { readonly of: 'dive'; readonly rules: DiveRules }

/**
 * Holds one image to rules and writes the verdict. The result is the exit status: 0 passed, 1 failed.
 * Throws a StrataError. The rules are read first: a mistake in them costs no reading of an image.
 */
export async function checkCommand(
  args: CheckArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const rules = await chooseRules(args)
  const judge = await judgeOf(rules, args, generator)
  const { analysis } = await readImage(args, generator, console, signal)
  const result = await judge(analysis)
  const text = checkText(result, args.format, generator)
  console.clearProgress()
  if (args.output === null || args.output === '-') await console.result(text)
  else await writeAtomically(args.output, text)
  return result.passed ? 0 : 1
}

/**
 * Whoever names rules gets those. Otherwise a file in the working directory decides, ours before
 * dive's; in CI without any file dive's defaults hold, as they would for dive.
 */
async function chooseRules(args: CheckArguments): Promise<Rules> {
  const { dive, config } = args
  const asksForDive = dive.ci || dive.config !== null || Object.keys(dive.flags).length > 0
  if (config !== null && asksForDive) {
    const advice = 'Write the limits into the file, or leave --config out.'
    throw new StrataError(
      terminalError('usage', 'dive’s options and --config exclude each other.', advice),
    )
  }
  if (config !== null) return ownRules(await required(config), config)
  if (asksForDive) return diveRules(args)
  const own = await optional(ownFile)
  if (own !== null) return ownRules(own, ownFile)
  if ((await optional(diveFile)) !== null || isCi(process.env['CI'])) return diveRules(args)
  return { of: 'strata', config: { rules: defaultRules, baseline: null }, folder: '.' }
}

function ownRules(text: string, file: string): Rules {
  return { of: 'strata', config: readCheckConfig(text, file), folder: dirname(file) }
}

async function diveRules({ dive }: CheckArguments): Promise<Rules> {
  const file = dive.config ?? diveFile
  const text = await optional(file)
  const rules = readDiveRules(text, text === null ? 'dive’s defaults' : file, dive.flags)
  if (text !== null || dive.config === null) return { of: 'dive', rules }
  const note = `There is no “${file}”, so dive’s defaults hold.`
  return { of: 'dive', rules: { ...rules, notes: [note, ...rules.notes] } }
}

async function judgeOf(
  rules: Rules,
  args: CheckArguments,
  generator: string,
): Promise<(analysis: ImageAnalysis) => Promise<CheckResult>> {
  const { writeBaseline } = args
  if (rules.of === 'dive') {
    if (args.baseline !== null || writeBaseline !== null) {
      const advice = `Write a ${ownFile} instead.`
      throw new StrataError(terminalError('usage', 'dive’s rules know no baseline.', advice))
    }
    return async (analysis) => checkAsDive(analysis, rules.rules)
  }
  const { config, folder } = rules
  if (writeBaseline !== null) {
    return async (analysis) => {
      const baseline = baselineOf(analysis, config.rules.ignore, generator)
      await writeAtomically(writeBaseline, `${JSON.stringify(baseline, null, 2)}\n`)
      return checkImage(analysis, config.rules, baseline)
    }
  }
  const named = config.baseline === null ? null : resolve(folder, config.baseline)
  const file = args.baseline ?? named
  const baseline = file === null ? null : await readBaseline(file)
  return async (analysis) => checkImage(analysis, config.rules, baseline)
}

function checkText(result: CheckResult, format: CheckFormat, generator: string): string {
  switch (format) {
    case 'text':
      return checkToText(result)
    case 'json':
      return `${JSON.stringify({ schemaVersion: 1, generator, ...result }, null, 2)}\n`
    case 'junit':
      return checkToJunit(result)
    case 'sarif':
      return checkToSarif(result, generator.replace(/^\S+ /, ''))
    case 'markdown':
      return checkToMarkdown(result)
  }
}

/** As dive reads the variable (Go's strconv.ParseBool), and `yes`. */
export function isCi(value: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True', 'yes'].includes(value ?? '')
}

async function optional(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = systemErrorOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new StrataError(
      terminalError('usage', `“${file}” cannot be read.`, 'Check its permissions.', message),
    )
  }
}

async function required(file: string): Promise<string> {
  const text = await optional(file)
  if (text !== null) return text
  throw new StrataError(terminalError('usage', `There is no “${file}”.`, 'Check the path.'))
}
