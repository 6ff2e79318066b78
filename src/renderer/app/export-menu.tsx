import { exportFormats, exportTargets } from '../../shared/views.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { words } from '../words/words.ts'
import { useApp } from './app-context.ts'
import { exportReport } from './export-report.ts'

/** The report of an image, as a file. */
export function ExportMenu({ session }: { readonly session: string }) {
  const app = useApp()
  const offered = app.info.host === 'electron' ? exportTargets : exportFormats
  return (
    <Menu
      label={words.exports.menu}
      align="end"
      groups={[
        {
          label: words.exports.menu,
          items: offered.map((format) => ({
            id: format,
            label: words.exports.names[format],
            detail: words.exports.details[format],
            icon: 'file',
            onSelect: () => void exportReport(app, session, format),
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
