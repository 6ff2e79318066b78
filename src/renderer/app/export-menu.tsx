import { exportFormats, type ExportFormat, type ExportOutcome } from '../../shared/views.ts'
import { assertNever } from '../../core/model/assert-never.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { useApp } from './app-context.ts'

/** The report of the image in view, as a file. */
export function ExportMenu({ session }: { readonly session: string }) {
  const { bridge, view } = useApp()

  const write = async (format: ExportFormat) => {
    const answer = await bridge.call('session:export', { session, format })
    const toast = answer.ok
      ? finish(answer.value)
      : `${words.exports.failed} ${answer.error.message}`
    if (toast !== null) view.set({ toast })
  }

  return (
    <Menu
      label={words.exports.menu}
      align="end"
      groups={[
        {
          label: words.exports.menu,
          items: exportFormats.map((format) => ({
            id: format,
            label: words.exports.names[format],
            detail: words.exports.details[format],
            icon: 'file',
            onSelect: () => void write(format),
          })),
        },
      ]}
      trigger={(props) => (
        <Button icon="export" {...props}>
          {words.exports.button}
        </Button>
      )}
    />
  )
}

function finish(outcome: ExportOutcome): string | null {
  switch (outcome.kind) {
    case 'saved':
      return words.exports.saved(visibleText(outcome.path))
    case 'cancelled':
      return null
    case 'download':
      download(outcome.fileName, outcome.mediaType, outcome.text)
      return words.exports.downloaded(visibleText(outcome.fileName))
    default:
      return assertNever(outcome, 'outcome')
  }
}

function download(fileName: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken the bytes only after this turn.
  window.setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 10_000)
}
