import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../src/core/model/finding.ts'
import { forbiddenImports, importSpecifiers } from './import-rules.ts'
import type { ImportRule, SourceText } from './import-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/* The rooms of the house (docs/architecture.md). Everything that is not allowed here is forbidden. */
const core = 'src/core'
const shared = 'src/shared'
/** What is said, in English: reports, errors and windows all need it. */
const sentences = 'src/core/sentences'
const backend = 'src/backend'
const worker = 'src/worker'
const cli = 'src/cli'

const rules: readonly ImportRule[] = [
  { folder: core, source: [], packages: [] },
  { folder: shared, source: [sentences], packages: [], types: [core] },
  {
    folder: 'src/backend/engine',
    source: [core, shared, backend],
    packages: ['node:*', 'zod', 'dockerode', 'docker-modem'],
  },
  {
    folder: 'src/backend/archive',
    source: [core, shared, backend],
    packages: ['node:*', 'zod', 'tar-stream'],
  },
  {
    folder: 'src/backend/content',
    source: [core, shared, backend],
    packages: ['node:*', 'diff'],
  },
  {
    folder: 'src/backend/explorer',
    source: [core, shared, backend],
    packages: ['node:*', 'd3-hierarchy'],
  },
  {
    folder: 'src/backend/check',
    source: [core, shared, backend],
    packages: ['node:*', 'zod', 'yaml'],
  },
  { folder: backend, source: [core, shared], packages: ['node:*', 'zod'] },
  { folder: worker, source: [core, shared, backend], packages: ['node:*'] },
  { folder: cli, source: [core, shared, backend, worker], packages: ['node:*'] },
  {
    folder: 'src/main',
    source: [core, shared, backend, worker, cli],
    packages: ['node:*', 'zod', 'electron', 'electron-updater'],
  },
  { folder: 'src/preload', source: [shared, sentences], packages: ['electron'], types: [core] },
  {
    folder: 'src/renderer',
    source: [core, shared, 'docs/advice.md', 'docs/advice.de.md'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'recharts',
      '@tanstack/react-virtual',
    ],
  },
]

function tracked(): readonly string[] {
  const output = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  return output.split('\0').filter((path) => path !== '' && existsSync(`${root}/${path}`))
}

function read(path: string): SourceText {
  return { path, text: readFileSync(`${root}/${path}`, 'utf8') }
}

function sources(): readonly SourceText[] {
  const names = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
  return names
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test(-support)?\.tsx?$/.test(path))
    .map(read)
}

/** Places that exist on one machine only, or outside the repository; found by file and line. */
function foreignPaths(files: readonly SourceText[]): readonly string[] {
  const absolute = /(?<![\w.$}-])\/work\/(?=\w)/
  // A module named so is the room `shared`; anything else climbs out of the repository.
  const outside = /\.\.\/shared(?![\w./-]*\.tsx?['"])/
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        absolute.test(line) || outside.test(line) ? [`${path}:${index + 1}  ${line.trim()}`] : [],
      ),
  )
}

describe('imports', () => {
  it('go one way between the rooms', () => {
    expect(sources().length).toBeGreaterThan(10)
    expect(forbiddenImports(sources(), rules)).toEqual([])
  })

  it('are found in every form', () => {
    const text = [
      `import { a } from './a.ts'`,
      `import type { B } from './b.ts'`,
      `export { c } from './c.ts'`,
      `const d = await import('./d.ts')`,
      `type E = import('./e.ts').E`,
      `import './f.css'`,
      `const g = require('./g.cjs')`,
      `// import './not-this.ts'`,
    ].join('\n')
    const found = importSpecifiers({ path: 'src/core/x.ts', text })
    expect(found.map(({ line, specifier }) => `${line} ${specifier}`)).toEqual([
      '1 ./a.ts',
      '2 ./b.ts',
      '3 ./c.ts',
      '4 ./d.ts',
      '5 ./e.ts',
      '6 ./f.css',
      '7 ./g.cjs',
    ])
  })

  it.each([
    ['src/core/tar/x.ts', `import { open } from 'node:fs'`, 'src/core may not import node:fs'],
    [
      'src/core/x.ts',
      `import type { A } from '../shared/a.ts'`,
      'src/core may not import ../shared/a.ts',
    ],
    [
      'src/shared/x.ts',
      `import { a } from '../core/a.ts'`,
      'src/shared may not import ../core/a.ts',
    ],
    [
      'src/backend/x.ts',
      `const d = await import('dockerode')`,
      'src/backend may not import dockerode',
    ],
    ['src/backend/x.ts', `export * from '../cli/a.ts'`, 'src/backend may not import ../cli/a.ts'],
    [
      'src/renderer/x.tsx',
      `import { app } from 'electron'`,
      'src/renderer may not import electron',
    ],
    ['src/renderer/x.ts', `import 'node:path'`, 'src/renderer may not import node:path'],
    ['src/cli/x.ts', `import { app } from 'electron/main'`, 'src/cli may not import electron/main'],
  ])('are refused with file and line: %s %s', (path, line, message) => {
    const files = [{ path, text: `// a comment\n${line}\n` }]
    expect(forbiddenImports(files, rules)).toEqual([`${path}:2  ${message}`])
  })

  it.each([
    ['src/shared/x.ts', `import type { A } from '../core/a.ts'`],
    ['src/backend/engine/x.ts', `import Docker from 'dockerode'`],
    ['src/renderer/x.tsx', `import { createRoot } from 'react-dom/client'`],
    ['src/main/x.ts', `import { app } from 'electron/main'`],
  ])('are allowed: %s %s', (path, text) => {
    expect(forbiddenImports([{ path, text }], rules)).toEqual([])
  })
})

describe('documents', () => {
  it('give every room of src a line in docs/architecture.md', () => {
    const { text } = read('docs/architecture.md')
    const rooms = readdirSync(`${root}/src`, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(rooms.map(({ name }) => name).filter((name) => !text.includes(`src/${name}/`))).toEqual(
      [],
    )
  })

  it('list every finding code in docs/report-format.md', () => {
    const { text } = read('docs/report-format.md')
    expect(findingCodes.filter((code) => !text.includes(`\`${code}\``))).toEqual([])
  })
})

describe('tracked files', () => {
  const self = 'test/unit/architecture.test.ts'

  it('name no place outside the repository', () => {
    const files = tracked()
      .filter((path) => path !== self && path !== 'package-lock.json')
      .map(read)
      .filter(({ text }) => !text.includes('\0'))
    expect(files.length).toBeGreaterThan(30)
    expect(foreignPaths(files)).toEqual([])
  })

  it('are found out when they do', () => {
    const lines = [
      `see /work/notes.md`,
      `import type { A } from '../shared/a.ts'`,
      `read ../shared/reference first`,
      'a path like src/work/x or ./work/x',
    ]
    expect(foreignPaths([{ path: 'a.md', text: lines.join('\n') }])).toEqual([
      'a.md:1  see /work/notes.md',
      'a.md:3  read ../shared/reference first',
    ])
  })
})
