import { constants } from 'node:os'
import { findAppRoot } from '../backend/files/app-root.ts'
import { terminalError, exitStatusOf, toErrorInfo } from '../shared/errors.ts'
import { readCommandLine } from './command-line.ts'
import { errorLine, processConsole } from './console.ts'
import { helpText } from './help.ts'

// The entry of the command line: one command, one exit status. A command is loaded only when it is
// asked for, so that `strata --help` does not pay for the analysis.

const args = process.argv.slice(2)
const console = processConsole()
const abort = new AbortController()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The second time, or when the command does not let go, the user means it.
    if (abort.signal.aborted) process.exit(128 + constants.signals[signal])
    abort.abort(terminalError('cancelled', 'Cancelled.'))
  })
}

async function main(): Promise<number> {
  try {
    return await run()
  } catch (error) {
    const info = abort.signal.aborted
      ? terminalError('cancelled', 'Cancelled.')
      : toErrorInfo(error)
    if (info.code === 'internal' && process.env['STRATA_DEBUG'])
      process.stderr.write(stackOf(error))
    console.say(errorLine(info, wantsJson(args) ? 'json' : 'text'))
    return exitStatusOf(info.code)
  }
}

async function run(): Promise<number> {
  const line = readCommandLine(args)
  const app = findAppRoot(import.meta.url)
  switch (line.command) {
    case 'help':
      await console.result(helpText(line.of))
      return 0
    case 'version':
      await console.result(`${app.generator}\n`)
      return 0
    case 'list': {
      const { listCommand } = await import('./list-command.ts')
      await listCommand(line, console, abort.signal)
      return 0
    }
    case 'analyze': {
      const { analyzeCommand } = await import('./analyze-command.ts')
      await analyzeCommand(line, app.generator, console, abort.signal)
      return 0
    }
    case 'check': {
      const { checkCommand } = await import('./check-command.ts')
      return checkCommand(line, app.generator, console, abort.signal)
    }
    case 'files': {
      const { filesCommand } = await import('./files-command.ts')
      await filesCommand(line, app.generator, console, abort.signal)
      return 0
    }
    case 'extract': {
      const { extractCommand } = await import('./extract-command.ts')
      return extractCommand(line, app.generator, console, abort.signal)
    }
    case 'build': {
      const { buildCommand } = await import('./build-command.ts')
      return buildCommand(line, app.generator, console, abort.signal)
    }
    case 'serve': {
      const { serveCommand } = await import('./serve/serve-command.ts')
      await serveCommand(line, app, import.meta.url, console, abort.signal)
      return 0
    }
  }
}

function wantsJson(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === '--format=json' || (word === 'json' && words[at - 1] === '--format'),
  )
}

function stackOf(error: unknown): string {
  return error instanceof Error ? `${error.stack}\n` : ''
}

process.exit(await main())
