import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/model/report.ts'
import { debianBase, smallBase } from './support/base-images.ts'
import { run } from './support/command.ts'
import { docker, engineHost } from './support/context.ts'
import { image } from './support/images.ts'
import type { Recipe } from './support/images.ts'
import { signaturePolicy } from './support/archives.ts'
import { dockerHistory, dockerInspect, sha256sum, tarListing } from './support/oracles.ts'
import type { ListedEntry } from './support/oracles.ts'
import * as recipes from './support/recipes.ts'
import { savedReport, saveAndUnpack } from './support/saved-layers.ts'
import { seedImage } from './support/seed-image.ts'
import { analyze, strata } from './support/strata.ts'

/* What a report says, against what docker, skopeo, GNU tar and sha256sum say of the same image. */

const images: readonly Recipe[] = [...Object.values(recipes), seedImage]

describe.each(images.map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  it('has the identity that docker inspect shows', async () => {
    const reference = await image(recipe)
    const inspected = await dockerInspect(reference)
    const { image: found, layers } = await savedReport(reference)
    expect(found.id).toBe(inspected.Id)
    expect(found.shortId).toBe(inspected.Id.slice(7, 19))
    expect(found.tags).toEqual([reference])
    expect(found.os).toBe(inspected.Os)
    expect(found.architecture).toBe(inspected.Architecture)
    expect(Date.parse(found.created ?? '')).toBe(Date.parse(inspected.Created))
    expect(layers.map((layer) => layer.diffId)).toEqual(inspected.RootFS.Layers)
    expect(layers.every((layer) => layer.verified)).toBe(true)
  })

  it('has the digests that sha256sum computes', async () => {
    const reference = await image(recipe)
    const { layers, config } = await saveAndUnpack(reference)
    const report = await savedReport(reference)
    expect(report.image.id).toBe(await sha256sum(config))
    for (const [index, layer] of report.layers.entries()) {
      expect(layer.diffId).toBe(await sha256sum(layers[index]!))
    }
  })

  it('has the layers that GNU tar lists', async () => {
    const reference = await image(recipe)
    const { layers } = await saveAndUnpack(reference)
    const report = await savedReport(reference)
    expect(report.layers).toHaveLength(layers.length)
    for (const [index, layer] of report.layers.entries()) {
      const listing = await tarListing(layers[index]!)
      const { size, files, directories, links, others, whiteouts } = layer
      expect({ index, size, files, directories, links, others, whiteouts }).toEqual({
        index,
        ...countsOf(listing),
      })
    }
    const total = report.layers.reduce((sum, { size }) => sum + size, 0)
    expect(report.image.size).toBe(total)
    expect(report.efficiency.storedBytes).toBe(total)
  })

  it('has the steps that docker history shows, each with its own layer', async () => {
    const reference = await image(recipe)
    const { layers } = await saveAndUnpack(reference)
    const report = await savedReport(reference)
    const history = await dockerHistory(reference)
    expect(report.history.map(({ createdBy }) => createdBy)).toEqual(
      history.map(({ createdBy }) => createdBy),
    )
    expect(report.history.map(({ comment }) => comment ?? '')).toEqual(
      history.map(({ comment }) => comment),
    )
    const withLayer = report.history.filter(({ layerIndex }) => layerIndex !== null)
    expect(withLayer.map(({ layerIndex }) => layerIndex)).toEqual([...layers.keys()])
    for (const step of report.history) {
      const disk = history[step.index]!.size
      if (step.layerIndex === null) {
        expect({ step: step.createdBy, disk }).toEqual({ step: step.createdBy, disk: 0 })
        continue
      }
      expect(report.layers[step.layerIndex]!.historyIndex).toBe(step.index)
      const listing = await tarListing(layers[step.layerIndex]!)
      expect(step.size).toBe(report.layers[step.layerIndex]!.size)
      expect({ step: step.createdBy, disk: step.size + linkBytes(listing) }).toEqual({
        step: step.createdBy,
        disk,
      })
    }
    expect(report.findings.filter(({ code }) => code.startsWith('history-'))).toEqual([])
  })

  it('has what skopeo inspect shows', async () => {
    const reference = await image(recipe)
    const policy = ['--policy', signaturePolicy()]
    const source = ['--daemon-host', engineHost, `docker-daemon:${reference}`]
    const text = await run('skopeo', [...policy, 'inspect', ...source])
    const seen = JSON.parse(text) as Record<'Os' | 'Architecture' | 'Created', string> & {
      readonly Layers: readonly string[]
    }
    const report = await savedReport(reference)
    expect(report.layers.map(({ diffId }) => diffId)).toEqual(seen.Layers)
    expect(report.image.os).toBe(seen.Os)
    expect(report.image.architecture).toBe(seen.Architecture)
    expect(Date.parse(report.image.created ?? '')).toBe(Date.parse(seen.Created))
    const config = await run('skopeo', [...policy, 'inspect', '--config', '--raw', ...source])
    expect(report.config).toEqual(JSON.parse(config))
  })

  it('reads the same from the engine as from the archive', async () => {
    const reference = await image(recipe)
    const fromArchive = await savedReport(reference)
    const fromEngine = await analyze(reference)
    const { format } = fromArchive.source
    expect(fromEngine.source).toMatchObject({ kind: 'engine', name: reference, format })
    expect(withoutOrigin(fromEngine)).toEqual(withoutOrigin(fromArchive))
  })
})

describe('an image built from another one of the engine', () => {
  it.each([
    [recipes.everyday, smallBase],
    [recipes.capabilities, debianBase],
  ])('names it as its base', async (recipe, base) => {
    const { base: found, layers } = await analyze(await image(recipe))
    expect(found).toMatchObject({ layers: 1, confidence: 'exact', name: base })
    expect(layers.map((layer) => layer.base)).toEqual(layers.map(({ index }) => index === 0))
  })
})

describe('the image of the article', () => {
  it('has six steps, five layers, and an old CMD that owns a real, empty layer', async () => {
    const report = await savedReport(await image(seedImage))
    expect(report.history).toHaveLength(6)
    expect(report.layers).toHaveLength(5)
    expect(report.history.map(({ emptyLayer, layerIndex }) => [emptyLayer, layerIndex])).toEqual([
      [false, 0],
      [false, 1],
      [false, 2],
      [false, 3],
      [false, 4],
      [true, null],
    ])
    expect(report.history[3]).toMatchObject({ instruction: 'CMD ["/bin/bash"]', size: 0 })
    expect(report.layers[3]).toMatchObject({ size: 0, tarSize: 1024, files: 0, directories: 0 })
    expect(report.layers[4]).toMatchObject({ files: 1, directories: 1, added: 2 })
    expect(report.history[4]?.instruction).toMatch(/^COPY .*\/app\/$/)
    expect(report.history[5]?.instruction).toContain('python /app/app.py')
    expect(report.findings.filter(({ code }) => code.startsWith('history-'))).toEqual([])
  })
})

describe('strata list', () => {
  it('lists the images that docker images lists', async () => {
    const reference = await image(recipes.everyday)
    const { status, stdout } = await strata(['list', '--format', 'json'])
    expect(status).toBe(0)
    const ids = await docker(['images', '--quiet', '--no-trunc', reference])
    expect(stdout).toContain(ids.trim())
    expect(stdout).toContain(reference)
  })
})

/** A report without what only the engine knows: where it came from and which other images there are. */
function withoutOrigin({ source, base, layers, advice, ...report }: Report) {
  // advice is about what the base does not bring
  return { ...report, layers: layers.map(({ base, ...layer }) => layer) }
}

/** The counts of a report's layer, from a tar listing. */
function countsOf(listing: readonly ListedEntry[]) {
  const isMarker = ({ path }: ListedEntry): boolean => /\/\.wh\.[^/]+$/.test(path)
  const entries = listing.filter((entry) => !isMarker(entry))
  const count = (types: string): number => entries.filter(({ type }) => types.includes(type)).length
  return {
    size: entries.reduce((sum, { size }) => sum + size, 0),
    files: count('-'),
    directories: count('d'),
    links: count('lh'),
    others: count('cbp'),
    whiteouts: listing.length - entries.length,
  }
}

/**
 * docker history counts disk usage, to which a symbolic link adds the length of its target; a
 * report counts contents of files.
 */
function linkBytes(listing: readonly ListedEntry[]): number {
  const links = listing.filter(({ type }) => type === 'l')
  return links.reduce((sum, { target }) => sum + Buffer.byteLength(target ?? ''), 0)
}
