import { z } from 'zod'
import { checkSeverities, ruleIds } from '../../core/check/check-image.ts'
import type { CheckRules } from '../../core/check/check-image.ts'
import { limitIds, limits } from '../../core/check/limits.ts'
import type { LimitId } from '../../core/check/limits.ts'
import { nearestWord } from '../../core/model/nearest-word.ts'
import { parseShare, parseSize } from '../../core/model/parse-size.ts'
import { terminalError, StrataError } from '../../shared/errors.ts'
import { parseYaml } from './yaml-document.ts'

/** A `.strata.yaml` as the check needs it (docs/check.md). */
export interface CheckConfig {
  readonly rules: CheckRules
  /** A baseline file, relative to the configuration; null when none is named. */
  readonly baseline: string | null
}

const size = textOrNumber('a size, as 20MB or "1 GiB"', parseSize)
const count = z.int('a whole number').min(0, 'a whole number from 0').describe('a whole number')
const ratio = textOrNumber('a share, as 0.95 or "95%"', (text) => parseShare(text, false))
const percent = textOrNumber('a percentage, as 10 or "10%"', (text) => parseShare(text, true))

const limitValues: Readonly<Record<LimitId, z.ZodType<number>>> = {
  'total-size': size,
  'own-size': size,
  'layer-size': size,
  layers: count,
  'wasted-bytes': size,
  'own-wasted-bytes': size,
  'wasted-percent': percent,
  efficiency: ratio,
  duplicates: size,
}

const glob = 'a glob, as "*.pyc"'

const severity = z.enum(checkSeverities, `one of ${checkSeverities.join(', ')}`)

const schema = z
  .strictObject({
    version: z.literal(1, 'the number 1').optional(),
    limits: z
      .strictObject(optional(titled(limitValues)), 'a limit a line, as layers: 30')
      .nullish()
      .describe('What is as good as its limit passes.'),
    rules: z
      .strictObject(
        optional(Object.fromEntries(ruleIds.map((id) => [id, severity]))),
        'a rule a line, as duplicates: warning',
      )
      .nullish()
      .describe('How much a limit, a finding or a rule of advice counts.'),
    'waste-floor': size
      .optional()
      .describe('With less waste than this, efficiency and wasted-percent pass: a size.'),
    ignore: z
      .array(z.string(glob).min(1, glob), 'a list of globs, as ["*.pyc"]')
      .nullish()
      .describe('Globs of paths whose waste, duplicates and advice do not count.'),
    baseline: z
      .string('the path of a file')
      .min(1, 'the path of a file')
      .optional()
      .describe('What strata check --write-baseline wrote; relative to this file.'),
  })
  .meta({ title: 'Rules of strata check', description: 'A .strata.yaml, explained in check.md.' })

/**
 * The JSON Schema of a `.strata.yaml`, for editors: docs/check.schema.json is written from it. What a
 * text must look like to be a size or a share only the reader knows.
 */
export function checkConfigSchema(): object {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
}

/** The keys that may stand at a place of the configuration, for suggestions. */
const known: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  limits: limitIds,
  rules: ruleIds,
}

/** Reads a configuration. Throws a StrataError `usage` that names the key, with the likely word. */
export function readCheckConfig(text: string, file: string): CheckConfig {
  const value = parseYaml(text, file)
  const parsed = schema.safeParse(value ?? {})
  if (!parsed.success) throw new StrataError(problemOf(parsed.error.issues[0], file))
  const { data } = parsed
  return {
    rules: {
      from: file,
      limits: withoutUndefined(data.limits ?? {}),
      severities: withoutUndefined(data.rules ?? {}),
      wasteFloor: data['waste-floor'] ?? 0,
      ignore: data.ignore ?? [],
    },
    baseline: data.baseline ?? null,
  }
}

function problemOf(issue: z.core.$ZodIssue | undefined, file: string) {
  const place = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const words = known[place] ?? []
    const near = nearestWord(key, words)
    const where = place === '' ? file : `${file}, ${place}`
    const advice = near === null ? `Known are: ${words.join(', ')}.` : `Did you mean ${near}?`
    return terminalError('usage', `${where}: there is no key “${key}”.`, advice)
  }
  if (place === '') {
    return terminalError('usage', `${file} is not a list of keys and values.`, 'See docs/check.md.')
  }
  const wanted = issue?.message ?? 'something else'
  const last = String(issue?.path.at(-1))
  const unit = last in limits ? ` for ${last}` : ''
  return terminalError(
    'usage',
    `${file}, ${place}: the value is not right.`,
    `Write ${wanted}${unit}.`,
  )
}

function textOrNumber(wanted: string, parse: (text: string) => number | null): z.ZodType<number> {
  const written = z.union([z.string(), z.number()], wanted)
  const read = written.transform((value, context) => {
    const number = parse(String(value))
    if (number !== null) return number
    context.addIssue({ code: 'custom', message: wanted })
    return z.NEVER
  })
  return read.describe(wanted)
}

function optional<T extends z.ZodType>(shape: Readonly<Record<string, T>>) {
  return Object.fromEntries(Object.entries(shape).map(([key, type]) => [key, type.optional()]))
}

function titled(types: Readonly<Record<LimitId, z.ZodType<number>>>) {
  return Object.fromEntries(
    limitIds.map((id) => {
      const wanted = types[id].description ?? ''
      return [id, types[id].describe(`${limits[id].title}: ${wanted}`)]
    }),
  )
}

function withoutUndefined<T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, T] => pair[1] !== undefined),
  )
}
