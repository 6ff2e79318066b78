import type { BrowserWindowConstructorOptions, NativeTheme } from 'electron'
import type { Rectangle } from './window-state.ts'
import { defaultSize, leastSize } from './window-state.ts'

export interface WindowPlace {
  /** Null lets the system choose. */
  readonly bounds: Rectangle | null
  /** 1 = as designed. */
  readonly zoom: number
}

/** A window of the app. Every line of `webPreferences` is a wall: see docs/security.md. */
export function windowOptions(
  preload: string,
  backgroundColor: string,
  { bounds, zoom }: WindowPlace,
): BrowserWindowConstructorOptions {
  return {
    ...(bounds ?? defaultSize),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Strata',
    backgroundColor,
    webPreferences: {
      preload,
      zoomFactor: zoom,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  }
}

/** The colours of --surface-window, so that nothing flashes before the first paint. */
export function windowBackground(
  theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>,
): string {
  if (!theme.shouldUseDarkColors) return '#ffffff'
  return theme.shouldUseHighContrastColors ? '#000000' : '#17191c'
}
