import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { answer } from './app-link.ts'

/*
 * Runs a built main bundle as Electron does: `electron` is the double, and the app is ready once the
 * module has run. Arguments: the module, then the app's own.
 */

const double = new URL('electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})

const electron = await import('./electron.ts')
const { openedOutside } = await import('./small-modules.ts')

/** Beside the module itself, a test reaches what the double noted. */
const reachable = { ...electron, double: { openedOutside } }

answer({
  evaluate(source, arg) {
    // The text is a function of the test that runs this process.
    const run = (0, eval)(`(${source})`) as (module: typeof reachable, arg: unknown) => unknown
    return run(reachable, arg)
  },
})

const [, , main = ''] = process.argv
// Electron shows what Electron shows: the program and the app's folder, then the words.
process.argv.splice(1, 1)
Object.assign(process.versions, { electron: '0.0.0-double', chrome: '0.0.0.0' })

await import(pathToFileURL(main).href)
electron.app.start()
