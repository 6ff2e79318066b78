import type { AppRoot } from '../../backend/files/app-root.ts'
import { workerModule } from '../../backend/files/app-root.ts'
import { createBackend } from '../../backend/session/backend.ts'
import type { FileGrants } from '../../backend/session/file-grants.ts'
import { Downloads } from '../../backend/session/downloads.ts'
import { browserServices } from '../../backend/session/host-services.ts'
import { spawnThread } from '../../backend/session/spawn-thread.ts'
import { systemErrorOf } from '../../backend/files/system-error.ts'
import { terminalError, StrataError } from '../../shared/errors.ts'
import type { SourceRequest } from '../../shared/views.ts'
import type { CommandLine } from '../command-line.ts'
import type { Console } from '../console.ts'
import { readSourceWord } from '../source-word.ts'
import { createToken, isLoopback } from './access.ts'
import { EventStream } from './event-stream.ts'
import { startHttpHost } from './http-host.ts'

/** How long analyses stay when the last page is gone: a reload comes back sooner. */
const lingerMs = 60_000

type ServeArguments = Extract<CommandLine, { command: 'serve' }>

/**
 * Serves the window until the signal is aborted. The one line on standard output is the address.
 * Throws a StrataError when the source or the address cannot be had.
 */
export async function serveCommand(
  args: ServeArguments,
  app: AppRoot,
  entryUrl: string,
  console: Console,
  signal: AbortSignal,
): Promise<void> {
  const downloads = new Downloads()
  let initialSource: SourceRequest | null = null
  let lingering: ReturnType<typeof setTimeout> | null = null
  const events = new EventStream({
    onJoin: () => {
      if (lingering) clearTimeout(lingering)
      lingering = null
    },
    onEmpty: () => {
      lingering = setTimeout(() => void backend.sessions.closeAll(), lingerMs)
      lingering.unref()
    },
  })
  const backend = createBackend({
    app,
    engine: args.engine,
    spawn: spawnThread(workerModule(entryUrl)),
    host: () => browserServices(app.version, () => initialSource, downloads),
    emit: (name, payload) => events.send(name, payload),
    logUnexpected: (error) => {
      if (process.env['STRATA_DEBUG']) console.say(`strata: ${String(error)}`)
    },
  })
  if (args.source !== null) initialSource = await grantSource(args.source, backend.grants)
  const token = createToken()
  const { server, url } = await startHttpHost({
    dispatch: backend.dispatch,
    grants: backend.grants,
    sessions: backend.sessions,
    events,
    downloads,
    token,
    renderer: app.renderer,
    look: () => backend.settings.settings(),
    host: args.bind,
    port: args.port,
  }).catch((error: unknown) => {
    throw new StrataError(listenError(args, error))
  })
  backend.engines.watch()
  if (!isLoopback(args.bind)) {
    console.say(
      'strata: this address can be reached from other machines; who has it sees the images of this engine.',
    )
  }
  await console.result(`${url}\n`)
  await aborted(signal)
  events.close()
  server.close()
  server.closeAllConnections()
  await backend.close()
  await downloads.close()
}

/** The source of the command line under a handle, as if the user had dropped it. */
async function grantSource(word: string, grants: FileGrants): Promise<SourceRequest> {
  const named = await readSourceWord(word)
  switch (named.kind) {
    case 'engine':
      return { kind: 'engine', image: named.image }
    case 'path': {
      const { handle, name } = await grants.grantPath(named.path)
      return { kind: 'file', handle, name }
    }
    case 'podman': {
      const advice = 'Save the image with podman image save and open the file, or use analyze.'
      throw new StrataError(
        terminalError('usage', 'serve does not ask podman without its service.', advice),
      )
    }
    case 'stdin':
      throw new StrataError(
        terminalError('usage', 'serve cannot read standard input.', 'Give a file, or use analyze.'),
      )
  }
}

function listenError({ bind, port }: ServeArguments, error: unknown) {
  const { code, message: detail } = systemErrorOf(error)
  switch (code) {
    case 'EADDRINUSE':
      return terminalError(
        'usage',
        `Port ${port} is in use.`,
        'Choose another --port, or 0 for any.',
        detail,
      )
    case 'EACCES':
      return terminalError(
        'usage',
        `Port ${port} needs more rights.`,
        'Choose a --port above 1023.',
        detail,
      )
    default:
      return terminalError('usage', `“${bind}” cannot be listened on.`, 'Check --host.', detail)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
