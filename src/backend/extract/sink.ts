import type { Sentence } from '../../core/sentences/sentence.ts'
import { english } from '../../core/sentences/english.ts'
import type { EntryFacts } from '../../core/queries/entry-facts.ts'
import type { PlannedItem, PlannedLink } from './plan.ts'

/** Where extracted things go. What a method throws as `Refusal` is reported, and the work goes on. */
export interface Sink {
  directory(item: PlannedItem, facts: EntryFacts): Promise<void>
  file(item: PlannedItem, facts: EntryFacts, content: AsyncIterable<Uint8Array>): Promise<void>
  hardLink(item: PlannedLink, facts: EntryFacts): Promise<void>
  symlink(item: PlannedItem, facts: EntryFacts, target: Uint8Array): Promise<void>
  /** A device or a pipe. */
  special(item: PlannedItem, facts: EntryFacts): Promise<void>
  /** A whiteout: its name is given, it lies in `directory`. */
  marker(directory: number, name: Buffer, facts: EntryFacts): Promise<void>
  /** After the last. */
  finish(): Promise<void>
  /** In every case, also after a failure. */
  close(): Promise<void>
}

/** One thing is not extracted, or not as it is. */
export class Refusal extends Error {
  readonly why: Sentence

  constructor(why: Sentence) {
    super(english(why))
    this.why = why
  }
}
