import { say } from '../../core/sentences/sentence.ts'
import type { Advice } from '../../core/advice/advice.ts'
import { giveAdvice } from '../../core/advice/give-advice.ts'
import type { ImageAnalysis } from '../../core/analysis/analyze-image.ts'
import { moveBase } from '../../core/analysis/move-base.ts'
import type { DuplicateGroup } from '../../core/analysis/duplicates.ts'
import type { Report, ReportWaste } from '../../core/model/report.ts'
import { WasteView } from '../../core/queries/waste-view.ts'
import type {
  Owner,
  WasteGroup,
  WasteGrouping,
  WasteSelection,
} from '../../core/queries/waste-view.ts'
import { buildReport } from '../../core/report/build-report.ts'
import { suggestionText, type SuggestionFormat } from '../../core/what-if/suggestion.ts'
import { whatIf } from '../../core/what-if/what-if.ts'
import type { Change, Outlook } from '../../core/what-if/what-if.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ArchiveEntry, ExportFormat, Overview, Page } from '../../shared/views.ts'
import type { Archive } from '../archive/archive.ts'
import type { ContentSource } from '../content/content-source.ts'
import { FileDesk } from '../explorer/file-desk.ts'
import type { ImageAnalyser } from './image-analyser.ts'
import type { LocalBase, LocalImages } from './local-images.ts'
import { overviewOf } from './overview.ts'
import { reportFile } from './report-file.ts'
import { fileStem } from '../../core/report/file-stem.ts'

const mostGroups = 10_000

interface WasteRequest {
  readonly offset: number
  readonly limit: number
  readonly selection?: WasteSelection
}

/** An archive that has been read to its end, and the analysis of the chosen one of its images. */
export class FinishedAnalysis {
  readonly #archive: Archive
  readonly #analyser: ImageAnalyser
  readonly #generator: string
  #chosen: number
  /** As it was found, whatever boundary someone put since. */
  #found: ImageAnalysis
  #analysis: ImageAnalysis
  readonly #content: ContentSource
  #files: FileDesk | null = null
  #advice: Advice | null = null
  #waste: WasteView | null = null

  constructor(
    archive: Archive,
    analyser: ImageAnalyser,
    generator: string,
    chosen: number,
    content: ContentSource,
  ) {
    this.#content = content
    this.#archive = archive
    this.#analyser = analyser
    this.#generator = generator
    this.#chosen = chosen
    this.#found = analyser.analyse(chosen)
    this.#analysis = this.#found
  }

  /** Analyses another image of the archive. Throws a StrataError `image-choice-unknown`. */
  choose(index: number): void {
    if (index === this.#chosen) return
    if (!this.#archive.images[index]) {
      throw new StrataError(errorInfo('image-choice-unknown', say('noChoiceAt', index)))
    }
    this.#found = this.#analyser.analyse(index)
    this.#analysis = this.#found
    this.#chosen = index
    this.#files = null
    this.#advice = null
    this.#waste = null
  }

  /** Takes so many layers for the base's; null for those that were found to be. */
  moveBase(layers: number | null): void {
    this.#analysis = layers === null ? this.#found : moveBase(this.#found, layers)
    this.#advice = null
    this.#waste = null
  }

  /** Looks for bases among the images of an engine; false when there is none. Never fails. */
  async lookAround(locals: LocalImages, signal: AbortSignal): Promise<boolean> {
    const found = new Map<string, LocalBase>()
    for (const diffIds of this.#analyser.stacks) {
      for (const base of await locals.below(diffIds, signal)) found.set(base.id, base)
    }
    if (found.size === 0) return false
    const moved = this.#analysis === this.#found ? null : this.#analysis.base.layers
    this.#found = this.#analyser.lookAround(this.#chosen, this.#found, [...found.values()])
    this.moveBase(moved)
    return true
  }

  /** For a look into the files of the chosen image. */
  files(): FileDesk {
    const places = this.#archive.images[this.#chosen]?.layerPlaces ?? []
    return (this.#files ??= new FileDesk(this.#analysis.timeline, this.#content, places))
  }

  /** The analysis of the chosen image. */
  get analysis(): ImageAnalysis {
    return this.#analysis
  }

  /** What could be saved; worked out when first asked for. */
  advice(): Advice {
    return (this.#advice ??= giveAdvice(this.#analysis))
  }

  whatIf(change: Change): Outlook {
    return whatIf(this.#analysis, change)
  }

  /** What to write for a change, as a file. */
  whatIfFile({ format, ...change }: Change & { readonly format: SuggestionFormat }) {
    const { parts, markdown } = this.whatIf(change)
    const { image, input } = this.#analysis
    const stem = `${fileStem(image, input.source.name)}.what-if`
    return format === 'markdown'
      ? { fileName: `${stem}.md`, mediaType: 'text/markdown', text: markdown }
      : { fileName: `${stem}.txt`, mediaType: 'text/plain', text: `${suggestionText(parts)}\n` }
  }

  report(): Report {
    return buildReport(this.#analysis, this.#generator)
  }

  overview(): Overview {
    return overviewOf(this.#analysis, this.#archive, this.#chosen, this.#found.base.layers)
  }

  waste({ offset, limit, selection }: WasteRequest): Page<ReportWaste> {
    const asked = selection ?? { owner: 'all', group: null }
    return { offset, ...this.#wasteView().rows(asked, offset, limit) }
  }

  wasteGroups({ by, owner }: { readonly by: WasteGrouping; readonly owner: Owner }) {
    const groups: readonly WasteGroup[] = this.#wasteView().groups(by, owner)
    return groups.slice(0, mostGroups)
  }

  #wasteView(): WasteView {
    return (this.#waste ??= new WasteView(this.#analysis))
  }

  duplicates(offset: number, limit: number): Page<DuplicateGroup> {
    const { duplicates } = this.#analysis
    return { total: duplicates.length, offset, rows: duplicates.slice(offset, offset + limit) }
  }

  /** The entries of the archive, each with the layer of the chosen image that it carries. */
  entries(offset: number, limit: number): Page<ArchiveEntry> {
    const { entries, images } = this.#archive
    const layers = images[this.#chosen]?.layerOfEntry
    const rows = entries
      .slice(offset, offset + limit)
      .map((entry) => ({ ...entry, layer: layers?.get(entry.name) ?? null }))
    return { total: entries.length, offset, rows }
  }

  export(format: ExportFormat) {
    return reportFile(this.report(), format)
  }
}
