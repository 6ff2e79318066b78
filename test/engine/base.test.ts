import { beforeAll, describe, expect, it } from 'vitest'
import { docker, scratch } from './support/context.ts'
import { writeContext } from './support/images.ts'
import { analyze } from './support/strata.ts'

/* The base image of an image of the engine, found among the others by their layers. */

const name = (image: string): string => `strata-test/base-${image}:1`

async function build(image: string, from: string, content: string): Promise<void> {
  const context = scratch('contexts', 'base', image)
  const dockerfile = `FROM ${from}\nCOPY file /${image}\nCMD ["/${image}"]\n`
  writeContext(context, { Dockerfile: dockerfile, file: content })
  await docker(['build', '--quiet', '--tag', name(image), context])
}

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

  it('is not found when it was built anew meanwhile, and that is said', async () => {
    await build('system', 'scratch', `system ${Date.now()}`)
    await build('language', name('system'), 'language')
    const { base, layers } = await analyze(name('mine'))
    expect(base).toEqual({ layers: 0, confidence: 'none', name: null, evidence: [] })
    expect(layers.some((layer) => layer.base)).toBe(false)
  })
})
