import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: a checkout, or an installed package. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** In a checkout there is source to build; an installed package carries its build. */
export const isCheckout = existsSync(join(root, 'src'))

/** Scratch files of the scripts, ignored by git. */
export const cacheFolder = join(root, '.cache')

export const outFolder = join(root, 'out')

/** The command line as built, run by Node 24. */
export const cliEntry = join(outFolder, 'main', 'cli.js')
