import { hash } from 'node:crypto'
import { say } from '../../core/sentences/sentence.ts'
import type { Blob, BlobContent } from './blob.ts'
import { isStatement } from './blob-reader.ts'
import type { PassingFile } from './blob-reader.ts'
import { sniff } from './bytes/sniff.ts'
import { statedDigest } from './names.ts'
import type { FileReader } from './pass-entries.ts'

const headBytes = 1024

/** The beginnings of files are not enough, or there are too many: a first look is not for this. */
export class TooMuch extends Error {}

/**
 * Looks at the files of an archive without reading them: JSON documents are read whole, of anything
 * else only the first bytes are, and its digest is the one that its name states, '' without any.
 */
export class BlobSkimmer implements FileReader {
  readonly #goOn: () => void
  #jsonLeft: number

  /** `jsonBytes` of all documents together; `goOn` is asked before each file and throws to stop. */
  constructor(jsonBytes: number, goOn: () => void) {
    this.#jsonLeft = jsonBytes
    this.#goOn = goOn
  }

  /** Throws TooMuch. */
  async read({ name, size, offset, body }: PassingFile): Promise<Blob> {
    this.#goOn()
    let form = sniff(new Uint8Array())
    const bytes = await beginningOf(body, size, (head) => {
      form = sniff(head)
      return form === 'json' && !isStatement(head, size) && this.#takes(size)
    })
    const stated = statedDigest(name)?.digest ?? ''
    if (bytes.length < size || form !== 'json') {
      return { name, size, offset, digest: stated, otherDigest: null, content: unread(form) }
    }
    const digest = `sha256:${hash('sha256', bytes)}`
    const otherDigest = stated.startsWith('sha512:') ? `sha512:${hash('sha512', bytes)}` : null
    return { name, size, offset, digest, otherDigest, content: { kind: 'json', bytes } }
  }

  #takes(size: number): boolean {
    this.#jsonLeft -= size
    if (this.#jsonLeft < 0) throw new TooMuch()
    return true
  }
}

function unread(form: ReturnType<typeof sniff>): BlobContent {
  switch (form) {
    case 'gzip':
    case 'zstd':
      return { kind: 'unread', compression: form }
    case 'tar':
    case 'zeros':
    case 'empty':
      return { kind: 'unread', compression: 'none' }
    case 'json':
    case 'xz':
    case 'bzip2':
    case 'unknown':
      return { kind: 'other', what: say('unknownForm') }
  }
}

/** The first bytes of a file, or all of them when `wantsAll` says so of the first. */
async function beginningOf(
  body: AsyncIterable<Uint8Array>,
  size: number,
  wantsAll: (head: Uint8Array) => boolean,
): Promise<Uint8Array> {
  let parts: readonly Uint8Array[] = []
  let length = 0
  let wanted = Math.min(headBytes, size)
  let isJudged = false
  for await (const piece of body) {
    // the memory of a piece is used again
    parts = [...parts, new Uint8Array(piece)]
    length += piece.length
    if (length < wanted) continue
    if (!isJudged) {
      isJudged = true
      if (wantsAll(Buffer.concat(parts))) wanted = size
    }
    if (length >= wanted) break
  }
  return Buffer.concat(parts)
}
