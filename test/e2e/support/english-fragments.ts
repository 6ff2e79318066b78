import { englishSentences } from '../../../src/core/sentences/english.ts'

const put = '\u0001'
const samples: readonly unknown[] = [put, 7, [put], null]
/** A part between what is put in that nobody writes by chance: four words or more. */
const tellingPart = /\p{L}+(?:[,:;]? \p{L}+){3,}/u

/** The fixed parts of all sentences of the English catalogue, by their id. */
export function englishFragments(): ReadonlyMap<string, readonly string[]> {
  const catalogue: Readonly<Record<string, (...given: never[]) => string>> = englishSentences({
    bytes: () => put,
    count: () => put,
  })
  return new Map(
    Object.entries(catalogue).map(([id, make]) => [
      id,
      textOf(id, make)
        // What stands in quotation marks is a command or a name.
        .split(/[\u00017]+|“[^”]*”|"[^"]*"|`[^`]*`/)
        .map((part) => tellingPart.exec(part)?.[0] ?? '')
        .filter((part) => part !== ''),
    ]),
  )
}

/** Which English sentences are in a text. */
export function englishIn(text: string): readonly string[] {
  const plain = text.replace(/\s+/g, ' ').toLowerCase()
  return [...englishFragments()].flatMap(([id, parts]) =>
    parts.filter((part) => plain.includes(part.toLowerCase())).map((part) => `${id}: ${part}`),
  )
}

/** The sentence with something put in, whatever kind of values it wants. */
function textOf(id: string, make: (...given: never[]) => string): string {
  for (const given of choices(make.length)) {
    try {
      const text = make(...(given as never[]))
      if (!/undefined|NaN|null/.test(text)) return text
    } catch {
      // It wants something else.
    }
  }
  throw new Error(`Nothing could be put into ${id}`)
}

function choices(count: number): readonly (readonly unknown[])[] {
  if (count === 0) return [[]]
  return choices(count - 1).flatMap((before) => samples.map((sample) => [...before, sample]))
}
