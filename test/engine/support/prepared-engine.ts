import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBases } from './base-images.ts'
import { ensureBaseRootfs } from './base-rootfs.ts'
import { startEngine } from './engine.ts'

/*
 * The processes that run tests hear of the engine by their environment, whichever test runner
 * starts them.
 */

/** Address of the engine, as DOCKER_HOST. */
export const engineVariable = 'STRATA_TEST_ENGINE'

/** Scratch folder of this run, removed at its end. */
export const workspaceVariable = 'STRATA_TEST_WORKSPACE'

/** Makes the scratch folder of this run; returns what removes it. */
export function prepareWorkspace(): { readonly folder: string; remove(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'strata-engine-'))
  process.env[workspaceVariable] = folder
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/**
 * A real Docker engine with the two base images; returns what stops it. An engine that is already
 * running is used instead when STRATA_TEST_DOCKER_HOST names it; it is left running, and keeps the
 * images for the next run.
 */
export async function prepareEngine(workspace: string): Promise<() => Promise<void>> {
  const running = process.env['STRATA_TEST_DOCKER_HOST']
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
  process.env[engineVariable] = engine.host
  return () => engine.stop()
}
