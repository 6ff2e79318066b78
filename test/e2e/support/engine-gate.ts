import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * A socket in front of a real engine. It passes everything, but can stop the bytes of an image at
 * any point, so that a test sees what a user sees while a large image comes, without a large image
 * and without a race.
 */
export class EngineGate {
  readonly #engine: string
  readonly #socket: string
  readonly #connections = new Set<Socket>()
  #server: Server | null = null
  #limit = Infinity
  #opened = Promise.resolve()
  #open = (): void => undefined
  #passed = 0
  #saves = 0

  /** @param socket Where to listen. @param engine The engine's address, as DOCKER_HOST. */
  constructor(socket: string, engine: string) {
    this.#socket = socket
    this.#engine = engine
  }

  /** As DOCKER_HOST. */
  get host(): string {
    return `unix://${this.#socket}`
  }

  /** Image streams that have not ended. */
  get saves(): number {
    return this.#saves
  }

  async listen(): Promise<void> {
    rmSync(this.#socket, { force: true })
    this.#server = createServer((client) => this.#serve(client))
    this.#server.listen(this.#socket)
    await once(this.#server, 'listening')
  }

  /** Nobody may connect, not even the owner. */
  forbid(): void {
    chmodSync(this.#socket, 0)
  }

  /** The next image stops after so many bytes of the engine's answer. */
  holdAfter(bytes: number): void {
    this.#limit = bytes
    this.#passed = 0
    this.#opened = new Promise((resolve) => (this.#open = resolve))
  }

  /** What was held goes on. */
  release(): void {
    this.#limit = Infinity
    this.#open()
  }

  /** Breaks every connection, as an engine does that is killed; those that come later are served. */
  cut(): void {
    for (const connection of this.#connections) connection.destroy()
  }

  async close(): Promise<void> {
    const server = this.#server
    if (server === null) return
    this.#server = null
    this.release()
    this.cut()
    server.close()
    await once(server, 'close')
    rmSync(this.#socket, { force: true })
  }

  #serve(client: Socket): void {
    const engine = connectTo(this.#engine)
    this.#connections.add(client)
    for (const end of [client, engine]) end.on('error', () => undefined)
    let saving = false
    client.on('data', (data: Buffer) => {
      if (saving || !/^GET \S*\/images\/(?:\S+\/)?get\b/.test(data.toString('latin1'))) return
      saving = true
      this.#saves++
    })
    const valve = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const pass = saving ? this.#pass(chunk.length) : Promise.resolve()
        void pass.then(() => done(null, chunk))
      },
    })
    // What the engine has sent reaches the client although the engine may be gone by then.
    client.pipe(engine)
    void pipeline(engine, valve, client)
      .catch(() => undefined)
      .finally(() => {
        this.#connections.delete(client)
        if (saving) this.#saves--
        client.destroy()
        engine.destroy()
      })
  }

  async #pass(bytes: number): Promise<void> {
    this.#passed += bytes
    if (this.#passed > this.#limit) await this.#opened
  }
}

function connectTo(host: string): Socket {
  const { protocol, pathname, hostname, port } = new URL(host)
  return protocol === 'unix:' ? connect(pathname) : connect(Number(port), hostname)
}
