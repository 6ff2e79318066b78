import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parse } from 'yaml'
import { root } from './paths.mjs'
import { Failure } from './process.mjs'

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
  return withAddress(
    { ...config, files: [...config.files, ...others] },
    process.env.STRATA_RELEASE_URL ?? '',
  )
}

const needHomePage = new Set(['deb', 'rpm'])

/**
 * A configuration with the place of the releases, which only whoever releases knows.
 *
 * @param releaseUrl Where the files of releases can be fetched, https; becomes the home page of the
 *   packages and the place that updates come from. Empty: no updates, and no packages of the kinds
 *   that must name a home page.
 */
export function withAddress(config, releaseUrl) {
  if (releaseUrl === '') {
    const target = config.linux.target.filter(({ target: kind }) => !needHomePage.has(kind))
    return { ...config, linux: { ...config.linux, target } }
  }
  const url = URL.parse(releaseUrl)
  if (url?.protocol !== 'https:') {
    throw new Failure(`STRATA_RELEASE_URL is not an https address: ${releaseUrl}`)
  }
  return {
    ...config,
    publish: { provider: 'generic', url: url.href },
    extraMetadata: { ...config.extraMetadata, homepage: url.href },
  }
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
