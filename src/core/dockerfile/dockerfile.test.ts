import { describe, expect, it } from 'vitest'
import { matchSteps } from './match-steps.ts'
import { finalInstructions, parseDockerfile } from './parse-dockerfile.ts'
import { dockerfileInProvenance } from './provenance.ts'

const brief = (source: string) =>
  parseDockerfile(source).instructions.map(
    ({ keyword, text, from, to }) => `${from}-${to} ${keyword} ${text}`,
  )

describe('a Dockerfile', () => {
  it('has lines that go on, with comments and empty lines between', () => {
    expect(
      brief('# head\nFROM a\n\nrun one \\\n  # why\n\n && two \\ \n && three\nCMD x\n'),
    ).toEqual(['2-2 FROM a', '4-8 RUN one && two && three', '9-9 CMD x'])
  })

  it('has here-documents, several of them, with tabs', () => {
    const source =
      'FROM a\nRUN <<EOF\nFROM not\nEOF\nCOPY <<-"one" <<two /srv/\nRUN no\n\tone\nCMD no\ntwo\nUSER me'
    expect(brief(source)).toEqual([
      '1-1 FROM a',
      '2-4 RUN <<EOF',
      '5-9 COPY <<-"one" <<two /srv/',
      '10-10 USER me',
    ])
    expect(brief('FROM a\nRUN cat <<<word\nUSER me')).toHaveLength(3)
  })

  it('has another escape when a directive at its top says so', () => {
    expect(
      brief('# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN dir `\n c:\\\nUSER me'),
    ).toEqual(['3-3 FROM a', '4-5 RUN dir c:\\', '6-6 USER me'])
    expect(brief('FROM a\n# escape=`\nRUN a \\\n b')).toEqual(['1-1 FROM a', '3-4 RUN a b'])
  })

  it('takes what Windows editors write', () => {
    expect(brief('\uFEFFFROM a\r\nRUN b \\\r\n c\r\n')).toEqual(['1-1 FROM a', '2-3 RUN b c'])
  })

  it('gives the stages that the image is made of', () => {
    const file = parseDockerfile(
      'FROM go AS build\nRUN make\nFROM --platform=$X slim AS Base\nRUN base\nFROM base\nCOPY --from=build /x /x',
    )
    expect(finalInstructions(file).map(({ from }) => from)).toEqual([3, 4, 5, 6])
    expect(finalInstructions(file, 'build').map(({ from }) => from)).toEqual([1, 2])
  })

  it('is never an error', () => {
    for (const source of ['', '\\', 'RUN \\', 'RUN <<E', '??\nRUN a', 'FROM a AS\nFROM a as a'])
      expect(finalInstructions(parseDockerfile(source)).length).toBeLessThan(3)
  })
})

describe('the steps of an image', () => {
  const lines = (source: string, steps: readonly string[]) =>
    matchSteps(
      steps.map((instruction, index) => ({ index, instruction })),
      finalInstructions(parseDockerfile(source)),
    ).map(({ step, instruction, certainty }) => [step, instruction.from, certainty])

  it('point at their lines', () => {
    const source = 'FROM a\nENV A="b"\nCOPY . /srv/\nRUN one \\\n && two\nCMD ["x"]'
    const steps = [
      'ADD file:00 in /',
      'ENV A=b',
      `COPY dir:${'a'.repeat(64)} in /srv/`,
      'RUN one  && two',
      'CMD ["x"]',
    ]
    expect(lines(source, steps)).toEqual([
      [1, 2, 'exact'],
      [2, 3, 'likely'],
      [3, 4, 'exact'],
      [4, 6, 'exact'],
    ])
  })

  it('are told apart when several are alike, by their order', () => {
    const source = 'FROM a\nRUN x\nRUN y\nRUN x\n'
    expect(lines(source, ['RUN x', 'RUN x'])).toEqual([
      [0, 2, 'exact'],
      [1, 4, 'exact'],
    ])
    expect(lines(source, ['RUN other', 'RUN y', 'RUN x'])).toEqual([
      [1, 3, 'exact'],
      [2, 4, 'exact'],
    ])
  })

  it('may have arguments filled in, options left out, directories made whole', () => {
    const source =
      'FROM a\nWORKDIR app\nRUN --mount=type=cache,target=/c get ${V}\nCOPY a b ./\nUSER $U'
    const steps = [
      'WORKDIR /srv/app',
      'RUN get 1.2',
      `COPY multi:${'0'.repeat(64)} in .`,
      'USER me',
    ]
    expect(lines(source, steps).map(([, line]) => line)).toEqual([2, 3, 4, 5])
  })

  it('that another file made match nothing', () => {
    expect(lines('FROM a\nRUN make install\nCMD x', ['RUN apt-get update', 'USER me'])).toEqual([])
  })
})

describe('provenance', () => {
  const infos = [
    { filename: 'Dockerfile', data: Buffer.from('FROM ünï\nRUN x').toString('base64') },
  ]
  it('of either version has the Dockerfile', () => {
    const found = { name: 'Dockerfile', text: 'FROM ünï\nRUN x' }
    const key = 'https://mobyproject.org/buildkit@v1#metadata'
    expect(
      dockerfileInProvenance({ predicate: { metadata: { [key]: { source: { infos } } } } }),
    ).toEqual(found)
    const runDetails = { metadata: { buildkit_metadata: { source: { infos } } } }
    expect(dockerfileInProvenance({ predicate: { runDetails } })).toEqual(found)
  })

  it('of another kind has none', () => {
    for (const document of [null, 7, {}, { predicate: [] }, { predicate: { metadata: null } }])
      expect(dockerfileInProvenance(document)).toBeNull()
  })
})
