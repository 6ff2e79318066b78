import { diveDefaults, diveRuleIds } from '../../core/check/dive-rules.ts'
import type { DiveRuleId, DiveRules } from '../../core/check/dive-rules.ts'
import { nearestWord } from '../../core/model/nearest-word.ts'
import { parseYaml } from './yaml-document.ts'

/** Values of dive's rule flags, as written. */
export type DiveFlags = Readonly<Partial<Record<DiveRuleId, string>>>

/**
 * dive's rules as dive v0.13.1 puts them together: a flag that is given, else the file, else the
 * default (viper's order of precedence). Keys do not mind their case, what is unknown is ignored.
 * Throws a StrataError `usage` when the file is no YAML.
 */
export function readDiveRules(text: string | null, from: string, flags: DiveFlags): DiveRules {
  const values = lowerKeys(text === null ? null : parseYaml(text, from))
  const nested = values.get('rules')
  const rules = lowerKeys(nested)
  const isShadowed = nested !== undefined && nested !== null && !isObject(nested)
  const valueOf = (id: DiveRuleId): string => {
    const flag = flags[id]
    if (flag !== undefined) return flag
    const key = id.toLowerCase()
    const value = rules.get(key) ?? values.get(`rules.${key}`)
    if (value !== undefined && value !== null) return goString(value)
    return isShadowed ? '' : diveDefaults[id]
  }
  const lower = diveRuleIds.map((id) => id.toLowerCase())
  const unknown = [...rules.keys()].filter((key) => !lower.includes(key))
  return {
    from,
    values: {
      lowestEfficiency: valueOf('lowestEfficiency'),
      highestWastedBytes: valueOf('highestWastedBytes'),
      highestUserWastedPercent: valueOf('highestUserWastedPercent'),
    },
    notes: unknown.map((key) => {
      const near = nearestWord(key.replaceAll('-', ''), lower)
      const meant = diveRuleIds.find((id) => id.toLowerCase() === near)
      const advice = meant === undefined ? '' : ` Did you mean ${meant}?`
      return `${from} has an unknown rule “${key}”, which dive ignores.${advice}`
    }),
  }
}

function lowerKeys(value: unknown): ReadonlyMap<string, unknown> {
  if (!isObject(value)) return new Map()
  return new Map(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** spf13/cast.ToString: lists and maps are no text. */
function goString(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
