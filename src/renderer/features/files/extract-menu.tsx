import type { FileRow } from '../../../core/queries/file-row.ts'
import type { ExtractRequest } from '../../../shared/file-views.ts'
import { useApp } from '../../app/app-context.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { filesWords } from '../../words/files-words.ts'
import { selectionOf } from './extract-selection.ts'
import type { Extraction } from './use-extraction.ts'

const words = filesWords.extract

/** Takes a file or a directory out of the image, also one that a later layer deleted. */
export function ExtractMenu({
  row,
  layer,
  extraction,
}: {
  readonly row: FileRow
  /** The layer that the view is of. */
  readonly layer: number
  readonly extraction: Extraction
}) {
  const { info } = useApp()
  const item = (form: ExtractRequest['form'], label: string, detail: string): MenuItem => ({
    id: form,
    label,
    detail,
    icon: form === 'file' ? 'file' : form === 'tar' ? 'archive' : 'folder',
    disabled: extraction.progress !== null,
    onSelect: () => {
      extraction.start({
        selection: selectionOf(row, layer),
        form,
        keepOwners: form === 'tar',
      })
    },
  })
  const isFile = row.kind === 'file' || row.kind === 'hardlink'
  const items = [
    ...(isFile ? [item('file', words.file, words.fileDetail)] : []),
    // A browser saves files, not folders.
    ...(info.host === 'electron' ? [item('folder', words.folder, words.folderDetail)] : []),
    item('tar', words.tar, words.tarDetail),
  ]
  return (
    <Menu
      label={words.menu}
      align="end"
      groups={[{ label: words.menu, items }]}
      trigger={(props) => <IconButton label={words.button} icon="export" size="small" {...props} />}
    />
  )
}
