import { describe, expect, it } from 'vitest'
import type { Report, ReportStep } from '../../src/core/model/report.ts'
import { archiveForms } from './support/archives.ts'
import { has } from './support/command.ts'
import { scratch } from './support/context.ts'
import { image } from './support/images.ts'
import { mergedTree } from './support/merged-tree.ts'
import { outlineOf } from './support/outline.ts'
import * as recipes from './support/recipes.ts'
import { savedReport, saveAndUnpack } from './support/saved-layers.ts'
import { seedImage } from './support/seed-image.ts'
import { analyze, strata } from './support/strata.ts'

/* The same image in every form that a program writes: the same layers, sizes, waste and tree. */

interface Shown extends Pick<Report, 'image' | 'layers' | 'config'> {
  readonly steps: readonly ReportStep[]
  readonly source: Pick<Report['source'], 'format'>
  readonly base: Pick<Report['base'], 'layers'>
}

const images = [recipes.changes, recipes.manyLayers, seedImage]

describe.each(images.map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  it.each(archiveForms.map((form) => [form.name, form] as const))('as %s', async (_, form) => {
    expect(form.tool === null || (await has(form.tool))).toBe(true)
    const reference = await image(recipe)
    const folder = scratch('forms', recipe.name, form.name.replaceAll(/\W+/g, '-'))
    const path = await form.make(reference, folder)
    const report = await analyze(path, form.select?.(reference))
    expect(contentOf(report)).toEqual(contentOf(await savedReport(reference)))
    expect(report.layers.every(({ verified }) => verified)).toBe(true)
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const kind = path.endsWith('/layout') ? 'directory' : 'file'
    const outline = await outlineOf(path, kind, form.select?.(reference)[1] ?? null)
    const isPacked = /\.(?:gz|zst)$/.test(path)
    expect(outline === null ? null : shownBefore(outline)).toEqual(
      isPacked ? null : shownBefore({ ...report, steps: report.history }),
    )
    const saved = await saveAndUnpack(reference)
    const tree = await mergedTree(path, kind, reference)
    expect(tree).toEqual(await mergedTree(saved.archive, 'file'))
  })

  it('from standard input', async () => {
    const reference = await image(recipe)
    const { archive } = await saveAndUnpack(reference)
    const report = await analyze('-', [], { input: archive })
    expect(contentOf(report)).toEqual(contentOf(await savedReport(reference)))
  })
})

describe('an archive of two images', () => {
  it('is told apart by tag and by number, and an unknown one is refused', async () => {
    const reference = await image(recipes.everyday)
    const form = archiveForms.find(({ name }) => name === 'docker save of two images')!
    const path = await form.make(reference, scratch('forms', 'two'))
    const byTag = await analyze(path, ['--image', reference])
    expect(byTag.image.tags).toEqual([reference])
    const reports = [await analyze(path, ['--image', '0']), await analyze(path, ['--image', '1'])]
    expect(new Set(reports.map((report) => report.image.id)).size).toBe(2)
    expect(reports.map((report) => report.image.id)).toContain(byTag.image.id)
    const unknown = await strata(['analyze', path, '--image', 'not-there:1', '--format', 'json'])
    expect(unknown.status).toBe(3)
    expect(unknown.stdout).toBe('')
  })
})

/** All that is shown before the layers are read. */
function shownBefore({ image, layers, steps, config, source, base }: Shown) {
  const { id, tags, digests, os, architecture, variant, created } = image
  return {
    image: { id, tags, digests, os, architecture, variant, created },
    layers: layers.map(
      ({ diffId, chainId, digest, mediaType, compression, blobSize, historyIndex }) => ({
        ...{ diffId, chainId, digest, mediaType, compression, blobSize, historyIndex },
      }),
    ),
    steps: steps.map(
      ({ index, created: when, createdBy, instruction, emptyLayer, layerIndex }) => ({
        ...{ index, when, createdBy, instruction, emptyLayer, layerIndex },
      }),
    ),
    config,
    format: source.format,
    base: base.layers,
  }
}

/** All that must not depend on the program that wrote the archive, or on what else is in it. */
function contentOf(report: Report) {
  return {
    layers: report.layers.map(
      ({ digest, mediaType, compression, blobSize, base, ...layer }) => layer,
    ),
    history: report.history,
    efficiency: report.efficiency,
    duplicates: report.duplicates,
    mergedSize: report.image.mergedSize,
    mergedEntries: report.image.mergedEntries,
    size: report.image.size,
    platform: [report.image.os, report.image.architecture],
  }
}
