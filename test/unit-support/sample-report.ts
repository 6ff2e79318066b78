import { detectBase } from '../../src/core/analysis/base.ts'
import { parseImageConfig } from '../../src/core/history/parse-config.ts'
import type { Report } from '../../src/core/model/report.ts'
import { buildReport } from '../../src/core/report/build-report.ts'
import { seedConfig } from './seed-config.ts'
import { analyze, directory, file, opaque, sized, symlink, whiteout } from './test-image.ts'
import type { TestLayer } from './test-image.ts'

const mega = 1_000_000

const layers: readonly TestLayer[] = [
  [
    directory('/bin'),
    sized('/bin/bash', 1.4 * mega, 'bash'),
    sized('/usr/lib/libc.so', 2.1 * mega, 'libc'),
    sized('/var/lib/dpkg/status', 0.3 * mega, 'status 1'),
    symlink('/lib', 'usr/lib'),
  ],
  [
    sized('/var/lib/dpkg/status', 0.31 * mega, 'status 2'),
    directory('/var/cache/apt'),
    sized('/var/cache/apt/pkgcache.bin', 36.5 * mega, 'cache'),
  ],
  [sized('/bin/bash', 1.4 * mega, 'bash', { mode: 0o755 }), whiteout('/var/cache/apt')],
  [],
  [
    file('/app/app.py', 'print("hello")'),
    file('/app/evil|`name`\u202e\n<script>', 'odd'),
    file(Uint8Array.from([0x2f, 0x61, 0x70, 0x70, 0x2f, 0xff]), 'not UTF-8'),
    sized('/app/copy-of-libc.so', 2.1 * mega, 'libc'),
    opaque('/app'),
  ],
]

/** A report with something of everything: base, empty step, waste of several causes, odd names. */
export function sampleReport(): Report {
  const { history } = parseImageConfig(seedConfig)
  const diffIds = layers.map((_, index) => `sha256:${String(index).padStart(64, '0')}`)
  const base = detectBase(diffIds, history, [
    { name: 'ubuntu:15.04', id: 'x', diffIds: diffIds.slice(0, 4), history: history.slice(0, 4) },
  ])
  const odd: TestLayer = [...(layers[4] ?? []), whiteout('/app/never\u202ethere')]
  const analysis = analyze(layers.with(4, odd), { config: seedConfig, base })
  return buildReport(analysis, 'strata 0.0.0')
}
