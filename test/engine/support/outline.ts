import { ArchiveOutline } from '../../../src/backend/analysis/archive-outline.ts'
import { chooseImage } from '../../../src/backend/analysis/choose-image.ts'
import { skimArchive } from '../../../src/backend/archive/skim-archive.ts'
import type { Overview } from '../../../src/shared/views.ts'

/** What is shown of an archive before its layers are read; null when that is nothing. */
export async function outlineOf(
  path: string,
  kind: 'file' | 'directory',
  image: string | null,
): Promise<Overview | null> {
  const skimmed = await skimArchive({ kind, path }, new AbortController().signal)
  if (skimmed === null) return null
  const chosen = chooseImage(skimmed.images, skimmed.preferred, image, null)
  const source = { kind: 'archive', name: path } as const
  return new ArchiveOutline(skimmed, { source, engine: null }, chosen).overview()
}
