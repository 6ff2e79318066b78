import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { LayerDigest } from './layer-digest.ts'

/** Bytes on their way to the thread; a power of two. */
const ringSize = 8 * 1024 * 1024
/** A layer up to this size is hashed where it is; starting a thread would cost more. */
const inlineSize = ringSize / 2

/** Waking the thread costs more than hashing one chunk of a socket, so it is done once for many. */
const wakeSize = 512 * 1024

/* Words of the control block at the head of the shared memory. Positions wrap at 32 bits. */
const wordWritten = 0
const wordRead = 1
/** Changes whenever the writer did something; the thread sleeps on it. */
const wordSignal = 2
const wordEnded = 3
/** 1 while the writer waits for room. */
const wordWaiting = 4
const controlBytes = 64

/**
 * The thread's own program, as text so that it needs no file of its own beside the bundle. It
 * hashes what lies in the ring and answers 'room' when the writer waits, the digest at the end.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { createHash } = require('node:crypto')
const control = new Int32Array(workerData, 0, ${controlBytes / 4})
const ring = new Uint8Array(workerData, ${controlBytes})
const piece = ring.length / 16
parentPort.on('message', () => {
  const hash = createHash('sha256')
  for (;;) {
    const signal = Atomics.load(control, ${wordSignal})
    const ended = Atomics.load(control, ${wordEnded}) === 1
    const read = Atomics.load(control, ${wordRead})
    const length = (Atomics.load(control, ${wordWritten}) - read) | 0
    if (length === 0) {
      if (ended) break
      Atomics.wait(control, ${wordSignal}, signal)
      continue
    }
    const from = read & (ring.length - 1)
    const taken = Math.min(length, ring.length - from, piece)
    hash.update(ring.subarray(from, from + taken))
    Atomics.store(control, ${wordRead}, (read + taken) | 0)
    if (length - taken <= ring.length / 2 && Atomics.exchange(control, ${wordWaiting}, 0) === 1) {
      parentPort.postMessage('room')
    }
  }
  parentPort.postMessage(hash.digest('hex'))
})
`

/** A second thread that hashes one stream at a time, fed through shared memory. */
export class HashThread implements LayerDigest {
  readonly #memory = new SharedArrayBuffer(controlBytes + ringSize)
  readonly #control = new Int32Array(this.#memory, 0, controlBytes / 4)
  readonly #ring = new Uint8Array(this.#memory, controlBytes)
  #worker: Worker | null = null
  #busy = false
  /** The thread works on the current stream; before that its bytes only lie in the ring. */
  #running = false
  /** Bytes in the ring of which the sleeping thread has not been told. */
  #unannounced = 0
  #failure: Error | null = null
  #waiter: Waiter | null = null

  /** Claims the thread for a new stream; false when it has one already or is gone. */
  begin(): boolean {
    if (this.#busy || this.#failure !== null) return false
    this.#busy = true
    this.#running = false
    this.#control.fill(0)
    return true
  }

  update(chunk: Uint8Array): Promise<void> | void {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    const copied = this.#write(chunk)
    if (copied < chunk.length) return this.#writeRest(chunk, copied)
  }

  async digest(): Promise<string> {
    if (this.#failure !== null) throw this.#failure
    if (!this.#running) {
      this.#busy = false
      const length = Atomics.load(this.#control, wordWritten)
      const hash = createHash('sha256').update(this.#ring.subarray(0, length))
      return `sha256:${hash.digest('hex')}`
    }
    const answer = this.#answer(false)
    Atomics.store(this.#control, wordEnded, 1)
    this.#signal()
    const digest = await answer
    this.#worker?.unref()
    this.#busy = false
    return `sha256:${digest}`
  }

  /** Ends the thread at once. */
  close(): void {
    this.#fail(new Error('The hash thread was closed.'))
    void this.#worker?.terminate()
    this.#worker = null
  }

  /** Copies what there is room for; returns how much that was. */
  #write(chunk: Uint8Array): number {
    const written = Atomics.load(this.#control, wordWritten)
    const waiting = this.#waiting()
    const length = Math.min(chunk.length, ringSize - waiting)
    const at = written & (ringSize - 1)
    const first = Math.min(length, ringSize - at)
    this.#ring.set(chunk.subarray(0, first), at)
    if (first < length) this.#ring.set(chunk.subarray(first, length), 0)
    Atomics.store(this.#control, wordWritten, (written + length) | 0)
    if (!this.#running && waiting + length > inlineSize) this.#run()
    this.#unannounced += length
    if (this.#running && (this.#unannounced >= wakeSize || length < chunk.length)) this.#signal()
    return length
  }

  async #writeRest(chunk: Uint8Array, from: number): Promise<void> {
    for (let at = from; at < chunk.length;) {
      const copied = this.#write(chunk.subarray(at))
      at += copied
      if (copied === 0) await this.#room()
    }
  }

  async #room(): Promise<void> {
    const answer = this.#answer(true)
    Atomics.store(this.#control, wordWaiting, 1)
    // the thread may have emptied the ring before it could see the flag
    if (this.#waiting() < ringSize) this.#waiter?.resolve('room')
    await answer
  }

  #waiting(): number {
    const written = Atomics.load(this.#control, wordWritten)
    return (written - Atomics.load(this.#control, wordRead)) | 0
  }

  #run(): void {
    this.#running = true
    this.#worker ??= this.#start()
    // a thread that is at work keeps the process alive, an idle one does not
    this.#worker.ref()
    this.#worker.postMessage('begin')
  }

  #start(): Worker {
    const worker = new Worker(program, { eval: true, workerData: this.#memory })
    worker.on('message', (message: string) => {
      const waiter = this.#waiter
      // word of room may come after the writer has seen it by itself
      if (waiter === null || (message === 'room' && !waiter.forRoom)) return
      waiter.resolve(message)
    })
    worker.on('error', (error: Error) => this.#fail(error))
    worker.on('exit', () => this.#fail(new Error('The hash thread ended.')))
    return worker
  }

  #signal(): void {
    this.#unannounced = 0
    Atomics.add(this.#control, wordSignal, 1)
    Atomics.notify(this.#control, wordSignal)
  }

  /** The thread's next word: 'room' or the digest. */
  #answer(forRoom: boolean): Promise<string> {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    return new Promise<string>((resolve, reject) => {
      this.#waiter = { resolve, reject, forRoom }
    }).finally(() => {
      this.#waiter = null
    })
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#waiter?.reject(this.#failure)
  }
}

interface Waiter {
  readonly resolve: (message: string) => void
  readonly reject: (error: Error) => void
  readonly forRoom: boolean
}
