import type { Report, ReportDuplicate, ReportWaste } from '../../core/model/report.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ArchiveEntry, ExportFormat, Overview, Page } from '../../shared/views.ts'
import type { Archive } from '../archive/archive.ts'
import { overviewOf } from './overview.ts'
import { reportFile } from './report-file.ts'

/** Makes the report of one image of the archive. */
export type AnalyseImage = (index: number) => Report

/** An archive that has been read to its end, and the analysis of the chosen one of its images. */
export class FinishedAnalysis {
  readonly #archive: Archive
  readonly #analyse: AnalyseImage
  #chosen: number
  #report: Report
  #overview: Overview

  constructor(archive: Archive, analyse: AnalyseImage, chosen: number) {
    this.#archive = archive
    this.#analyse = analyse
    this.#chosen = chosen
    this.#report = analyse(chosen)
    this.#overview = overviewOf(this.#report, archive, chosen)
  }

  get report(): Report {
    return this.#report
  }

  get overview(): Overview {
    return this.#overview
  }

  /** Analyses another image of the archive. Throws a StrataError `image-choice-unknown`. */
  choose(index: number): Overview {
    if (!this.#archive.images[index]) {
      throw new StrataError(errorInfo('image-choice-unknown', `The archive has no image ${index}.`))
    }
    this.#report = this.#analyse(index)
    this.#chosen = index
    this.#overview = overviewOf(this.#report, this.#archive, index)
    return this.#overview
  }

  waste(offset: number, limit: number): Page<ReportWaste> {
    return pageOf(this.#report.efficiency.waste, offset, limit)
  }

  duplicates(offset: number, limit: number): Page<ReportDuplicate> {
    return pageOf(this.#report.duplicates, offset, limit)
  }

  /** The entries of the archive, each with the layer of the chosen image that it carries. */
  entries(offset: number, limit: number): Page<ArchiveEntry> {
    const page = pageOf(this.#archive.entries, offset, limit)
    const layers = this.#archive.images[this.#chosen]?.layerOfEntry
    const rows = page.rows.map((entry) => ({ ...entry, layer: layers?.get(entry.name) ?? null }))
    return { ...page, rows }
  }

  export(format: ExportFormat) {
    return reportFile(this.#report, format)
  }
}

function pageOf<T>(rows: readonly T[], offset: number, limit: number): Page<T> {
  return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) }
}
