import { randomUUID } from 'node:crypto'

/*
 * The two halves of the double speak over the IPC channel of a child process: the app's half runs the
 * built main bundle, the screen's half holds the pages of a real Chromium. The channel serialises as
 * Electron does, by structured clone.
 */

type Handler = (...args: never[]) => unknown
export type Handlers = Readonly<Record<string, Handler>>

interface Message {
  readonly double: 'ask' | 'answer'
  readonly id: string
  readonly name?: string
  readonly args?: readonly unknown[]
  readonly value?: unknown
  readonly error?: string
}

interface Channel {
  send(message: object): unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
}

/** Questions and answers over one channel; each side names what it can be asked. */
export class Link<Theirs extends Handlers> {
  readonly #channel: Channel
  readonly #waiting = new Map<string, PromiseWithResolvers<unknown>>()
  #ended: string | null = null

  constructor(channel: Channel, ours: Handlers) {
    this.#channel = channel
    channel.on('message', (message) => {
      if (isMessage(message)) void this.#take(message, ours)
    })
  }

  /** Rejects with the message of what the other side threw, or when it is gone. */
  async ask<N extends keyof Theirs & string>(
    name: N,
    ...args: Parameters<Theirs[N]>
  ): Promise<Awaited<ReturnType<Theirs[N]>>> {
    if (this.#ended !== null) throw new Error(this.#ended)
    const id = randomUUID()
    const answer = Promise.withResolvers<unknown>()
    this.#waiting.set(id, answer)
    this.#send({ double: 'ask', id, name, args })
    return (await answer.promise) as Awaited<ReturnType<Theirs[N]>>
  }

  /** Asks without waiting; what goes wrong there is of no interest, as when a window is closed. */
  tell<N extends keyof Theirs & string>(name: N, ...args: Parameters<Theirs[N]>): void {
    this.ask(name, ...args).catch(() => undefined)
  }

  /** The other side is gone: everything that waits for it fails. */
  end(reason: string): void {
    this.#ended = reason
    for (const { reject } of this.#waiting.values()) reject(new Error(reason))
    this.#waiting.clear()
  }

  async #take({ double, id, name = '', args = [], value, error }: Message, ours: Handlers) {
    if (double === 'answer') {
      const answer = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) answer?.resolve(value)
      else answer?.reject(new Error(error))
      return
    }
    try {
      const handler = ours[name]
      if (handler === undefined) throw new Error(`the double knows no ${name}`)
      this.#send({ double: 'answer', id, value: await handler(...(args as never[])) })
    } catch (problem) {
      const text = problem instanceof Error ? problem.message : String(problem)
      this.#send({ double: 'answer', id, error: text })
    }
  }

  #send(message: Message): void {
    if (this.#ended === null) this.#channel.send(message)
  }
}

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'double' in message
}
