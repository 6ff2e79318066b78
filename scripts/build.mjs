// npm run build: builds out/ whether or not it is current.
import { build } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { withLock } from './lib/lock.mjs'
import { main } from './lib/process.mjs'

await main(async () => {
  await ensureDependencies()
  return withLock('build', () => build('inherit'))
})
