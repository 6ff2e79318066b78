import { z } from 'zod'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { parseHost } from '../engine/host-address.ts'
import {
  clockChoices,
  contrasts,
  defaultSettings,
  firstViews,
  languageChoices,
  themes,
  unitChoices,
  type Settings,
  type SettingsChange,
} from '../../shared/settings.ts'

/** Grows with every change that an older Strata could not read. */
export const settingsVersion = 1

const engineHost = z
  .string()
  .max(1000)
  .refine((host) => host === '' || parseHost(host, null, process.platform).ok, {
    error: 'is no address of an engine',
  })

const cache = z.strictObject({
  enabled: z.boolean(),
  maxBytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
})

const fields = {
  theme: z.enum(themes),
  contrast: z.enum(contrasts),
  language: z.enum(languageChoices),
  units: z.enum(unitChoices),
  clock: z.enum(clockChoices),
  firstView: z.enum(firstViews),
  engineHost,
  notifications: z.boolean(),
  cache,
} satisfies { readonly [Name in keyof Settings]: z.ZodType<Settings[Name]> }

/** A change as a window may send it. */
export const settingsChange: z.ZodType<SettingsChange> = z.strictObject(
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.exactOptional(field)])),
)

const kept = z.looseObject({ version: z.int().min(1) })

/** From the form of each version to that of the next; the first is of version 1. */
export type Migration = (old: Readonly<Record<string, unknown>>) => Record<string, unknown>
const migrations: readonly Migration[] = []

export type Reading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly why: Sentence }

/**
 * Reads the text of a settings file. A field that is missing has its default, so that a file of an
 * older Strata, or one that a person wrote, may be short; anything not understood is said.
 */
export function readSettings(
  text: string,
  steps: readonly Migration[] = migrations,
  version: number = settingsVersion,
): Reading {
  const value = parseJson(text)
  const file = kept.safeParse(value)
  if (!file.success) return { ok: false, why: say('notSettings') }
  if (file.data.version > version) return { ok: false, why: say('newerSettings') }
  const { version: from, ...old } = file.data
  const now = steps.slice(from - 1).reduce((form, step) => step(form), old)
  const whole = z
    .strictObject(fields)
    .safeParse({ ...defaultSettings, ...now, cache: merged(now['cache']) })
  if (whole.success) return { ok: true, settings: whole.data }
  const [issue] = whole.error.issues
  const where = issue?.path.join('.') || issue?.message
  return { ok: false, why: say('settingInvalid', String(where)) }
}

function merged(cacheField: unknown): unknown {
  return typeof cacheField === 'object' && cacheField !== null
    ? { ...defaultSettings.cache, ...cacheField }
    : (cacheField ?? defaultSettings.cache)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of a settings file. */
export function writeSettings(settings: Settings): string {
  return `${JSON.stringify({ version: settingsVersion, ...settings }, null, 2)}\n`
}
