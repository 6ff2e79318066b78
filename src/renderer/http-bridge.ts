import { say } from '../core/sentences/sentence.ts'
import { fail } from '../core/model/result.ts'
import type { Result } from '../core/model/result.ts'
import type { Answer, Arg, Bridge, CallName, EventName, Events } from '../shared/contract.ts'
import type { ErrorInfo } from '../shared/errors.ts'
import { eventNames } from '../shared/contract.ts'
import { errorInfo } from '../shared/errors.ts'
import type { FileGrant } from '../shared/views.ts'

const tokenHeader = 'x-strata-token'
const reconnectMs = 1000

type Listeners = { [N in EventName]: Set<(payload: Events[N]) => void> }

/**
 * The bridge to `strata serve`: calls are POSTs, events come over one open answer, a file that the
 * user gives is sent when a session asks for it. The token is the one in the page's address.
 */
export function createHttpBridge(page: string = location.href): Bridge {
  const host = hostOf(page)
  const files = new Map<string, File>()
  const listeners = Object.fromEntries(
    eventNames.map((name) => [name, new Set()]),
  ) as unknown as Listeners
  let listening = false

  return {
    async call<N extends CallName>(name: N, arg: Arg<N>): Promise<Answer<N>> {
      const answer = (await post(host, `/call/${encodeURIComponent(name)}`, arg)) as Answer<N>
      if (name === 'session:open')
        sendFile(arg as Arg<'session:open'>, answer as Answer<'session:open'>)
      return answer
    },

    on<N extends EventName>(name: N, listener: (payload: Events[N]) => void) {
      listeners[name].add(listener)
      if (!listening) {
        listening = true
        void listen(host, listeners)
      }
      return () => void listeners[name].delete(listener)
    },

    async grant(file: File): Promise<Result<FileGrant, ErrorInfo>> {
      const offer = { name: file.name, size: file.size }
      const answer = (await post(host, '/grant', offer)) as Result<FileGrant, ErrorInfo>
      if (answer.ok) files.set(answer.value.handle, file)
      return answer
    },
  }

  /** The session waits for these bytes. What becomes of them is told by its state. */
  function sendFile({ source }: Arg<'session:open'>, answer: Answer<'session:open'>): void {
    const file = source.kind === 'file' ? files.get(source.handle) : undefined
    if (!file || !answer.ok) return
    const { headers } = host
    const { session } = answer.value
    fetch(`${host.origin}/upload/${session}`, { method: 'PUT', body: file, headers }).catch(() => {
      // The file went away, or the session ended first; a session that still waits must not for ever.
      void post(host, '/call/session:cancel', { session })
    })
  }
}

interface Host {
  readonly origin: string
  readonly headers: Readonly<Record<string, string>>
}

function hostOf(page: string): Host {
  const { origin, searchParams } = new URL(page)
  return { origin, headers: { [tokenHeader]: searchParams.get('token') ?? '' } }
}

/** Posts JSON and gives the answer's JSON; a server that cannot be reached or refuses is an error. */
async function post({ origin, headers }: Host, path: string, body: unknown): Promise<unknown> {
  try {
    const response = await fetch(origin + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, 'content-type': 'application/json' },
    })
    if (response.ok) return await response.json()
    return fail(errorInfo('internal', say('notAccepted'), null, await response.text()))
  } catch {
    return fail(errorInfo('internal', say('notRunning'), say('serveAgain')))
  }
}

/** Keeps one event stream open; when it breaks, opens it again after a moment. */
async function listen({ origin, headers }: Host, listeners: Listeners): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${origin}/events`, { headers })
      if (response.ok && response.body) await readEvents(response.body, listeners)
    } catch {
      // The server is gone or not there yet; calls say so to the user.
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, listeners: Listeners): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    text += decoder.decode(value, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      deliver(text.slice(0, end), listeners)
      text = text.slice(end + 2)
    }
  }
}

/** One event as the server writes it: a line with its name and a line with its JSON. */
function deliver(event: string, listeners: Listeners): void {
  const [, name, data] = /^event: (\S+)\ndata: (.*)$/.exec(event) ?? []
  if (data === undefined || name === undefined || !(name in listeners)) return
  const payload = JSON.parse(data) as never
  for (const listener of listeners[name as EventName]) listener(payload)
}
