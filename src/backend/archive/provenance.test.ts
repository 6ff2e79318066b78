import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputOf, readBytes } from '../../../test/unit-support/test-archive.ts'
import { matchSteps } from '../../core/dockerfile/match-steps.ts'
import { finalInstructions, parseDockerfile } from '../../core/dockerfile/parse-dockerfile.ts'
import { dockerfileInProvenance } from '../../core/dockerfile/provenance.ts'
import { instructionOf } from '../../core/history/instruction.ts'
import { parseImageConfig } from '../../core/history/parse-config.ts'

const fixtures = new URL('../../../test/fixtures/provenance/', import.meta.url)
const dockerfile = readFileSync(new URL('Dockerfile', fixtures), 'utf8')

/** An archive that BuildKit wrote; the folder says how. */
async function attested() {
  const result = await readBytes(readFileSync(new URL('buildkit-0.34.2.tar', fixtures)))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('the provenance that BuildKit writes', () => {
  it('is told from the image, and its text is kept', async () => {
    const archive = await attested()
    expect(archive.images.map(({ choice }) => choice.tags)).toEqual([['example/attested:1']])
    expect(archive.pseudoImages.map(({ kind }) => kind)).toEqual(['attestation'])
    const texts = archive.entries.flatMap(({ role, text }) =>
      role === 'attestation' ? [text] : [],
    )
    expect(texts.map((text) => text !== null)).toEqual([true, true, true])
    const input = inputOf(archive)
    expect(input.layers.map(({ verified }) => verified)).toEqual([true, true, true])
    expect(input.findings.map(({ code }) => code)).toEqual(['pseudo-image-skipped'])
  })

  it('gives back the Dockerfile, whose lines made the steps', async () => {
    const archive = await attested()
    const found = archive.entries.flatMap(({ role, text }) =>
      role === 'attestation' && text !== null
        ? (dockerfileInProvenance(JSON.parse(text)) ?? [])
        : [],
    )
    expect(found).toEqual([{ name: 'Dockerfile', text: dockerfile }])
    const { history } = parseImageConfig(inputOf(archive).config)
    const steps = history.map((step, index) => ({ index, instruction: instructionOf(step) }))
    const matches = matchSteps(steps, finalInstructions(parseDockerfile(dockerfile)))
    expect(
      matches.map(({ step, instruction, certainty }) => [step, instruction.from, certainty]),
    ).toEqual([6, 7, 8, 9, 10, 11].map((line, step) => [step, line, 'exact']))
  })
})
