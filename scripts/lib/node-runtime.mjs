import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './process.mjs'
import { root } from './paths.mjs'

/** zstd in node:zlib and the other built-ins that the build relies on. */
const oldest = [22, 15]

/**
 * The Node that runs Strata: the version that Electron embeds, which the `node` package brings to
 * a checkout, else the one running now when it is new enough.
 */
export function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const bundled = join(root, 'node_modules', 'node', 'bin', name)
  if (existsSync(bundled)) return bundled
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return process.execPath
  throw new Failure(`Node ${process.versions.node} is too old: use Node 24, or run npm ci.`)
}
