import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'

/** A stream whose bytes come by call, as from another process; `push` gives the backpressure. */
export class PushedStream {
  readonly #through = new PassThrough({ highWaterMark: 1 << 20 })

  constructor() {
    // A reader that has gone away is told by `push`; without a listener it would end the process.
    this.#through.on('error', () => {})
  }

  get stream(): Readable {
    return this.#through
  }

  /** Resolves when the reader has taken the bytes or has room for them; rejects when it is gone. */
  async push(bytes: Uint8Array): Promise<void> {
    const through = this.#through
    if (through.destroyed || through.writableEnded) throw gone()
    await new Promise<void>((resolve, reject) => {
      through.write(bytes, (error) => (error ? reject(gone()) : resolve()))
    })
  }

  /** Ends the stream; with a reason, as one that broke off before its end. */
  end(reason: string | null): void {
    if (reason === null) {
      this.#through.end()
      return
    }
    this.#through.destroy(
      new StrataError(errorInfo('stream-cut', say('fileStopped'), say('openAgain'), reason)),
    )
  }
}

function gone(): StrataError {
  return new StrataError(errorInfo('cancelled', say('nobodyReads')))
}
