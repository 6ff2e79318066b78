/*
 * How long the questions of the Files tab take on a large image, measured at the boundary of the
 * analysis worker, and the largest memory of the whole process:
 *
 *   npx node bench/make-big-image.ts /tmp/big.tar
 *   npx node bench/files-queries.ts /tmp/big.tar
 */
import { readFileSync } from 'node:fs'
import { SessionRegistry } from '../src/backend/session/session-registry.ts'
import type { Session } from '../src/backend/session/session.ts'
import { spawnThread } from '../src/backend/session/spawn-thread.ts'
import type { FileSort, SortColumn } from '../src/core/queries/file-row.ts'
import type { SearchPage, SearchRequest } from '../src/shared/file-views.ts'

const bar = 100

async function measure(path: string): Promise<void> {
  const worker = new URL('../src/worker/index.ts', import.meta.url)
  const registry = new SessionRegistry(spawnThread(worker), () => {})
  const begun = performance.now()
  const source = { kind: 'path', path, name: path } as const
  const id = registry.open({ source, platform: null, generator: 'bench' })
  const session = registry.get(id)
  while (session.state.phase !== 'ready') {
    if (session.state.error) throw new Error(session.state.error.message)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  console.log(`read and analysed in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  console.log(`peak memory after reading: ${peakMebibytes()} MiB`)
  // a person needs longer to reach the tab
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await askAll(session)
  console.log(`peak memory: ${peakMebibytes()} MiB`)
  await registry.closeAll()
}

const shown = {
  view: { mode: 'merged', layer: 3 },
  ghosts: false,
  filter: null,
  sort: null,
} as const

async function askAll(session: Session): Promise<void> {
  const children = { ...shown, directory: 0, collapse: true, offset: 0, limit: 200 }
  await time('first children', 1, () => session.call('files:children', children))
  const { rows } = await session.call('files:list', {
    ...shown,
    what: 'directories',
    offset: 0,
    limit: 1000,
  })
  const directories = rows.map((row) => row.path)
  await time('expand', 500, (turn) => {
    const directory = directories[turn % directories.length] ?? 0
    return session.call('files:children', { ...children, directory })
  })
  const sorts: readonly SortColumn[] = ['size', 'mtime', 'mode', 'owner', 'layer', 'change', 'name']
  const flat = await session.call('files:reveal', {
    ...shown,
    target: '/srv/flat/record-000000.json',
    collapse: false,
  })
  const directory = flat.steps.at(-1)?.directory ?? 0
  await time('sort a directory of 50,000', 28, (turn) => {
    const order = turn % 2 === 0 ? 'asc' : 'desc'
    const sort: FileSort = { by: sorts[turn % sorts.length] as SortColumn, order }
    return session.call('files:children', { ...children, directory, sort })
  })
  await time('reveal', 200, (turn) =>
    session.call('files:reveal', { ...shown, target: turn * 4001, collapse: true }),
  )
  await time('another layer', 8, (turn) =>
    session.call('files:children', {
      ...children,
      view: { mode: 'merged', layer: turn % 4 },
    }),
  )
  await time('one layer', 4, (turn) =>
    session.call('files:children', { ...children, view: { mode: 'layer', layer: turn % 4 } }),
  )
  await time('compare', 4, (turn) =>
    session.call('files:children', {
      ...children,
      view: { mode: 'compare', from: turn % 3, to: 3 },
    }),
  )
  await time('filter', 20, (turn) =>
    session.call('files:children', { ...children, filter: { minSize: turn * 50 } }),
  )
  const tree = { view: shown.view, ghosts: false, filter: null }
  const map = { ...tree, width: 1200, height: 700, baseLayers: 1 }
  await time('map, the first', 1, () => session.call('files:map', { ...map, directory: 0 }))
  await time('map, zoomed and resized', 20, (turn) =>
    session.call('files:map', {
      ...map,
      width: 1200 + turn,
      directory: turn % 2 === 0 ? 0 : (directories[turn] ?? 0),
    }),
  )
  await time('ghosts', 4, (turn) =>
    session.call('files:children', { ...children, ghosts: true, filter: { maxSize: 5000 + turn } }),
  )
  await time('largest files', 10, (turn) =>
    session.call('files:list', {
      ...shown,
      filter: { minSize: turn },
      sort: { by: 'size', order: 'desc' },
      what: 'files',
      offset: 0,
      limit: 100,
    }),
  )
  for (const [syntax, texts] of searches) {
    await time(`search as you type, ${syntax}`, texts.length * 2, (turn) =>
      session.call('files:search', searchFor(texts[turn % texts.length] as string, syntax)),
    )
    await time(`the whole search, ${syntax}`, texts.length, (turn) =>
      searchToEnd(session, searchFor(texts[turn % texts.length] as string, syntax, true)),
    )
  }
}

const searches = [
  ['substring', ['p', 'pa', 'pars', 'parser', 'parser-1', 'record-04', 'lib3/parser', 'É']],
  ['glob', ['*.so.1', 'parser*', '*config*', 'i?dex-*.[jp]*', '**/lib7/*.py']],
  ['regex', ['^util-\\d+\\.js$', '(config|locale)', '[aeiou]{2}']],
] as const

function searchFor(
  text: string,
  syntax: 'substring' | 'glob' | 'regex',
  ignoreCase = false,
): SearchRequest {
  const on = text.includes('/') ? 'path' : 'name'
  return { ...shown, query: { text, syntax, on, ignoreCase }, offset: 0, limit: 100 }
}

async function searchToEnd(session: Session, request: SearchRequest): Promise<SearchPage> {
  for (;;) {
    const page = await session.call('files:search', request)
    if (page.complete) return page
  }
}

async function time<T>(
  name: string,
  turns: number,
  ask: (turn: number) => Promise<T>,
): Promise<T | undefined> {
  const taken: number[] = []
  const processor: number[] = []
  let last: T | undefined
  for (let turn = 0; turn < turns; turn++) {
    const begun = performance.now()
    const used = process.cpuUsage()
    last = await ask(turn)
    taken.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
  }
  const p95 = percentile(taken, 95)
  const columns = [
    name.padEnd(32),
    `median ${percentile(taken, 50).toFixed(1).padStart(7)} ms`,
    `p95 ${p95.toFixed(1).padStart(7)} ms`,
    // what it would be on a machine with nothing else to do
    `(processor ${percentile(processor, 95).toFixed(1).padStart(7)} ms)`,
    p95 > bar ? 'ABOVE THE BAR' : '',
  ]
  console.log(columns.join('  ').trimEnd())
  return last
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}

/** The most memory that this process had resident. */
function peakMebibytes(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('node bench/files-queries.ts ARCHIVE')
await measure(path)
