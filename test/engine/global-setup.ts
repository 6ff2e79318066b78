import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { ensureBaseRootfs } from './support/base-rootfs.ts'
import { importBases } from './support/base-images.ts'
import { run } from './support/command.ts'
import { startEngine } from './support/engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the engine, as DOCKER_HOST. */
    readonly engineHost: string
    /** Scratch folder of this run, removed at its end. */
    readonly workspace: string
  }
}

const program = fileURLToPath(new URL('../../bin/strata.mjs', import.meta.url))

/**
 * Before the engine tests: a real Docker engine with the two base images. An engine that is
 * already running is used instead when STRATA_TEST_DOCKER_HOST names it; it is left running, and
 * keeps the images for the next run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const workspace = mkdtempSync(join(tmpdir(), 'strata-engine-'))
  const running = process.env['STRATA_TEST_DOCKER_HOST']
  // Builds the command line once, so that a broken build is one failure and not one for each test.
  await run(process.execPath, [program, '--version'])
  const rootfs = await ensureBaseRootfs()
  const engine =
    running === undefined
      ? await startEngine(join(workspace, 'engine'))
      : { host: running, stop: () => Promise.resolve() }
  try {
    await importBases(engine.host, rootfs, workspace)
  } catch (error) {
    await engine.stop()
    throw error
  }
  project.provide('engineHost', engine.host)
  project.provide('workspace', workspace)
  return async () => {
    await engine.stop()
    await rm(workspace, { recursive: true, force: true, maxRetries: 5 })
  }
}
