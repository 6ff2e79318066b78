import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import {
  kindFile,
  kindHardlink,
  kindOpaque,
  kindOther,
  kindSymlink,
} from '../../core/model/entry-kind.ts'
import { contentOf, impliedFacts, ownKind, rowOf } from '../../core/queries/entry-facts.ts'
import { factsAt } from '../../core/queries/row-builder.ts'
import type { Timeline } from '../../core/union/timeline.ts'
import { StrataError } from '../../shared/errors.ts'
import type { ExtractProblem, ExtractProgress, ExtractReport } from '../../shared/file-views.ts'
import { Paced } from '../analysis/paced.ts'
import type { FileContent } from '../content/file-content.ts'
import type { LayerCursor } from '../content/layer-cursor.ts'
import { systemErrorOf } from '../files/system-error.ts'
import type { ItemNames } from './item-names.ts'
import type { ExtractPlan, PlannedItem } from './plan.ts'
import type { Sink } from './sink.ts'
import { Refusal } from './sink.ts'

const problemsShown = 1000
const progressMs = 100

/** Errors of a file system that concern one name, and not the whole. */
const ownErrors = new Map([
  ['ENAMETOOLONG', say('nameTooLongHere')],
  ['EILSEQ', say('nameImpossible')],
  ['EINVAL', say('nameImpossible')],
  ['ENOENT', say('directoryNotMade')],
  ['ENOTDIR', say('noDirectoryInWay')],
  ['EISDIR', say('directoryThere')],
  ['EPERM', say('systemForbids')],
  ['EACCES', say('systemForbids')],
  ['EMLINK', say('tooManyNames')],
])

/** Carries out a plan: what cannot be extracted is reported with the reason, and the rest goes on. */
export class Extraction {
  readonly #timeline: Timeline
  readonly #content: FileContent
  readonly #names: ItemNames
  readonly #signal: AbortSignal
  readonly #told: Paced<ExtractProgress>
  readonly #problems: ExtractProblem[] = []
  #problemCount = 0
  #files = 0
  #directories = 0
  #links = 0
  #bytes = 0

  constructor(
    timeline: Timeline,
    content: FileContent,
    names: ItemNames,
    signal: AbortSignal,
    onProgress: (progress: ExtractProgress) => void,
  ) {
    this.#timeline = timeline
    this.#content = content
    this.#names = names
    this.#signal = signal
    this.#told = new Paced(onProgress, progressMs)
  }

  get report(): ExtractReport {
    return {
      files: this.#files,
      directories: this.#directories,
      links: this.#links,
      bytes: this.#bytes,
      problems: this.#problems,
      problemCount: this.#problemCount,
    }
  }

  problem(path: number, reason: Sentence): void {
    this.#problemCount++
    if (this.#problems.length >= problemsShown) return
    this.#problems.push({ path: this.#names.shown(path), reason })
  }

  /** Throws a StrataError, or the signal's reason. */
  async run(plan: ExtractPlan, sink: Sink): Promise<ExtractReport> {
    try {
      for (const item of plan.directories) {
        if (this.#names.isTop(item.path)) continue
        const facts = factsAt(this.#timeline, item.entry)
        if (await this.#try(item, () => sink.directory(item, facts))) this.#directories++
      }
      await this.#writeFiles(plan, sink)
      for (const item of plan.hardLinks) {
        const facts = factsAt(this.#timeline, item.entry)
        if (await this.#try(item, () => sink.hardLink(item, facts))) this.#links++
      }
      for (const item of plan.others) await this.#try(item, () => this.#writeOther(item, sink))
      for (const item of plan.markers) await this.#try(item, () => this.#writeMarker(item, sink))
      await sink.finish()
      this.#tell(plan, true)
      return this.report
    } finally {
      this.#told.drop()
      await sink.close()
    }
  }

  async #writeFiles(plan: ExtractPlan, sink: Sink): Promise<void> {
    let cursor: LayerCursor | null = null
    let layer = -1
    try {
      for (const item of plan.files) {
        const facts = { ...factsAt(this.#timeline, item.entry), kind: kindFile }
        const before = this.#bytes
        const written = await this.#try(item, async () => {
          const place = this.#placeOf(item)
          if (place.layer !== layer || cursor === null) {
            await cursor?.close()
            cursor = this.#content.cursor(place.layer, this.#signal)
            layer = place.layer
          }
          const piece = cursor.piece(place.offset, place.size)
          const content = this.#content.verified(piece, item.entry)
          await sink.file(item, facts, this.#counted(content, plan))
        })
        this.#bytes = before + (written ? facts.size : 0)
        if (written) this.#files++
        this.#tell(plan, false)
      }
    } finally {
      await (cursor as LayerCursor | null)?.close()
    }
  }

  #placeOf({ entry }: PlannedItem) {
    try {
      return this.#content.placeOf(entry)
    } catch (error) {
      if (error instanceof StrataError && error.info.code === 'unsupported') {
        throw new Refusal(say('sparseInPieces'))
      }
      throw error
    }
  }

  async #writeOther(item: PlannedItem, sink: Sink): Promise<void> {
    const { entries, paths } = this.#timeline
    const inode = contentOf(entries, item.entry)
    const facts = factsAt(this.#timeline, inode)
    switch (facts.kind) {
      case kindSymlink: {
        const { table, row } = rowOf(entries, inode)
        await sink.symlink(item, facts, paths.names.bytes(table.link[row] as number))
        this.#links++
        return
      }
      case kindHardlink:
        throw new Refusal(say('linkToNothing'))
      case kindOther:
        throw new Refusal(say('ofUnknownType'))
      default:
        await sink.special(item, facts)
    }
  }

  async #writeMarker({ path, entry }: PlannedItem, sink: Sink): Promise<void> {
    const isOpaque = ownKind(this.#timeline.entries, entry) === kindOpaque
    const directory = isOpaque ? path : this.#names.parent(path)
    const name = isOpaque
      ? Buffer.from('.wh..wh..opq')
      : Buffer.concat([Buffer.from('.wh.'), this.#names.last(path)])
    await sink.marker(directory, name, { ...impliedFacts, mode: 0o644 })
  }

  /** Does one thing; false when it is refused, which is reported. */
  async #try({ path }: PlannedItem, work: () => Promise<void>): Promise<boolean> {
    this.#signal.throwIfAborted()
    try {
      await work()
      return true
    } catch (error) {
      const own = ownErrors.get(systemErrorOf(error).code)
      if (error instanceof Refusal) this.problem(path, error.why)
      else if (own !== undefined) this.problem(path, own)
      else throw error
      return false
    }
  }

  /** So that one large file is followed as many small ones are. */
  async *#counted(content: AsyncIterable<Uint8Array>, plan: ExtractPlan) {
    for await (const chunk of content) {
      this.#bytes += chunk.length
      this.#tell(plan, false)
      yield chunk
    }
  }

  #tell(plan: ExtractPlan, isLast: boolean): void {
    const progress = (): ExtractProgress => ({
      files: this.#files,
      filesTotal: plan.files.length,
      bytes: this.#bytes,
      bytesTotal: plan.bytes,
    })
    this.#told.offer(progress, isLast)
  }
}
