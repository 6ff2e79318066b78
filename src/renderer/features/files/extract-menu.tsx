import type { FileRow } from '../../../core/queries/file-row.ts'
import type { ExtractRequest } from '../../../shared/file-views.ts'
import { useApp } from '../../app/app-context.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { filesWords } from '../../words/files-words.ts'
import { useFormat } from '../../words/use-format.ts'
import css from './file-inspector.module.css'
import type { Extraction } from './use-extraction.ts'

const words = filesWords.extract

/** Takes a file or a directory out of the image, also one that a later layer deleted. */
export function ExtractMenu({
  row,
  extraction,
}: {
  readonly row: FileRow
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
        selection: { kind: 'copy', path: row.path, layer: row.layer },
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

/** How far the extraction that runs is, and a way to stop it. */
export function ExtractProgressLine({ extraction }: { readonly extraction: Extraction }) {
  const { bytes } = useFormat()
  const { progress, stop } = extraction
  if (progress === null) return null
  return (
    <p className={css['extract']}>
      <span role="status" className="num grow">
        {progress === 'begun'
          ? words.running
          : words.progress(progress.files, progress.filesTotal, bytes(progress.bytes))}
      </span>
      <IconButton label={words.stop} icon="close" size="small" onClick={stop} />
    </p>
  )
}
