import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { debianBase } from './support/base-images.ts'
import { docker, scratch } from './support/context.ts'
import { writeContext } from './support/images.ts'
import { saveAndUnpack } from './support/saved-layers.ts'
import { analyze, strata } from './support/strata.ts'

/* The base image of an image of the engine, found among the others by their layers. */

const name = (image: string): string => `strata-test/base-${image}:1`

async function build(image: string, from: string, content: string): Promise<void> {
  const context = scratch('contexts', 'base', image)
  const dockerfile = `FROM ${from}\nCOPY file /${image}\nCMD ["/${image}"]\n`
  writeContext(context, { Dockerfile: dockerfile, file: content })
  await docker(['build', '--quiet', '--tag', name(image), context])
}

describe('the base of an archive that holds its image alone', () => {
  it('is guessed when it is a distribution, and is none for a verdict', async () => {
    const context = scratch('contexts', 'base', 'alone')
    writeContext(context, { Dockerfile: `FROM ${debianBase}\nCOPY file /file\n`, file: 'x' })
    await docker(['build', '--quiet', '--tag', name('alone'), context])
    const { archive } = await saveAndUnpack(name('alone'))
    const { base } = await analyze(archive)
    expect(base).toMatchObject({ layers: 1, confidence: 'guess', name: null })
    expect(base.evidence[0]).toMatch(/^The first layer is the file system of a distribution/)
    expect(await analyze(name('alone'))).toMatchObject({
      base: { layers: 1, confidence: 'exact', name: debianBase },
    })
    writeFileSync(join(context, 'limits.yaml'), 'limits: {own-size: 1MB}\n')
    const args = ['check', archive, '--config', join(context, 'limits.yaml')]
    expect((await strata(args, {})).status).toBe(1)
  })
})

describe('the base image', () => {
  beforeAll(async () => {
    await build('system', 'scratch', 'system')
    await build('language', name('system'), 'language')
    await build('mine', name('language'), 'mine')
  })

  it('is the longest of those at hand, with its name and what it is built on', async () => {
    const { base, layers } = await analyze(name('mine'))
    expect(base).toEqual({
      layers: 2,
      confidence: 'exact',
      name: name('language'),
      evidence: [
        `2 layers of ${name('language')} (all it has) are the first of the 3 layers here.`,
        'Its 4 history steps are the first here, too.',
      ],
      chain: [
        { name: name('system'), layers: 1 },
        { name: name('language'), layers: 2 },
      ],
    })
    expect(layers.map((layer) => layer.base)).toEqual([true, true, false])
  })

  it('is only guessed when it was built anew meanwhile, and that is said', async () => {
    await build('system', 'scratch', `system ${Date.now()}`)
    await build('language', name('system'), 'language')
    const { base, layers } = await analyze(name('mine'))
    expect(base).toEqual({
      layers: 2,
      confidence: 'guess',
      name: null,
      evidence: [
        'Step 4 is a CMD with layers above it: most base images end with one.',
        'The base itself is not at hand to compare with.',
      ],
    })
    expect(layers.map((layer) => layer.base)).toEqual([true, true, false])
  })
})
