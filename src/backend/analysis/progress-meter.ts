import type { Progress } from '../../shared/views.ts'

/** The rate is that of the last seconds, so that a slow start does not spoil the estimate. */
const windowMs = 3000
const sampleMs = 200
/** What is seen in less time than this says nothing about the rate. */
const leastMs = 500

interface Sample {
  readonly at: number
  readonly bytes: number
}

/** Turns a count of bytes and a clock into progress: rate and time left. */
export class ProgressMeter {
  readonly #now: () => number
  readonly #samples: Sample[]
  #bytes = 0
  #expectedBytes: number | null
  #layersTotal: number | null = null
  #layersRead = 0
  #layer: number | null = null

  constructor(expectedBytes: number | null, now: () => number = () => performance.now()) {
    this.#expectedBytes = expectedBytes
    this.#now = now
    this.#samples = [{ at: now(), bytes: 0 }]
  }

  /** Bytes taken from the source so far. */
  bytes(total: number): void {
    const now = this.#now()
    // The time an engine took to prepare the archive is not the time of its bytes.
    if (this.#bytes === 0) this.#samples.splice(0, Infinity, { at: now, bytes: 0 })
    this.#bytes = total
    const last = this.#samples.at(-1)
    if (last && now - last.at < sampleMs) return
    this.#samples.push({ at: now, bytes: total })
    while (this.#samples.length > 2 && now - (this.#samples[0]?.at ?? now) > windowMs) {
      this.#samples.shift()
    }
  }

  expect(bytes: number | null): void {
    this.#expectedBytes = bytes
  }

  layers(read: number, total: number | null, reading: number | null): void {
    this.#layersRead = read
    this.#layersTotal = total
    this.#layer = reading
  }

  progress(): Progress {
    const first = this.#samples[0] ?? { at: this.#now(), bytes: 0 }
    const elapsed = this.#now() - first.at
    const rate = elapsed >= leastMs ? Math.round(((this.#bytes - first.bytes) * 1000) / elapsed) : 0
    // An engine's size is an estimate: never promise less than what has come already.
    const expected =
      this.#expectedBytes === null ? null : Math.max(this.#expectedBytes, this.#bytes)
    const left = expected === null || rate === 0 ? null : Math.ceil((expected - this.#bytes) / rate)
    return {
      bytes: this.#bytes,
      expectedBytes: expected,
      rate,
      secondsLeft: left,
      layer: this.#layer,
      layersRead: this.#layersRead,
      layersTotal: this.#layersTotal,
    }
  }
}
