import { describe, expect, it } from 'vitest'
import { exportedTree } from './support/exported-tree.ts'
import { image } from './support/images.ts'
import type { Recipe } from './support/images.ts'
import { mergedTree } from './support/merged-tree.ts'
import type { TreeRow } from './support/merged-tree.ts'
import { engineOwnFiles } from './support/oracles.ts'
import * as recipes from './support/recipes.ts'
import { savedReport, saveAndUnpack } from './support/saved-layers.ts'
import { seedImage } from './support/seed-image.ts'

/*
 * The layers stacked by us against the layers stacked by the engine's own file system: every path
 * with its type, mode, owner, size, device, link target, hard links and content.
 */

const images: readonly Recipe[] = [...Object.values(recipes), seedImage]

describe.each(images.map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  it('has the tree that docker export writes', async () => {
    const reference = await image(recipe)
    const { archive } = await saveAndUnpack(reference)
    const ours = await mergedTree(archive, 'file')
    const theirs = await exportedTree(reference)
    expect(theirs.length).toBeGreaterThan(100)
    expect(withoutEngineFiles(ours)).toEqual(theirs)
    expect((await savedReport(reference)).image.mergedEntries).toBe(ours.length)
  })
})

function withoutEngineFiles(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows.filter(({ path }) => !engineOwnFiles.has(path))
}
