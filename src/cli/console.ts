import type { ErrorInfo } from '../shared/errors.ts'

/** The streams of the command line, given from outside so that a test can hold them. */
export interface Console {
  /** Columns of the terminal that shows the result; null when it goes elsewhere. */
  readonly width: number | null
  /** Writes the result; resolves when it has left the process. */
  result(text: string): Promise<void>
  /** Writes bytes to standard output; resolves when they have left the process. */
  bytes(bytes: Uint8Array): Promise<void>
  /** Writes one line to standard error. */
  say(line: string): void
  /** Shows how far the work is, replacing what stood there; nothing unless it is a terminal. */
  progress(line: string): void
  /** Takes the progress line away. */
  clearProgress(): void
}

/** The console of this process. */
export function processConsole(): Console {
  const { stdout, stderr } = process
  let shown = false
  const clearProgress = (): void => {
    if (shown) stderr.write('\r\x1b[2K')
    shown = false
  }
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure, and no news.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  stderr.on('error', () => {})
  return {
    width: stdout.isTTY ? stdout.columns : null,
    result: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => resolve())
      }),
    bytes: (bytes) =>
      new Promise((resolve) => {
        stdout.write(bytes, () => resolve())
      }),
    say: (line) => {
      clearProgress()
      stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (!stderr.isTTY) return
      stderr.write(`\r\x1b[2K${line.slice(0, Math.max(20, (stderr.columns || 80) - 1))}`)
      shown = true
    },
    clearProgress,
  }
}

/** A failure as one line: what happened, and what to do. */
export function errorLine(error: ErrorInfo, format: 'text' | 'json'): string {
  if (format === 'json') {
    return JSON.stringify({ error: { code: error.code, message: oneLine(error.message) } })
  }
  const advice = error.advice === null ? '' : ` ${error.advice}`
  return oneLine(`strata: ${error.message}${advice}`)
}

/** Names come from images and file systems: nothing in them may start a line or move the cursor. */
function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
}
