import type { ServerResponse } from 'node:http'
import type { EventName, Events } from '../../shared/contract.ts'

const keepAliveMs = 20_000

export interface EventStreamOptions {
  /** A page has come. */
  readonly onJoin: () => void
  /** The last page has gone. */
  readonly onEmpty: () => void
}

/** The pages that listen, each over one open answer in the format of server-sent events. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>()
  readonly #options: EventStreamOptions

  constructor(options: EventStreamOptions) {
    this.#options = options
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': open\n\n')
    this.#listeners.add(response)
    this.#options.onJoin()
    const keepAlive = setInterval(() => response.write(': here\n\n'), keepAliveMs)
    response.on('close', () => {
      clearInterval(keepAlive)
      if (this.#listeners.delete(response) && this.#listeners.size === 0) this.#options.onEmpty()
    })
  }

  send<N extends EventName>(name: N, payload: Events[N]): void {
    const text = `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`
    for (const response of this.#listeners) response.write(text)
  }

  close(): void {
    for (const response of this.#listeners) response.end()
    this.#listeners.clear()
  }
}
