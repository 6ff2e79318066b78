import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyze,
  knownBase,
  opaque,
  sized,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'
import { giveAdvice } from './give-advice.ts'
import { adviceRules } from './rules.ts'

const kB = 1000

type Step = readonly [createdBy: string, layer: TestLayer]

/** Layers, each with the step that made it. */
function image(...steps: readonly Step[]) {
  const history = steps.map(([created_by]) => ({ created_by }))
  return analyze(
    steps.map(([, layer]) => layer),
    { config: { os: 'linux', architecture: 'amd64', history } },
  )
}

const cardsOf = (...steps: readonly Step[]) => giveAdvice(image(...steps)).cards

describe('waste becomes advice', () => {
  it('joins the step that stores with the one that deletes', () => {
    const [card, ...more] = cardsOf(
      ['/bin/sh -c make', [sized('/out/a', 50 * kB, 'a'), sized('/out/b', 30 * kB, 'b')]],
      ['/bin/sh -c rm -r /out', [whiteout('/out')]],
    )
    expect(more).toEqual([])
    expect(card).toMatchObject({
      rule: 'deleted-later',
      bytes: 80 * kB,
      files: 2,
      line: 'RUN make \\\n && rm -r /out',
      examples: [
        { path: '/out/a', bytes: 50 * kB, layer: 0 },
        { path: '/out/b', bytes: 30 * kB, layer: 0 },
      ],
      steps: [
        { layer: 0, step: 0, instruction: 'RUN make' },
        { layer: 1, step: 1, instruction: 'RUN rm -r /out' },
      ],
    })
  })

  it('knows an opaque directory for a deletion', () => {
    const steps = [
      ['RUN make', [sized('/out/a', 50 * kB, 'a')]],
      ['RUN again', [opaque('/out')]],
    ] as const
    expect(cardsOf(...steps)[0]).toMatchObject({ rule: 'deleted-later', bytes: 50 * kB })
  })

  it('mounts what was copied only to be deleted', () => {
    const [card] = cardsOf(
      ['COPY big.tar /tmp/big.tar # buildkit', [sized('/tmp/big.tar', 50 * kB, 'a')]],
      ['RUN rm /tmp/big.tar', [whiteout('/tmp/big.tar')]],
    )
    expect(card?.line).toContain('RUN --mount=type=bind,source=big.tar,target=/tmp/big.tar')
  })

  it('gives owner and mode to the copy', () => {
    const [card] = cardsOf(
      ['COPY app /srv/app # buildkit', [sized('/srv/app/x', 90 * kB, 'x')]],
      ['RUN chown', [sized('/srv/app/x', 90 * kB, 'x', { uid: 1000, gid: 1001, mode: 0o755 })]],
    )
    expect(card).toMatchObject({
      rule: 'metadata-copy',
      bytes: 90 * kB,
      line: 'COPY --chown=1000:1001 --chmod=755 app /srv/app',
    })
  })

  it('leaves to the Dockerfile what the classic builder did not record', () => {
    const [card] = cardsOf(
      [`/bin/sh -c #(nop) COPY dir:${'ab'.repeat(32)} in /srv `, [sized('/srv/x', 90 * kB, 'x')]],
      ['/bin/sh -c chown 5 /srv/x', [sized('/srv/x', 90 * kB, 'x', { uid: 5 })]],
    )
    expect(card?.line).toBe('COPY --chown=5:0 … /srv')
  })

  it('tells package databases from other files that are written again', () => {
    const cards = cardsOf(
      [
        'RUN apt-get install a',
        [sized('/var/lib/dpkg/status', 20 * kB, '1'), sized('/x', 9 * kB, '1')],
      ],
      [
        'RUN apt-get install b',
        [sized('/var/lib/dpkg/status', 21 * kB, '2'), sized('/x', 9 * kB, '2')],
      ],
    )
    expect(cards.map(({ rule, bytes, line }) => [rule, bytes, line])).toEqual([
      ['package-database', 20 * kB, 'RUN apt-get install a \\\n && apt-get install b'],
      ['rewritten', 9 * kB, 'RUN apt-get install a \\\n && apt-get install b'],
    ])
  })
})

describe('what could be left out', () => {
  it.each([
    ['/var/lib/apt/lists/deb_main_Packages', 'package-caches'],
    ['/var/cache/apk/APKINDEX.1.tar.gz', 'package-caches'],
    ['/var/cache/dnf/x.solv', 'package-caches'],
    ['/root/.cache/pip/http/a', 'package-caches'],
    ['/root/.npm/_cacache/content-v2/a', 'package-caches'],
    ['/usr/local/share/.cache/yarn/v6/a', 'package-caches'],
    ['/root/.local/share/pnpm/store/v3/a', 'package-caches'],
    ['/go/pkg/mod/cache/download/a', 'package-caches'],
    ['/usr/local/cargo/registry/src/a.rs', 'package-caches'],
    ['/usr/local/bundle/cache/rails-7.0.gem', 'package-caches'],
    ['/root/.composer/cache/files/a.zip', 'package-caches'],
    ['/opt/conda/pkgs/a.conda', 'package-caches'],
    ['/app/.git/objects/pack/a.pack', 'version-control'],
    ['/app/node_modules/typescript/lib/tsc.js', 'development-packages'],
    ['/app/node_modules/express/test/app.js', 'test-files'],
    ['/usr/lib/python3.11/site-packages/numpy/tests/a.py', 'test-files'],
    ['/app/dist/main.js.map', 'source-maps'],
    ['/usr/lib/python3/a/__pycache__/b.cpython-311.pyc', 'python-bytecode'],
    ['/usr/lib/debug/.build-id/a.debug', 'debug-symbols'],
    ['/usr/bin/x86_64-linux-gnu-gcc-12', 'build-tools'],
    ['/usr/include/stdio.h', 'build-tools'],
    ['/usr/lib/x86_64-linux-gnu/libc.a', 'build-tools'],
    ['/usr/share/doc/bash/README', 'documentation'],
    ['/usr/share/locale/de/LC_MESSAGES/a.mo', 'documentation'],
    ['/var/log/dpkg.log', 'logs-and-temporary'],
    ['/tmp/x', 'logs-and-temporary'],
  ])('%s is %s', (path, rule) => {
    const cards = cardsOf(['RUN make', [sized(path, 10 * kB, 'x')]])
    expect(cards.map((card) => [card.rule, card.bytes])).toEqual([[rule, 10 * kB]])
  })

  it.each([
    '/app/main.js',
    '/usr/bin/python3',
    '/usr/bin/as-is',
    '/app/test/data.json',
    '/etc/passwd',
    '/usr/lib/x86_64-linux-gnu/libc.so.6',
    '/srv/git/config',
    '/app/node_modules/express/index.js',
  ])('%s stays', (path) => {
    expect(cardsOf(['RUN make', [sized(path, 10 * kB, 'x')]])).toEqual([])
  })

  it('cleans in the same step, or keeps the cache beside the image', () => {
    const [card] = cardsOf(['RUN apt-get install x', [sized('/var/lib/apt/lists/p', 10 * kB, 'x')]])
    expect(card?.title).toBe('Leave the cache of apt out')
    expect(card?.line).toContain('RUN apt-get install x \\\n && apt-get clean')
    expect(card?.line).toContain('--mount=type=cache,target=/var/lib/apt/lists')
  })

  it('leaves copied files out of the copy: no later step takes them back', () => {
    const [card] = cardsOf(['COPY . /app', [sized('/app/dist/main.js.map', 10 * kB, 'x')]])
    expect([card?.lineOf, card?.line]).toEqual(['.dockerignore', '**/main.js.map'])
  })

  it('leaves a whole folder out of the copy where its packages are to be installed', () => {
    const [card] = cardsOf([
      'COPY . /app',
      [sized('/app/node_modules/typescript/lib/tsc.js', 10 * kB, 'x')],
    ])
    expect(card?.rule).toBe('development-packages')
    expect(card?.lineOf).toBe('.dockerignore')
    expect(card?.line.split('\n')).toEqual([
      '**/node_modules',
      '# and in the Dockerfile, after the copy: RUN npm ci --omit=dev',
    ])
  })

  it('strips programs: the symbols count, not the files', () => {
    const programs = (name: string) => [
      sized(`/opt/${name}`, 900 * kB, name, { symbolBytes: 300 * kB }),
      sized(`/opt/it's ${name}`, 90 * kB, `${name}2`, { symbolBytes: 20 * kB }),
      sized(`/opt/${name}.txt`, 900 * kB, `${name}3`),
    ]
    const [made, copied] = cardsOf(
      ['RUN go build -o /opt/a', programs('a')],
      ['COPY b /opt/', programs('b').slice(0, 1)],
    )
    expect(made).toMatchObject({
      rule: 'unstripped',
      bytes: 320 * kB,
      files: 2,
      examples: [{ bytes: 300 * kB }, { bytes: 20 * kB }],
    })
    expect(made?.line).toBe(
      "RUN go build -o /opt/a \\\n && strip --strip-unneeded /opt/a '/opt/it'\\''s a'\n# or: go build -ldflags=\"-s -w\"",
    )
    expect(copied?.line).toContain('RUN strip --strip-unneeded /opt/b\nCOPY b /opt/')
  })

  it('leaves a program that is a duplicate, or deleted, to those rules', () => {
    const twin = (path: string) => sized(path, 200 * kB, 'same', { symbolBytes: 50 * kB })
    expect(
      cardsOf(
        ['RUN make', [twin('/a'), twin('/b'), sized('/c', 9 * kB, 'c', { symbolBytes: 8 * kB })]],
        ['RUN rm /c', [whiteout('/c')]],
      ).map(({ rule, bytes }) => [rule, bytes]),
    ).toEqual([
      ['duplicate-files', 200 * kB],
      ['unstripped', 50 * kB],
      ['deleted-later', 9 * kB],
    ])
  })

  it('links large equal files', () => {
    const [card] = cardsOf([
      'RUN make',
      [
        sized('/a', 200 * kB, 'same'),
        sized('/b', 200 * kB, 'same'),
        sized('/c', 200 * kB, 'other'),
      ],
    ])
    expect(card).toMatchObject({ rule: 'duplicate-files', bytes: 200 * kB })
    expect(card?.line).toContain('ln -f /a /b')
  })
})

describe('the sum', () => {
  it('is of your layers only', () => {
    const layers = [
      [sized('/usr/share/doc/a', 50 * kB, 'a'), sized('/x', 50 * kB, 'x')],
      [whiteout('/x'), sized('/usr/share/doc/b', 10 * kB, 'b')],
    ]
    const advice = giveAdvice(analyze(layers, { base: knownBase }))
    expect(advice.cards.map(({ rule, bytes }) => [rule, bytes])).toEqual([
      ['documentation', 10 * kB],
    ])
    expect([advice.bytes, advice.ownBytes]).toEqual([10 * kB, 10 * kB])
  })

  it('counts no byte twice, and is the same at every look', () => {
    const places = [
      '/var/lib/dpkg/status',
      '/tmp/a.pyc',
      '/usr/share/doc/tests/x.debug',
      '/app/.git/node_modules/typescript/x.map',
      '/var/cache/apt/a',
      '/plain',
    ]
    const entry = fc.record({
      path: fc.constantFrom(...places),
      size: fc.integer({ min: 0, max: 300 * kB }),
      content: fc.constantFrom('1', '2'),
      uid: fc.constantFrom(0, 1),
      gone: fc.boolean(),
    })
    const layer = fc.uniqueArray(entry, { selector: ({ path }) => path, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), (layers) => {
        const made = layers.map((entries) =>
          entries.map(({ path, size, content, uid, gone }) =>
            gone ? whiteout(path) : sized(path, size, `${content}${size}`, { uid }),
          ),
        )
        const analysis = analyze(made)
        const advice = giveAdvice(analysis)
        const sum = advice.cards.reduce((total, { bytes }) => total + bytes, 0)
        expect(advice.bytes).toBe(sum)
        expect(advice.bytes).toBeLessThanOrEqual(analysis.efficiency.storedBytes)
        const alone = adviceRules.map((rule) => giveAdvice(analysis, [rule]).bytes)
        for (const bytes of alone)
          expect(bytes).toBeLessThanOrEqual(analysis.efficiency.storedBytes)
        expect(new Set(advice.cards.map(({ id }) => id)).size).toBe(advice.cards.length)
        expect(giveAdvice(analyze(made))).toEqual(advice)
      }),
    )
  })
})
