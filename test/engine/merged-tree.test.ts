import { describe, expect, it } from 'vitest'
import { archiveForms } from './support/archives.ts'
import { scratch } from './support/context.ts'
import { exportedTree } from './support/exported-tree.ts'
import { image } from './support/images.ts'
import type { Recipe } from './support/images.ts'
import { mergedTree } from './support/merged-tree.ts'
import type { TreeRow } from './support/merged-tree.ts'
import { engineOwnFiles } from './support/oracles.ts'
import * as recipes from './support/recipes.ts'
import { saveAndUnpack } from './support/saved-layers.ts'
import { seedImage } from './support/seed-image.ts'
import { analyze } from './support/strata.ts'

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
    expect((await analyze(archive)).image.mergedEntries).toBe(ours.length)
  })
})

describe('the same image in other archives', () => {
  it.each(archiveForms.map((form) => [form.name, form] as const))(
    'as %s has the same tree',
    async (_, form) => {
      const reference = await image(recipes.changes)
      const folder = scratch('tree-forms', form.name.replaceAll(/\W+/g, '-'))
      const path = await form.make(reference, folder)
      const kind = path.endsWith('/layout') ? 'directory' : 'file'
      const expected = await mergedTree((await saveAndUnpack(reference)).archive, 'file')
      expect(await mergedTree(path, kind, reference)).toEqual(expected)
    },
  )
})

function withoutEngineFiles(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows.filter(({ path }) => !engineOwnFiles.has(path))
}
