// Runs test files while one line of the product is taken away, for security-lines.test.ts: reads a JSON
// array of { id, file, line, without, test } on standard input and prints a JSON object of id to whether
// that test failed. One Vitest with a project for each line, whose plugin changes the file as it is
// loaded, so that nothing on the disk is touched and all share one start.
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lines = JSON.parse(await text(process.stdin))

const projects = lines.map(({ id, file, line, without, test }) => ({
  root,
  test: {
    name: id,
    include: [test],
    environment: 'node',
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
  plugins: [
    {
      // Transformed files are cached by the names of the plugins.
      name: `take-away ${file} ${line} ${without}`,
      enforce: 'pre',
      transform(code, path) {
        if (line === '' || path.split('?')[0] !== `${root}${file}`) return null
        return code.replace(line, () => without)
      },
    },
  ],
}))

const vitest = await startVitest('test', [], {
  root,
  config: false,
  watch: false,
  reporters: [{}],
  fsModuleCache: false,
  projects,
})
const failed = Object.fromEntries(lines.map(({ id }) => [id, false]))
for (const module of vitest.state.getTestModules()) {
  if (module.state() === 'failed') failed[module.project.name] = true
}
await vitest.close()
process.exitCode = 0
process.stdout.write(`\n${JSON.stringify(failed)}\n`)
