import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { jsonDepth } from './limits.ts'

const quote = 0x22
const backslash = 0x5c

/**
 * Parses one JSON document from an image. The error is a reason ("is not valid JSON").
 * Depth is checked first, because everything that walks the value later is recursive.
 */
export function parseJson(bytes: Uint8Array): Result<unknown, Sentence> {
  if (nestingOf(bytes) > jsonDepth) return fail(say('isNestedTooDeeply'))
  try {
    return succeed(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return fail(say('isNotJson'))
  }
}

function nestingOf(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === backslash) at++
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return deepest
}

export type JsonRecord = Readonly<Record<string, unknown>>

/** The value as an object, or null when it is anything else. */
export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : null
}

/** A member of an object; undefined when there is none or the value is no object. */
export function member(value: unknown, key: string): unknown {
  const record = asRecord(value)
  return record !== null && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The value as a non-empty string, or null. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The value as a list; absent, null and every other type give an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** The strings of a list. */
export function asTexts(value: unknown): readonly string[] {
  return asList(value).filter((item) => typeof item === 'string')
}

/** The value as a byte count, or null. */
export function asSize(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
