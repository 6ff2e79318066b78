import { join } from 'node:path'
import { smallBase } from '../engine/support/base-images.ts'
import { archiveForms } from '../engine/support/archives.ts'
import type { ArchiveForm } from '../engine/support/archives.ts'
import { has } from '../engine/support/command.ts'
import { docker } from '../engine/support/context.ts'
import { image } from '../engine/support/images.ts'
import { dockerInspect } from '../engine/support/oracles.ts'
import { everyday } from '../engine/support/recipes.ts'
import { sampleImage } from '../unit/support/strata-process.ts'
import { dragFile } from './support/drop-file.ts'
import { expect, test } from './support/fixtures.ts'

const form = (name: string): ArchiveForm => archiveForms.find((each) => each.name === name)!

test.describe('an archive', () => {
  test('of docker save is opened by the file dialog', async ({ appAlone: app, engine, folder }) => {
    expect(engine).not.toBe('')
    const reference = await image(everyday)
    const { Id, RootFS } = await dockerInspect(reference)
    await app.openArchive(await form('docker save by name').make(reference, folder))
    await expect(app.header.name).toHaveText('save.tar')
    await expect(app.header.shortId).toHaveText(Id.slice(7, 19))
    await expect(app.page.getByRole('main')).toContainText(`also ${reference}`)
    await expect(app.story.strata).toHaveCount(RootFS.Layers.length)
    await expect(app.library.archives.getByRole('button', { name: 'save.tar' })).toHaveAttribute(
      'aria-current',
      'true',
    )
  })

  test('of skopeo, an OCI image with packed layers, is dropped', async ({
    appAlone: app,
    engine,
    folder,
  }, testInfo) => {
    expect(engine).not.toBe('')
    testInfo.skip(!(await has('skopeo')), 'skopeo not installed')
    const reference = await image(everyday)
    const { RootFS } = await dockerInspect(reference)
    const path = await form('skopeo oci-archive, gzip layers').make(reference, folder)
    const file = await dragFile(app.page, path)
    await file.enter()
    await expect(app.page.getByText('Drop to open')).toBeVisible()
    await file.leave()
    await expect(app.page.getByText('Drop to open')).toBeHidden()
    await file.enter()
    await file.drop()
    await app.expectState('ready')
    await expect(app.page.getByText('Drop to open')).toBeHidden()
    await expect(app.header.name).toHaveText('oci-archive.tar')
    await expect(app.story.strata).toHaveCount(RootFS.Layers.length)
    await app.story.step(1).click()
    await expect(app.inspector.diffId).toHaveAttribute('title', RootFS.Layers[0]!)
    await expect(app.inspector.value('Compression')).toHaveText('gzip')
  })

  test('with several images shows each of them', async ({ appAlone: app, engine, folder }) => {
    expect(engine).not.toBe('')
    const reference = await image(everyday)
    const path = join(folder, 'two.tar')
    await docker(['save', '-o', path, smallBase, reference])
    await app.openArchive(path)
    await expect(app.header.chooser).toHaveText(/of 2 images/)
    for (const name of [smallBase, reference, smallBase]) {
      const { Id, RootFS } = await dockerInspect(name)
      await app.header.choose(new RegExp(name))
      await expect(app.header.shortId).toHaveText(Id.slice(7, 19))
      await expect(app.story.strata).toHaveCount(RootFS.Layers.length)
    }
  })

  test('stays in the list and is there at once', async ({ appAlone: app }) => {
    await app.openArchive(sampleImage)
    await expect(app.header.name).toHaveText('sample-image.tar')
    await app.openSample()
    await expect(app.header.name).toHaveText('tides:1.0')
    await app.library.archives.getByRole('button', { name: 'sample-image.tar' }).click()
    await app.expectState('ready')
    await expect(app.header.name).toHaveText('sample-image.tar')
  })

  test('named on the command line is open at the start', async ({ openApp }) => {
    const app = await openApp({ source: sampleImage })
    await app.expectState('ready')
    await expect(app.header.name).toHaveText('sample-image.tar')
  })
})
