import type { ReportImage } from '../model/report.ts'

/** The first part of the name of a file about an image, such as any file system takes. */
export function fileStem(
  { tags, shortId }: Pick<ReportImage, 'tags' | 'shortId'>,
  sourceName: string,
): string {
  const name = tags[0] ?? sourceName
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return (safe === '' ? shortId : safe).slice(0, 100)
}
