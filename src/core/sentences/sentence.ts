import type { englishSentences } from './english.ts'

/** How a language writes what is put into its sentences. */
export interface SentenceFormat {
  readonly bytes: (bytes: number) => string
  readonly count: (count: number) => string
}

/** A catalogue: everything that the analysis and its hosts say, in one language. */
export type Sentences = ReturnType<typeof englishSentences>

export type SentenceId = keyof Sentences

/** Where a sentence takes a text, another sentence may stand: a reason, the name of a thing. */
type Put<T> = T extends readonly string[]
  ? readonly (string | Sentence)[]
  : string extends T
    ? T | Sentence
    : T

type Filled<Given extends readonly unknown[]> = { readonly [At in keyof Given]: Put<Given[At]> }

type Values<Id extends SentenceId> = Filled<Parameters<Sentences[Id]>>

interface SentenceOf<Id extends SentenceId> {
  readonly id: Id
  readonly values: Values<Id>
}

/** A sentence before it is in any language: which one, and what is put into it. Plain data. */
export type Sentence = { readonly [Id in SentenceId]: SentenceOf<Id> }[SentenceId]

/** A sentence of the catalogue: `say('cutAt', 4096, null)`. */
export function say<Id extends SentenceId>(id: Id, ...values: Values<Id>): Sentence {
  return { id, values } as unknown as Sentence
}

/** The sentence in the language of a catalogue, with what stands inside it. */
export function spokenIn(sentences: Sentences, { id, values }: Sentence): string {
  const make = sentences[id] as (...values: readonly unknown[]) => string
  return make(...values.map((value) => spokenValue(sentences, value)))
}

function spokenValue(sentences: Sentences, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => spokenValue(sentences, one))
  return typeof value === 'object' && value !== null
    ? spokenIn(sentences, value as Sentence)
    : value
}
