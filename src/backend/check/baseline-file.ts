import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { adviceRuleIds } from '../../core/advice/rule-ids.ts'
import type { CheckBaseline } from '../../core/check/baseline.ts'
import { limitIds } from '../../core/check/limits.ts'
import { terminalError, StrataError } from '../../shared/errors.ts'
import { systemErrorOf } from '../files/system-error.ts'

const schema = z.object({
  schemaVersion: z.literal(1),
  generator: z.string(),
  image: z.object({ name: z.string(), id: z.string() }),
  measures: z.partialRecord(z.enum(limitIds), z.number()),
  findings: z.record(z.string(), z.int()),
  // Baselines were written before they knew of advice.
  advice: z.partialRecord(z.enum(adviceRuleIds), z.number()).default({}),
})

/** Reads a file that `--write-baseline` wrote. Throws a StrataError `usage`. */
export async function readBaseline(file: string): Promise<CheckBaseline> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const advice = `Write it first: strata check … --write-baseline ${file}`
    const { message } = systemErrorOf(error)
    throw new StrataError(
      terminalError('usage', `The baseline “${file}” cannot be read.`, advice, message),
    )
  })
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new StrataError(
    terminalError('usage', `“${file}” is not a baseline.`, 'Write it anew with --write-baseline.'),
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
