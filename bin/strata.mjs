#!/usr/bin/env node
// The `strata` command: runs the built command line on Node 24, after building it in a checkout.
import { openWindow, prepare, runCommandLine } from '../scripts/lib/launch.mjs'
import { main } from '../scripts/lib/process.mjs'

const args = process.argv.slice(2)

await main(async () => {
  await prepare()
  return args.length === 0 ? openWindow() : runCommandLine(args)
})
