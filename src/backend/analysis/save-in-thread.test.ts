import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Pieces } from '../archive/bytes/pieces.ts'
import type { EngineFacts } from '../engine/engine-client.ts'
import type { EngineImage } from '../engine/engine-image.ts'
import { saveInThread } from './save-in-thread.ts'
import type { SavedPieces } from './save-in-thread.ts'

/* A stub, for what an engine cannot be made to do at will: to break off, to send without end. */

const folder = mkdtempSync(join(tmpdir(), 'strata-save-'))
let server: Server | null = null

afterEach(async () => {
  asked.length = 0
  server?.closeAllConnections()
  await new Promise((done) => server?.close(done))
  server = null
  await rm(join(folder, 'socket'), { force: true })
})

/** As inspect has told it. */
const image: EngineImage = {
  id: 'sha256:1',
  tags: ['app:1'],
  digests: [],
  diffIds: [],
  created: null,
  createdText: null,
  author: null,
  size: 9,
  os: 'linux',
  architecture: 'amd64',
  variant: null,
  config: null,
}
const asked: string[] = []

async function save(
  write: (response: ServerResponse) => void,
  signal = new AbortController().signal,
  facts: EngineFacts | null = null,
): ReturnType<typeof saveInThread> {
  const socket = join(folder, 'socket')
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (path.includes('/images/get')) return write(response)
    if (path.includes('/version')) return void response.end('{"ApiVersion":"1.41"}')
    if (path.includes('/info')) return void response.end('{}')
    response.writeHead(404).end('{"message":"no such image"}')
  })
  await new Promise<void>((done) => server?.listen(socket, done))
  const address = `unix://${socket}`
  const transport = { kind: 'socket', path: socket } as const
  const endpoint = { id: 'stub', name: 'stub', address, transport } as const
  return saveInThread({ endpoint, image: 'app:1', platform: null, told: { image, facts } }, signal)
}

async function saved(...asked: Parameters<typeof save>): Promise<SavedPieces> {
  const outcome = await save(...asked)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

async function digestOf(pieces: Pieces): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) {
    hash.update(piece)
    pieces.giveBack(piece)
  }
  return hash.digest('hex')
}

describe('an image received in a thread', () => {
  it('arrives byte for byte, whatever the pieces of the engine are', async () => {
    const sizes = [1, 700, 65_536, 3_000_000, 17, 1_048_576, 1_048_577, 9_000_000, 5]
    const bytes = sizes.map((size) => randomBytes(size))
    const { pieces, expectedBytes } = await saved((response) => {
      for (const piece of bytes) response.write(piece)
      response.end()
    })
    expect(expectedBytes).toBe(9)
    const expected = createHash('sha256').update(Buffer.concat(bytes)).digest('hex')
    expect(await digestOf(pieces)).toBe(expected)
  })

  it('is asked for with nothing that the engine has said before', async () => {
    const { signal } = new AbortController()
    const get = '/images/get?names=app%3A1'
    const facts = { api: 41, containerdStore: false }
    const { pieces, expectedBytes } = await saved((response) => response.end('x'), signal, facts)
    await digestOf(pieces)
    expect(expectedBytes).toBe(9)
    expect(asked).toEqual([get])
  })

  it('asks what it must know of the engine, and nothing of the image', async () => {
    const { pieces } = await saved((response) => response.end('x'))
    await digestOf(pieces)
    expect(asked.map((path) => path.replace(/\?.*/, ''))).toEqual([
      '/version',
      '/info',
      '/images/get',
    ])
  })

  it('fails with stream-cut when the connection breaks', async () => {
    const { pieces } = await saved((response) => {
      response.write('tar bytes')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(digestOf(pieces)).rejects.toMatchObject({ info: { code: 'stream-cut' } })
  })

  it('says what the engine refuses', async () => {
    const refused = await save((response) => {
      response.writeHead(404).end('{"message":"no such image: app:1"}')
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'image-gone' } })
  })

  it('closes the connection when it is cancelled, before the first byte or later', async () => {
    for (const first of ['', 'tar bytes']) {
      const caller = new AbortController()
      const closed = Promise.withResolvers<undefined>()
      const outcome = await save((response) => {
        response.on('close', () => closed.resolve(undefined))
        setTimeout(() => caller.abort(), 50)
        if (first === '') response.flushHeaders()
        else response.write(first)
      }, caller.signal)
      if (outcome.ok) {
        await expect(digestOf(outcome.value.pieces)).rejects.toMatchObject({
          info: { code: 'cancelled' },
        })
      } else expect(outcome.error.code).toBe('cancelled')
      await closed.promise
      server?.closeAllConnections()
      await new Promise((done) => server?.close(done))
      await rm(join(folder, 'socket'), { force: true })
    }
  })

  it('holds back an engine that is faster than the reader, and lets go when nobody reads', async () => {
    let sent = 0
    const closed = Promise.withResolvers<undefined>()
    const { pieces } = await saved((response) => {
      const piece = Buffer.alloc(256 * 1024)
      const more = (): void => {
        while (!response.destroyed) {
          sent += piece.length
          if (!response.write(piece)) return void response.once('drain', more)
        }
      }
      response.on('close', () => closed.resolve(undefined))
      more()
    })
    const reading = pieces[Symbol.asyncIterator]()
    await reading.next()
    await vi.waitFor(
      async () => {
        const before = sent
        await delay(200)
        expect(sent).toBe(before)
      },
      { timeout: 20_000 },
    )
    expect(sent).toBeGreaterThan(1024 * 1024)
    expect(sent).toBeLessThan(40 * 1024 * 1024)
    pieces.close()
    await closed.promise
  })
})
