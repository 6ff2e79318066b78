import { formatBytes, thinSpace } from '../core/model/format.ts'

/** A size for a terminal, where a narrow space is not to be had everywhere. */
export function plainBytes(bytes: number): string {
  return formatBytes(bytes).replaceAll(thinSpace, ' ')
}
