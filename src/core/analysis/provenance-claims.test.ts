import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseImageConfig } from '../history/parse-config.ts'
import { detectBase } from './base.ts'
import { provenanceClaims } from './provenance-claims.ts'

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../test/fixtures/provenance/${name}`, import.meta.url), 'utf8'),
  )

/** Both as BuildKit wrote them; the folder says how. */
const statement = read('based.attestation.json')
const { history, diffIds } = parseImageConfig(read('based.config.json'))
const manifest = 'sha256:cbbcb0da366e9b8f2b6a2c9900cc75394a8db703483af03871f5adaebe4fdd73'

/** A statement in the same form, of a Dockerfile of one's own. */
function stating(dockerfile: string, args: Readonly<Record<string, string>> = {}) {
  const data = Buffer.from(dockerfile).toString('base64')
  return {
    subject: [{ name: 'x', digest: { sha256: manifest.slice(7) } }],
    predicate: {
      buildDefinition: { externalParameters: { request: { args } } },
      runDetails: {
        metadata: { buildkit_metadata: { source: { infos: [{ filename: 'Dockerfile', data }] } } },
      },
    },
  }
}

const nameIn = (dockerfile: string, args?: Readonly<Record<string, string>>) =>
  provenanceClaims([stating(dockerfile, args)], [manifest], history)[0]?.name ?? null

describe('the base that a provenance names', () => {
  it('is told with its end, by what BuildKit wrote', () => {
    const claims = provenanceClaims([statement], [manifest], history)
    expect(claims).toMatchObject([{ name: 'base', layers: 1 }])
    expect(detectBase(diffIds, history, [], claims)).toMatchObject({
      name: 'base',
      layers: 1,
      confidence: 'claimed',
      evidence: [
        'The Dockerfile in its provenance says FROM base.',
        'The base itself is not at hand to compare with.',
      ],
    })
  })

  it('is none of an attestation of another image', () => {
    expect(provenanceClaims([statement], [`sha256:${'0'.repeat(64)}`], history)).toEqual([])
    expect(provenanceClaims([null, 7, {}, { subject: [null] }], [manifest], history)).toEqual([])
  })

  it('is that of the stage that was built, with its arguments filled in', () => {
    const stages =
      'ARG V=3.12\nFROM node:22 AS build\nRUN x\nFROM python:${V} AS run\nCOPY a /a\nFROM run\nCMD y'
    expect(nameIn(stages)).toBe('python:3.12')
    expect(nameIn(stages, { 'build-arg:V': '3.13' })).toBe('python:3.13')
    expect(nameIn(stages, { target: 'build' })).toBe('node:22')
    expect(nameIn('FROM base', { 'context:base': 'docker-image://debian:13' })).toBe('debian:13')
    expect(nameIn('FROM $UNKNOWN')).toBe(null)
    expect(nameIn('FROM scratch\nCOPY a /')).toBe(null)
    expect(nameIn('')).toBe(null)
  })

  it('ends nowhere that is known when steps are not the Dockerfile’s', () => {
    const file = 'FROM base\nCOPY hello.txt /app/hello.txt\nCMD ["cat", "/app/hello.txt"]'
    expect(provenanceClaims([stating(file)], [manifest], history)).toMatchObject([
      { name: 'base', layers: null },
    ])
  })
})
