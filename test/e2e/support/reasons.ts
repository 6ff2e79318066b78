import { findElectron } from '../../../scripts/lib/electron.mjs'

/* Why something cannot be tested on this machine. A reason is shown with each skipped test. */

/** Set by the global setup, for the processes that run the tests. */
export const noEngineVariable = 'STRATA_TEST_NO_ENGINE'

export function reasonAgainstEngine(): string | null {
  return process.env[noEngineVariable] ?? null
}

export function reasonAgainstElectron(): string | null {
  if (findElectron() === null) {
    return "Electron's program is not here: its npm package downloads it at the first `npm start`"
  }
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (process.platform === 'linux' && !hasDisplay) {
    return "Electron's window needs a display: run the tests under xvfb-run"
  }
  return null
}
