import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appDockerfile, appImage } from './support/app-image.ts'
import { attestedArchive } from './support/attested-archive.ts'
import { expectAccessible } from './support/accessible.ts'
import { dragFile } from './support/drop-file.ts'
import { expect, test } from './support/fixtures.ts'
import { openWaste } from './support/open-waste.ts'

/** The line of a text, counted from 1. */
const lineOf = (start: string): number =>
  appDockerfile.split('\n').findIndex((line) => line.startsWith(start)) + 1

test.describe('the Dockerfile of an image', () => {
  test.beforeEach(async ({}, testInfo) => testInfo.setTimeout(300_000))

  test(
    'is picked, and savings and steps point at its lines',
    { tag: '@browser' },
    async ({ app, folder }) => {
      await openWaste(app, await appImage())
      const { waste } = app
      const path = join(folder, 'Dockerfile')
      writeFileSync(path, appDockerfile)
      await app.host.pickFile(
        () => waste.panel.getByRole('button', { name: 'Match a Dockerfile…' }).click(),
        path,
      )
      const [dd, rm] = [lineOf('RUN dd'), lineOf('RUN rm')]
      const card = waste.card('deleted-later').filter({ hasText: '/app/big.bin' })
      await expect(waste.code(card)).toContainText(`Dockerfile, lines ${dd} to ${rm} · exact`)
      const copied = waste.card('metadata-copy').first()
      await expect(waste.code(copied)).toContainText(
        `Dockerfile, lines ${lineOf('COPY app')} and ${rm} · likely`,
      )
      await expectAccessible(app)
      await card.getByRole('button', { name: /layer 3 step/ }).click()
      await app.goTo('Overview')
      await expect(app.inspector.region).toContainText(`Dockerfile, line ${dd} · exact`)
    },
  )

  test('is dropped on the window', async ({ app, folder }) => {
    await app.openImage(await appImage())
    const path = join(folder, 'web.Dockerfile')
    writeFileSync(path, appDockerfile)
    await (await dragFile(app.page, path)).drop()
    await expect(app.waste.panel).toContainText('web.Dockerfile fits 8 steps of yours')
  })

  test('is found in the attestation of an archive, which names the base as well', async ({
    appAlone: app,
    folder,
  }) => {
    const path = join(folder, 'attested.tar')
    writeFileSync(path, attestedArchive())
    await app.openArchive(path)
    await app.base.details.click()
    const evidence = 'The Dockerfile in its provenance says FROM base.'
    await expect(app.base.region).toContainText(evidence)
    await expect(app.base.region).toContainText('claimed')
    await expect(app.base.sum('Layers', 'base')).toHaveText('1')
    await expect(app.base.sum('Layers', 'yours')).toHaveText('3')
    await app.story.step(4).click()
    await expect(app.inspector.region).toContainText('Dockerfile, line 8 · exact')
    await app.goTo('Waste')
    await expect(app.waste.panel).toContainText('Dockerfile fits 5 steps of yours')
    await expect(app.waste.panel).toContainText('from the provenance in the archive')
  })
})
