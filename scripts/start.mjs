// npm start: opens the window from a bare clone. `--browser` skips Electron.
import { openWindow, prepare } from './lib/launch.mjs'
import { main } from './lib/process.mjs'

await main(async () => {
  await prepare()
  return openWindow({ browser: process.argv.includes('--browser') })
})
