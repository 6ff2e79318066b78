import { fileStem } from '../../core/report/file-stem.ts'
import type { OpenImage } from '../state/sessions.ts'
import { preferences } from '../state/preferences.ts'
import { chartBytes, drawLight, type ChartFormat } from '../features/charts/chart-file.ts'
import { chartInView, type ChartSource } from '../features/charts/chart-in-view.ts'
import { layerChartSvg } from '../features/charts/layer-chart-svg.ts'
import { errorMessage } from '../words/sentences.ts'
import { words } from '../words/words.ts'
import type { App } from './app-context.ts'
import { download, finish } from './export-report.ts'

const mediaTypes: Readonly<Record<ChartFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Writes the chart in view, or that of the layer sizes when none is, and says where it is. */
export async function exportChart(app: App, image: OpenImage, format: ChartFormat): Promise<void> {
  const { overview } = image
  if (overview === null) return
  const { kind, draw } = chartInView.get().source ?? layerSizes(overview)
  const fileName = `${fileStem(overview.image, image.title)}.${kind}.${format}`
  try {
    const bytes = await chartBytes(drawLight(draw), format)
    app.view.set({ toast: await save(app, fileName, format, bytes) })
  } catch {
    app.view.set({ toast: words.exports.chartFailed })
  }
}

function layerSizes(overview: NonNullable<OpenImage['overview']>): ChartSource {
  const { units } = preferences.get()
  const picture = { overview, measure: 'size', scale: 'linear', units } as const
  return { kind: 'layers', draw: (color) => layerChartSvg(picture, color) }
}

/** A browser has the bytes already; a desktop asks where to. What to say of it. */
async function save(
  app: App,
  fileName: string,
  format: ChartFormat,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  if (app.info.host === 'browser') {
    download(fileName, new Blob([bytes], { type: mediaTypes[format] }))
    return words.exports.downloaded(fileName)
  }
  const answer = await app.bridge.call('chart:save', { fileName, bytes })
  return answer.ok
    ? finish(answer.value)
    : `${words.exports.chartFailed} ${errorMessage(answer.error)}`
}
