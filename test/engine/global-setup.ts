import { fileURLToPath } from 'node:url'
import { run } from './support/command.ts'
import { prepareEngine, prepareWorkspace } from './support/prepared-engine.ts'

const program = fileURLToPath(new URL('../../bin/strata.mjs', import.meta.url))

/** Before the engine tests: the built command line, a scratch folder, a real Docker engine. */
export default async function setup(): Promise<() => Promise<void>> {
  // Builds the command line once, so that a broken build is one failure and not one for each test.
  await run(process.execPath, [program, '--version'])
  const workspace = prepareWorkspace()
  try {
    const stopEngine = await prepareEngine(workspace.folder)
    return async () => {
      await stopEngine()
      await workspace.remove()
    }
  } catch (error) {
    await workspace.remove()
    throw error
  }
}
