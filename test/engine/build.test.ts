import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { smallBase } from './support/base-images.ts'
import { docker, scratch } from './support/context.ts'
import { writeContext } from './support/images.ts'
import { signaturePolicy } from './support/archives.ts'
import { has, run } from './support/command.ts'
import { strata } from './support/strata.ts'

/* An image on its way: built, or in podman's store. */

const wasteful = `FROM ${smallBase}\nCOPY large /large\nRUN rm /large\nENV MODE=test\n`

function contextWith(name: string, dockerfile: string, file = 'Dockerfile'): string {
  const context = scratch('contexts', 'built', name)
  writeContext(context, { [file]: dockerfile, large: 2_000_000 })
  return context
}

function build(context: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const words = ['build', '--network', 'none', ...args, context]
  return strata(words, { env: { DOCKER_BUILDKIT: '0', CI: '', ...env } })
}

describe('strata build', () => {
  it('builds what docker would, and reports on it', async () => {
    const name = 'strata-test/built:1'
    const outcome = await build(contextWith('report', wasteful), ['-t', name], {})
    const id = (await docker(['image', 'inspect', '--format', '{{.Id}}', name])).trim()
    expect(outcome.stderr).toContain('Successfully built')
    expect(outcome.stdout).toMatch(new RegExp(`^Image {5}${name}\nImage ID {2}${id}\n`))
    expect(outcome.stdout).toMatch(/2\.0 MB {2}deleted {2}1 > 2 {3}\/large/)
    expect(outcome.status).toBe(0)
  })

  it('judges it in CI, from a Containerfile as well', async () => {
    const context = contextWith('verdict', wasteful, 'Containerfile')
    const outcome = await build(context, [], { CI: 'true' })
    expect(outcome.stdout).toMatch(/FAIL {3}highestUserWastedPercent[^]*2\.0 MB {2}\/large/)
    expect(outcome.status).toBe(1)
  })

  it('has nothing to show when the build fails', async () => {
    const context = contextWith('failing', `FROM ${smallBase}\nRUN false\n`)
    const outcome = await build(context, [], {})
    expect(outcome.stderr).toMatch(/strata: docker build ended with status 1, .* no image to show/)
    expect(outcome).toMatchObject({ status: 1, stdout: '' })
  })
})

it('an image of podman’s store is read without a service', async (test) => {
  if (!(await has('podman'))) test.skip('needs podman')
  const folder = scratch('podman-store')
  const conf = join(folder, 'storage.conf')
  const [root, runRoot] = [join(folder, 'root'), join(folder, 'run')]
  writeFileSync(conf, `[storage]\ndriver = "vfs"\ngraphroot = "${root}"\nrunroot = "${runRoot}"\n`)
  const env = { CONTAINERS_STORAGE_CONF: conf }
  const archive = join(folder, 'small.tar')
  await docker(['save', '-o', archive, smallBase])
  const policy = ['--signature-policy', signaturePolicy()]
  await run('podman', ['load', '--quiet', ...policy, '-i', archive], { env })
  const id = (await docker(['image', 'inspect', '--format', '{{.Id}}', smallBase])).trim()

  const read = await strata(['analyze', `podman://${smallBase}`], { env })
  expect(read.stdout).toContain(`Image ID  ${id}\n`)
  const missing = await strata(['analyze', 'podman://nobody/nothing:1'], { env })
  expect(missing.stderr).toMatch(/podman does not save “nobody\/nothing:1”: .*image not known/)
  expect(missing).toMatchObject({ status: 3, stdout: '' })
  await run('podman', ['rmi', '--all', '--force'], { env })
})
