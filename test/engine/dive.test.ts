import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DiveExport, DiveReference } from '../../src/core/dive/dive-export.ts'
import { debianBase } from './support/base-images.ts'
import { scratch } from './support/context.ts'
import { dive, diveProgram } from './support/dive.ts'
import { image } from './support/images.ts'
import { capabilities, changes, everyday, imported, manyLayers } from './support/recipes.ts'
import { saveAndUnpack } from './support/saved-layers.ts'
import { strata } from './support/strata.ts'
import { wasteCases } from './support/waste-cases.ts'

/* `--format dive-json` against dive itself, field by field, on archives of a real engine. */

const recipes = [...wasteCases.map(({ recipe }) => recipe), everyday, changes, manyLayers, imported]

const noDive = 'needs Go, to build dive v0.13.1, or STRATA_TEST_DIVE with its path'

async function both(archive: string) {
  const file = join(scratch('dive'), 'dive.json')
  // dive does not shorten a longer file that is there already.
  rmSync(file, { force: true })
  const theirs = await dive(archive, ['--json', file])
  expect(theirs.stderr + theirs.stdout).not.toMatch(/error/i)
  expect(theirs.status).toBe(0)
  const ours = await strata(['analyze', archive, '--format', 'dive-json'])
  expect(ours.stderr).toBe('')
  expect(ours.status).toBe(0)
  return { ours: ours.stdout, theirs: readFileSync(file, 'utf8') }
}

/** Files of equal size have no certain order in dive (sort.Sort is not stable): put them in one. */
function inOrder(references: readonly DiveReference[]): readonly DiveReference[] {
  return [...references].sort((a, b) => b.sizeBytes - a.sizeBytes || (a.file < b.file ? -1 : 1))
}

function comparable(text: string): DiveExport {
  const parsed = JSON.parse(text) as DiveExport
  const { image: whole } = parsed
  const sizes = whole.fileReference.map(({ sizeBytes }) => sizeBytes)
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  return { ...parsed, image: { ...whole, fileReference: inOrder(whole.fileReference) } }
}

describe('dive-json', () => {
  beforeEach(async (test) => {
    if ((await diveProgram()) === null) test.skip(noDive)
  })

  it.each(recipes.map((recipe) => [recipe.name, recipe] as const))(
    'says of %s what dive says',
    async (_, recipe) => {
      const { archive } = await saveAndUnpack(await image(recipe))
      const { ours, theirs } = await both(archive)
      expect(comparable(ours)).toEqual(comparable(theirs))
    },
  )

  it('says of a whole Debian what dive says, but for hard links written with ./', async () => {
    for (const reference of [debianBase, await image(capabilities)]) {
      const { ours, theirs } = await both((await saveAndUnpack(reference)).archive)
      const cleaned = theirs.replaceAll('"linkName": "./', '"linkName": "')
      expect(comparable(ours)).toEqual(comparable(cleaned))
    }
  })
})
