import { fileURLToPath } from 'node:url'
import { reasonAgainstEngine } from '../../../scripts/lib/system-packages.mjs'
import { run } from '../../engine/support/command.ts'
import { prepareEngine, prepareWorkspace } from '../../engine/support/prepared-engine.ts'
import { noEngineVariable } from './reasons.ts'

const program = fileURLToPath(new URL('../../../bin/strata.mjs', import.meta.url))

/**
 * Before the browser tests: the build, a scratch folder, and a real Docker engine where one can be
 * had; where not, the tests that need it are skipped and say why.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await run(process.execPath, [program, '--version'])
  const workspace = prepareWorkspace()
  try {
    const reason = reasonAgainstEngine()
    if (reason !== null) process.env[noEngineVariable] = reason
    const stopEngine = reason === null ? await prepareEngine(workspace.folder) : null
    return async () => {
      await stopEngine?.()
      await workspace.remove()
    }
  } catch (error) {
    await workspace.remove()
    throw error
  }
}
