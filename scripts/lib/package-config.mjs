import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parse } from 'yaml'
import { root } from './paths.mjs'

/** Where the desktop begins; the command line, which npm brings, begins elsewhere. */
const entries = ['out/main/index.js', 'out/main/worker.js', 'out/main/save-thread.js']

/**
 * The configuration of electron-builder: electron-builder.yml, without the built modules that only the
 * command line needs. Which those are changes from build to build, so it is found out from the build.
 */
export function packageConfig() {
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
  const needed = reachable()
  const built = readdirSync(join(root, 'out/main'), { recursive: true })
    .map((name) => `out/main/${name.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.js'))
  const others = built.filter((path) => !needed.has(path)).map((path) => `!${path}`)
  return { ...config, files: [...config.files, ...others] }
}

/** The modules that the entries import, one from another; as the bundler writes imports. */
function reachable() {
  const found = new Set()
  const visit = (path) => {
    if (found.has(path)) return
    found.add(path)
    const text = readFileSync(join(root, path), 'utf8')
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?["'](\.[^"']+\.js)["']/g)) {
      visit(
        relative(root, resolve(root, dirname(path), specifier))
          .split(sep)
          .join('/'),
      )
    }
  }
  for (const entry of entries) visit(entry)
  return found
}
