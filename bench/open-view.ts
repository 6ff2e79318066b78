/*
 * How long a person waits at `strata serve` for an image of the engine or for an archive, asked as the
 * window asks:
 *
 *   npm run build
 *   npx node bench/open-view.ts IMAGE|ARCHIVE [RUNS]
 *
 * first view   from the pick to an overview that has something to show (bar 300 ms)
 * cancel       from the stop to a session that says so (bar 1 s)
 * whole        an archive from the pick to the whole analysis
 * reopen       an engine's image again, kept from its first reading (bar 200 ms for 100,000 entries)
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Answer, CallName, Calls } from '../src/shared/contract.ts'
import type { SessionState, SourceRequest } from '../src/shared/views.ts'

const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const [picked, runs = '5'] = process.argv.slice(2)

async function measure(word: string, times: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'))
  const served = spawn(process.execPath, [cli, 'serve', word], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  try {
    const window = await Served.of(served.stdout)
    await window.call('engine:images', {})
    const { initialSource: source } = await window.call('app:info', {})
    if (source === null) throw new Error('strata serve was not told what to open')
    const first: number[] = []
    const cancels: number[] = []
    for (let run = 0; run < times; run++) {
      // a worker is started ahead, as it is for a person
      await delay(2000)
      const begun = performance.now()
      const session = await window.open(source)
      await window.until(session, ({ revision }) => revision > 0)
      await window.call('session:overview', { session })
      first.push(performance.now() - begun)
      await delay(500)
      const stopped = performance.now()
      await window.call('session:cancel', { session })
      await window.until(session, ({ phase }) => phase === 'cancelled')
      cancels.push(performance.now() - stopped)
      await window.call('session:close', { session })
    }
    tell('first view', first)
    tell('cancel', cancels)
    if (source.kind === 'file') return await measureWhole(window, source)
    const session = await window.open(source)
    await window.until(session, ({ phase }) => phase === 'ready')
    await delay(5000)
    await window.call('session:close', { session })
    const again: number[] = []
    for (let run = 0; run < times; run++) {
      await delay(2000)
      const begun = performance.now()
      const reopened = await window.open(source)
      const state = await window.until(reopened, ({ phase }) => phase === 'ready')
      await window.call('session:overview', { session: reopened })
      again.push(performance.now() - begun)
      if (state.fromDisk !== true) throw new Error('it was read again')
      await window.call('session:close', { session: reopened })
    }
    tell('reopen', again)
  } finally {
    const gone = once(served, 'exit')
    served.kill()
    await gone
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureWhole(window: Served, source: SourceRequest): Promise<void> {
  const begun = performance.now()
  const session = await window.open(source)
  await window.until(session, ({ phase }) => phase === 'ready')
  await window.call('session:overview', { session })
  tell('whole', [performance.now() - begun])
}

function tell(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const list = times.map((time) => time.toFixed(0)).join(' ')
  console.log(`${what.padEnd(12)} median ${median.toFixed(0)} ms (${list})`)
}

/** The window's side of `strata serve`. */
class Served {
  readonly #address: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #states = new Map<string, SessionState>()
  readonly #waiting = new Set<() => void>()

  private constructor(page: URL) {
    this.#address = page.origin
    const token = page.searchParams.get('token') ?? ''
    this.#headers = { 'x-strata-token': token, origin: page.origin }
  }

  static async of(output: NodeJS.ReadableStream): Promise<Served> {
    for await (const line of createInterface({ input: output })) {
      const found = /http:\S+/.exec(line)
      if (found === null) continue
      const window = new Served(new URL(found[0]))
      await window.#listen()
      return window
    }
    throw new Error('strata serve told no address')
  }

  async call<N extends CallName>(name: N, argument: Calls[N]['arg']): Promise<Calls[N]['result']> {
    const response = await fetch(`${this.#address}/call/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify(argument),
    })
    const result = (await response.json()) as Answer<N>
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
    return result.value
  }

  async open(source: SourceRequest): Promise<string> {
    return (await this.call('session:open', { source })).session
  }

  async until(session: string, holds: (state: SessionState) => boolean): Promise<SessionState> {
    for (;;) {
      const state = this.#states.get(session)
      if (state !== undefined && holds(state)) return state
      if (state?.phase === 'failed') throw new Error(JSON.stringify(state.error))
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  async #listen(): Promise<void> {
    const response = await fetch(`${this.#address}/events`, { headers: this.#headers })
    if (response.body === null) throw new Error('no events')
    void this.#receive(response.body)
  }

  async #receive(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    try {
      for await (const bytes of body) {
        text += decoder.decode(bytes, { stream: true })
        const events = text.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) this.#note(event)
      }
    } catch {
      // the server has ended
    }
  }

  #note(event: string): void {
    const found = /^event: session:state\ndata: (.*)$/.exec(event)
    if (found?.[1] === undefined) return
    const { session, state } = JSON.parse(found[1]) as { session: string; state: SessionState }
    this.#states.set(session, state)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}

if (picked === undefined) console.log('usage: node bench/open-view.ts IMAGE|ARCHIVE [RUNS]')
else await measure(picked, Number(runs))
