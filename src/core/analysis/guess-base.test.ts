import { describe, expect, it } from 'vitest'
import { file, testInput } from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import { parseImageConfig } from '../history/parse-config.ts'
import { PathTable } from '../store/path-table.ts'
import { guessBase } from './guess-base.ts'

interface Step {
  readonly created_by: string
  readonly created?: string
  readonly comment?: string
  readonly empty_layer?: boolean
}

const system = [file('/etc/os-release', 'ID=x'), file('/bin/sh', 'sh')]
const sum = 'ab'.repeat(32)
const classicRoot = { created_by: `/bin/sh -c #(nop) ADD file:${sum} in / ` }
const nothing = { empty_layer: true } as const

/** The guess for a history; the first layer holds a system unless it is told otherwise. */
function guess(history: readonly Step[], first: TestLayer = system, count?: number) {
  const paths = new PathTable()
  const layers = history.filter(({ empty_layer }) => empty_layer !== true)
  const made = layers.map((_, index) => (index === 0 ? first : [file(`/own/${index}`, 'x')]))
  const input = testInput(paths, made.slice(0, count), { config: { history } })
  return guessBase(parseImageConfig(input.config), input.layers, paths)
}

const at = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString()

describe('a base that is guessed', () => {
  it('ends with the last CMD that has layers above it', () => {
    const found = guess([
      classicRoot,
      { created_by: '/bin/sh -c #(nop)  CMD ["bash"]', ...nothing },
      { created_by: 'RUN /bin/sh -c apt-get install python3 # buildkit' },
      { created_by: 'CMD ["python3"]', ...nothing },
      { created_by: 'COPY . /app # buildkit' },
      { created_by: 'RUN make # buildkit' },
      { created_by: 'CMD ["/app/run"]', ...nothing },
    ])
    expect(found).toMatchObject({
      layers: 2,
      confidence: 'guess',
      name: null,
      evidence: [
        'Step 4 is a CMD with layers above it: most base images end with one.',
        'The first layer is the file system of a distribution, put to / whole; it has /etc/os-release.',
        'The base itself is not at hand to compare with.',
      ],
      steps: null,
    })
  })

  it('of the image of an article is the distribution, whose CMD owns a layer', () => {
    const { history } = seedConfig as { readonly history: readonly Step[] }
    expect(guess(history)).toMatchObject({ layers: 4, confidence: 'guess' })
  })

  it('ends before the widest gap of a week or more', () => {
    const steps = (gap: number, wider: number) => [
      { created_by: 'bazel build', created: at(0) },
      { created_by: 'bazel build', created: at(gap) },
      { created_by: 'COPY', created: at(gap + wider) },
      { created_by: 'COPY', created: at(gap + wider + 1) },
    ]
    expect(guess(steps(8, 40), [])).toMatchObject({
      layers: 2,
      evidence: ['40 days lie between step 2 and step 3.', expect.any(String)],
    })
    expect(guess(steps(40, 8), [])?.layers).toBe(1)
    expect(guess(steps(6, 6), [])).toBe(null)
  })

  it('hears nothing from the fixed times of reproducible builds', () => {
    const epoch = '1970-01-01T00:00:00Z'
    expect(
      guess(
        [
          { created_by: 'bazel build', created: epoch },
          { created_by: 'COPY', created: at(0) },
        ],
        [],
      ),
    ).toBe(null)
  })

  it.each([
    [
      'debian',
      { created_by: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1728864000'" },
      'debian:bookworm',
    ],
    [
      'alpine',
      { created_by: 'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit' },
      'alpine:3.20.3',
    ],
    ['an import', { created_by: '', comment: 'Imported from -' }, null],
    ['the classic builder', classicRoot, null],
  ])('is the file system of a distribution, as of %s', (_, first: Step, name) => {
    const own = { created_by: 'COPY . /app # buildkit' }
    expect(guess([first, own])).toMatchObject({ layers: 1, confidence: 'guess', name })
    // a program of one's own is put to / in the same way
    expect(guess([first, own], [file('/program', 'x')])).toBe(null)
    // it is all there is: the image is the distribution itself
    expect(guess([first, { created_by: 'CMD ["sh"]', ...nothing }])).toBe(null)
  })

  it('has the name that its labels tell, while nothing was added to it', () => {
    const label = (text: string) => ({
      created_by: `/bin/sh -c #(nop)  LABEL org.opencontainers.image.${text}`,
      ...nothing,
    })
    const ubuntu = [
      { created_by: '/bin/sh -c #(nop)  ARG RELEASE', ...nothing },
      label('ref.name=ubuntu'),
      label('version=24.04'),
      classicRoot,
      { created_by: '/bin/sh -c #(nop)  CMD ["/bin/bash"]', ...nothing },
    ]
    const own = { created_by: 'COPY . /app # buildkit' }
    expect(guess([...ubuntu, own])).toMatchObject({ layers: 1, name: 'ubuntu:24.04' })
    const python = [...ubuntu, own, { created_by: 'CMD ["python"]', ...nothing }]
    expect(guess([...python, own])).toMatchObject({ layers: 2, name: null })
  })

  it('is none when the history does not fit the layers, or shows nothing', () => {
    const steps = [classicRoot, { created_by: 'CMD ["sh"]', ...nothing }, { created_by: 'COPY' }]
    expect(guess(steps)?.layers).toBe(1)
    expect(guess(steps, system, 1)).toBe(null)
    expect(guess([{ created_by: 'COPY' }, { created_by: 'RUN x' }])).toBe(null)
    expect(guess([])).toBe(null)
  })
})
