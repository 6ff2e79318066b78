import type { CommandId } from '../../shared/commands.ts'
import type { ExportTarget } from '../../shared/views.ts'
import type { App } from '../app/app-context.ts'
import { changeSettings } from '../app/change-settings.ts'
import { exportChart } from '../app/export-chart.ts'
import { exportReport } from '../app/export-report.ts'
import { pickAndOpen } from '../app/open-file.ts'
import { engineMenuId, pathFieldId, searchFieldId } from './anchors.ts'
import type { ChartFormat } from '../features/charts/chart-file.ts'
import type { TabName } from '../features/tab-props.ts'
import { preferences } from '../state/preferences.ts'
import type { OpenImage } from '../state/sessions.ts'
import { copyText } from '../ui/copy-text.ts'
import { tabId } from '../ui/tabs.tsx'
import { words } from '../words/words.ts'

type Run = (app: App, narrow: boolean) => void

/** What each command does. That it can be done now has been asked before. */
const runs: Readonly<Record<CommandId, Run>> = {
  'archive.open': (app) => void pickAndOpen(app, 'archive'),
  'folder.open': (app) => void pickAndOpen(app, 'folder'),
  'sample.open': (app) => app.sessions.open({ kind: 'sample' }, words.library.sample),
  'image.again': (app) => app.sessions.retry(),
  'image.cancel': (app) => app.sessions.cancel(),
  'image.close': (app) => app.sessions.close(),
  'export.json': exportAs('json'),
  'export.markdown': exportAs('markdown'),
  'export.csv': exportAs('csv'),
  'export.html': exportAs('html'),
  'export.pdf': exportAs('pdf'),
  'export.chart-svg': exportChartAs('svg'),
  'export.chart-png': exportChartAs('png'),
  'settings.open': (app) => app.view.set({ dialog: 'settings' }),
  'palette.open': (app) => app.view.set({ dialog: 'palette' }),
  'image.find': () => focusField(searchFieldId),
  'path.find': (app) => {
    app.view.set({ tab: 'files' })
    afterDrawing(() => focusField(pathFieldId))
  },
  'engine.choose': () => document.getElementById(engineMenuId)?.click(),
  'engine.refresh': (app) => void app.engine.refresh(),
  'view.overview': goTo('overview'),
  'view.files': goTo('files'),
  'view.waste': goTo('waste'),
  'view.config': goTo('config'),
  'view.archive': goTo('archive'),
  'inspector.toggle': (app, narrow) => {
    if (narrow) app.view.set({ drawer: !app.view.get().drawer })
    else preferences.set({ inspector: !preferences.get().inspector })
  },
  'drawer.close': (app) => app.view.set({ drawer: false }),
  'theme.toggle': (app) => void toggleTheme(app),
  'units.toggle': (app) => {
    void changeSettings(app, { units: preferences.get().units === 'si' ? 'iec' : 'si' })
  },
  'keys.show': (app) => app.view.set({ dialog: 'keys' }),
  'image-id.copy': (app) => void copyImageId(app),
}

/** Does what a command says, whichever way it was asked for. */
export function runCommand(id: CommandId, app: App, narrow: boolean): void {
  runs[id](app, narrow)
}

function goTo(tab: TabName): Run {
  return (app) => {
    app.view.set({ tab })
    afterDrawing(() => document.getElementById(tabId(tab))?.focus())
  }
}

function exportAs(format: ExportTarget): Run {
  return (app) => {
    const session = currentImage(app)?.session
    if (session !== undefined && session !== null) void exportReport(app, session, format)
  }
}

function exportChartAs(format: ChartFormat): Run {
  return (app) => {
    const image = currentImage(app)
    if (image !== undefined) void exportChart(app, image, format)
  }
}

function currentImage(app: App): OpenImage | undefined {
  const { images, current } = app.sessions.store.get()
  return images.find(({ key }) => key === current)
}

function focusField(id: string): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** A dialog that closes gives the focus back first, and a view must be there to have it. */
function afterDrawing(act: () => void): void {
  window.setTimeout(act)
}

/** Turns light into dark and back, whatever the system says. */
function toggleTheme(app: App): Promise<void> {
  const { theme } = preferences.get()
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const dark = theme === 'system' ? systemDark : theme === 'dark'
  return changeSettings(app, { theme: dark ? 'light' : 'dark' })
}

async function copyImageId(app: App): Promise<void> {
  const id = currentImage(app)?.overview?.image.id
  if (id === undefined) return
  const copied = await copyText(id)
  app.view.set({ toast: copied ? words.copy.copied : words.copy.refused })
}
