// npm run package: builds, then makes the packages of this system in dist/. Arguments go to
// electron-builder.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { withLock } from './lib/lock.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { packageConfig } from './lib/package-config.mjs'
import { outFolder, root } from './lib/paths.mjs'
import { main, run } from './lib/process.mjs'

await main(() =>
  withLock('build', async () => {
    const status = await build('inherit')
    if (status !== 0) return status
    const config = join(outFolder, 'electron-builder.json')
    writeFileSync(config, JSON.stringify(packageConfig()))
    const program = join(root, 'node_modules/electron-builder/cli.js')
    const args = ['--publish', 'never', '--config', config, ...process.argv.slice(2)]
    return run(findNode(), [program, ...args], { cwd: root, stdio: 'inherit' })
  }),
)
