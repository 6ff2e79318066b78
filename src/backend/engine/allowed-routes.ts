import type Docker from 'dockerode'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'

/**
 * Everything Strata may ask of an engine; each of them only reads. `NAME` in a path is an image
 * name, ID or digest. This is the one list: what is not here does not leave the process.
 */
export const allowedRoutes = [
  '/_ping',
  '/version',
  '/info',
  '/events',
  '/system/df',
  '/images/json',
  '/images/get',
  '/images/NAME/json',
  '/images/NAME/history',
  '/images/NAME/get',
] as const

/** Characters of an image reference (distribution/reference); segments of dots are refused apart. */
const imageName = '[A-Za-z0-9][A-Za-z0-9._:@/-]*'

const patterns = allowedRoutes.map(
  (route) => new RegExp(`^${route.replaceAll('.', '\\.').replace('NAME', imageName)}$`),
)

/** True when the request only reads: GET or HEAD of a path on the list. The query does not matter. */
export function isAllowed(method: string | undefined, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const bare = path.replace(/\?.*$/s, '')
  // `a/../b` and `a//b` would be another route once a server has cleaned the path.
  if (
    bare
      .split('/')
      .slice(1)
      .some((segment) => /^\.*$/.test(segment))
  )
    return false
  return patterns.some((pattern) => pattern.test(bare))
}

/** A docker-modem with the two methods through which every request goes. */
export interface Modem {
  dial: Docker['modem']['dial']
  buildRequest(options: object, context: object, data: unknown, callback: unknown): void
}

/** The modem of a dockerode; its types call `buildRequest` private, and it is where redirects hide. */
export function modemOf(docker: Docker): Modem {
  return docker.modem as unknown as Modem
}

/**
 * Makes a modem refuse whatever is not on the list, before a connection is opened, and follow no
 * redirect: docker-modem follows them to any host, and an engine has no reason to send one.
 */
export function allowOnlyReading(modem: Modem): void {
  const dial = modem.dial.bind(modem)
  modem.dial = (options, callback) => {
    const sendsSomething = options.file !== undefined || options.hijack || options.openStdin
    if (isAllowed(options.method, options.path) && !sendsSomething) {
      dial(options, callback)
      return
    }
    const asked = `${options.method ?? '?'} ${options.path}`
    const error = errorInfo('internal', say('onlyReads'), null, asked)
    queueMicrotask(() => callback?.(new StrataError(error), null))
  }
  const buildRequest = modem.buildRequest.bind(modem)
  modem.buildRequest = (options, ...rest) => {
    buildRequest({ ...options, maxRedirects: 0 }, ...rest)
  }
}
