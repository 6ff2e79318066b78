import { readFile } from 'node:fs/promises'
import { image } from '../engine/support/images.ts'
import { dockerInspect } from '../engine/support/oracles.ts'
import { everyday } from '../engine/support/recipes.ts'
import { saveAndUnpack } from '../engine/support/saved-layers.ts'
import { expect, test } from './support/fixtures.ts'

interface DockerConfig {
  readonly Env: readonly string[]
  readonly Cmd: readonly string[]
  readonly Entrypoint: readonly string[]
  readonly WorkingDir: string
  readonly User: string
  readonly ExposedPorts: Readonly<Record<string, unknown>>
  readonly Volumes: Readonly<Record<string, unknown>>
  readonly Labels: Readonly<Record<string, string>>
}

/** A text as JSON, null while it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

test.describe('the config of an image', () => {
  test('is what docker inspect tells', async ({ app }) => {
    const reference = await image(everyday)
    const inspected = await dockerInspect(reference)
    const config = inspected.Config as unknown as DockerConfig
    await app.openImage(reference)
    await app.goTo('Config')
    const { config: tab } = app
    const list = (words: readonly string[]): string =>
      `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
    await expect(tab.setting('Entrypoint')).toHaveText(list(config.Entrypoint))
    await expect(tab.setting('Command')).toHaveText(list(config.Cmd))
    await expect(tab.setting('Works in')).toHaveText(config.WorkingDir)
    await expect(tab.setting('User')).toHaveText(config.User)
    const shown = await tab.setting('Environment').locator('code').allTextContents()
    expect([...shown].sort()).toEqual([...config.Env].sort())
    const ports = await tab.setting('Ports').locator('code').allTextContents()
    expect([...ports].sort()).toEqual(Object.keys(config.ExposedPorts).sort())
    await expect(tab.setting('Volumes')).toHaveText(Object.keys(config.Volumes)[0]!)
    for (const [name, value] of Object.entries(config.Labels)) {
      await expect(tab.setting('Labels')).toContainText(name)
      await expect(tab.setting('Labels')).toContainText(value)
    }
    await expect(tab.setting('Health check')).toContainText('test -f /app/app.py')
  })

  test('gives back the Dockerfile, line by line', async ({ app }) => {
    await app.openImage(await image(everyday))
    await app.goTo('Config')
    await expect(app.config.dockerfileLines.first()).toBeVisible()
    const text = (await app.config.dockerfileLines.allTextContents()).join('\n')
    for (const line of [
      /^\d*ENV GREETING="?hello world"? MODE=test$/m,
      /^\d*WORKDIR \/srv\/work$/m,
      /^\d*COPY .*\/app\/$/m,
      /^\d*EXPOSE /m,
      /^\d*USER 1000:1000$/m,
      /^\d*ENTRYPOINT \["\/bin\/sh", ?"-c"\]$/m,
      /^\d*CMD \["cat \/srv\/work\/greeting"\]$/m,
    ]) {
      expect(text).toMatch(line)
    }
    await app.config.copyDockerfile.click()
    await expect.poll(() => app.host.clipboard()).toMatch(/^WORKDIR \/srv\/work$/m)
    expect(await app.host.clipboard()).toMatch(/^CMD \["cat \/srv\/work\/greeting"\]$/m)
  })

  test('is there as raw JSON, whole and copied whole', async ({ app }) => {
    const reference = await image(everyday)
    const { config } = await saveAndUnpack(reference)
    const saved = JSON.parse(await readFile(config, 'utf8')) as object
    await app.openImage(reference)
    await app.goTo('Config')
    const formatted = JSON.stringify(saved, null, 2).split('\n')
    await expect(app.config.rawLines).toHaveCount(formatted.length)
    await app.config.copyRaw.click()
    await expect.poll(async () => parsed(await app.host.clipboard())).toEqual(saved)

    await app.config.document('manifest.json').click()
    await expect(app.config.raw).toContainText('"RepoTags"')
    await expect(app.config.raw).toContainText(reference)
  })

  test('of which a line is the step that made it', async ({ app }) => {
    await app.openImage(await image(everyday))
    await app.goTo('Config')
    await app.config.dockerfileLines
      .filter({ hasText: 'COPY' })
      .first()
      .getByRole('button')
      .first()
      .click()
    await app.goTo('Overview')
    await expect(app.story.selected).toHaveAccessibleName(/COPY/)
  })
})
