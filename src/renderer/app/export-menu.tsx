import { exportFormats, exportTargets } from '../../shared/views.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { words } from '../words/words.ts'
import { chartFormats } from '../features/charts/chart-file.ts'
import { useApp, useCurrentImage } from './app-context.ts'
import { exportChart } from './export-chart.ts'
import { exportReport } from './export-report.ts'

/** The report of an image, as a file. */
export function ExportMenu({ session }: { readonly session: string }) {
  const app = useApp()
  const image = useCurrentImage()
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
        {
          label: words.exports.chart,
          items: chartFormats.map((format) => ({
            id: format,
            label: words.exports.chartNames[format],
            detail: words.exports.chartDetails[format],
            icon: 'file' as const,
            onSelect: () => {
              if (image !== null) void exportChart(app, image, format)
            },
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
