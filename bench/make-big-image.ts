/*
 * Writes a docker archive whose layers have a given number of entries together (a million unless
 * told otherwise), always the same bytes:
 *
 *   npx node bench/make-big-image.ts FILE [ENTRIES]
 *
 * Four layers, as an application image has them: a system, packages in many small directories and
 * one of 50,000 files, an application that adds and changes, and a clean-up that deletes.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Writable } from 'node:stream'

const block = 512

interface Entry {
  readonly name: string
  readonly type: '0' | '2' | '5'
  readonly mode: number
  readonly size: number
  readonly target: string
}

async function writeArchive(file: string, count: number): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 22 })
  const layers = [
    () => system(Math.floor(count * 0.35)),
    () => packages(Math.floor(count * 0.45)),
    () => application(Math.floor(count * 0.15)),
    () => cleanUp(Math.floor(count * 0.05)),
  ]
  const diffIds: string[] = []
  for (const [index, layer] of layers.entries()) {
    let size = 2 * block
    for (const entry of layer()) size += block + padded(entry.size)
    await write(out, header({ ...file0, name: `layer${index}/layer.tar`, size }))
    const hash = createHash('sha256')
    for (const entry of layer()) {
      const bytes = entryBytes(entry)
      hash.update(bytes)
      await write(out, bytes)
    }
    const end = Buffer.alloc(2 * block)
    diffIds.push(`sha256:${hash.update(end).digest('hex')}`)
    await write(out, end)
  }
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    created: '2024-05-01T00:00:00Z',
    config: { Cmd: ['/app/start'] },
    history: diffIds.map((_, index) => ({
      created: '2024-05-01T00:00:00Z',
      created_by: `RUN step ${index}`,
    })),
    rootfs: { type: 'layers', diff_ids: diffIds },
  })
  const configName = `${createHash('sha256').update(config).digest('hex')}.json`
  const manifest = JSON.stringify([
    {
      Config: configName,
      RepoTags: ['strata-bench/big:1'],
      Layers: diffIds.map((_, index) => `layer${index}/layer.tar`),
    },
  ])
  for (const [name, text] of [
    [configName, config],
    ['manifest.json', manifest],
  ] as const) {
    const bytes = Buffer.from(text)
    const padding = Buffer.alloc(padded(bytes.length) - bytes.length)
    await write(
      out,
      Buffer.concat([header({ ...file0, name, size: bytes.length }), bytes, padding]),
    )
  }
  await write(out, Buffer.alloc(2 * block))
  out.end()
  await once(out, 'finish')
}

const file0: Entry = { name: '', type: '0', mode: 0o644, size: 0, target: '' }

/** Directories of 5 to 40 files, three levels deep. */
function* tree(root: string, count: number, seed: number): Generator<Entry> {
  const random = randomNumbers(seed)
  yield { ...file0, name: `${root}/`, type: '5', mode: 0o755 }
  let made = 1
  for (let top = 0; made < count; top++) {
    const folder = `${root}/part-${top.toString(36)}`
    yield { ...file0, name: `${folder}/`, type: '5', mode: 0o755 }
    made++
    for (let middle = 0; middle < 20 && made < count; middle++) {
      const below = `${folder}/lib${middle}`
      yield { ...file0, name: `${below}/`, type: '5', mode: 0o755 }
      made++
      const files = 5 + Math.floor(random() * 35)
      for (let at = 0; at < files && made < count; at++, made++) {
        const word = words[Math.floor(random() * words.length)] as string
        const suffix = suffixes[Math.floor(random() * suffixes.length)] as string
        const size = Math.floor(random() ** 4 * 2000)
        yield { ...file0, name: `${below}/${word}-${at}${suffix}`, size }
      }
    }
  }
}

function* system(count: number): Generator<Entry> {
  yield* tree('usr', count - 2, 1)
  yield { ...file0, name: 'bin', type: '2', mode: 0o777, target: 'usr/bin' }
  yield { ...file0, name: 'su', mode: 0o4755, size: 100 }
}

function* packages(count: number): Generator<Entry> {
  const flat = Math.min(50_000, Math.floor(count / 4))
  yield* tree('srv/node_modules', count - flat - 1, 2)
  yield { ...file0, name: 'srv/flat/', type: '5', mode: 0o755 }
  for (let at = 0; at < flat; at++) {
    yield { ...file0, name: `srv/flat/record-${String(at).padStart(6, '0')}.json`, size: at % 700 }
  }
}

/** Half new, half the first files of the packages again with other modes. */
function* application(count: number): Generator<Entry> {
  yield* tree('app', Math.floor(count / 2), 3)
  let left = count - Math.floor(count / 2)
  for (const entry of tree('srv/node_modules', count * 2, 2)) {
    if (left === 0) return
    if (entry.type === '5') continue
    left--
    yield { ...entry, mode: 0o755 }
  }
}

function* cleanUp(count: number): Generator<Entry> {
  let left = count
  let folder = ''
  for (const { name, type } of tree('usr', count * 4, 1)) {
    if (left === 0) return
    const parent = name.slice(0, name.lastIndexOf('/'))
    if (type === '5' || parent === folder) continue
    folder = left % 3 === 0 ? parent : ''
    left--
    yield { ...file0, name: `${parent}/.wh.${name.slice(parent.length + 1)}` }
  }
}

const words = 'index main util parser buffer stream config test locale data icon render'.split(' ')
const suffixes = ['.js', '.d.ts', '.json', '.py', '.so.1', '.md', '.png', '']

/** mulberry32 */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function padded(size: number): number {
  return Math.ceil(size / block) * block
}

function entryBytes(entry: Entry): Buffer {
  const content = Buffer.alloc(padded(entry.size))
  content.fill(entry.name, 0, entry.size)
  return Buffer.concat([header(entry), content])
}

/** POSIX ustar. */
function header({ name, type, mode, size, target }: Entry): Buffer {
  const bytes = Buffer.alloc(block)
  bytes.write(name, 0, 100)
  bytes.write(`${mode.toString(8).padStart(7, '0')}\0`, 100)
  bytes.write('0000000\x000000000\0', 108)
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  bytes.write(`${(1714500000).toString(8)}\0`, 136)
  bytes.fill(' ', 148, 156)
  bytes.write(type, 156)
  bytes.write(target, 157, 100)
  bytes.write('ustar\x0000', 257)
  let sum = 0
  for (const byte of bytes) sum += byte
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

async function write(out: Writable, bytes: Uint8Array): Promise<void> {
  if (!out.write(bytes)) await once(out, 'drain')
}

const [path, wanted = '1000000'] = process.argv.slice(2)
if (path === undefined) throw new Error('node bench/make-big-image.ts FILE [ENTRIES]')
await writeArchive(path, Number(wanted))
