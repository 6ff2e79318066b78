import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** The header in which the page sends its token; a foreign page cannot set it without our consent. */
export const tokenHeader = 'x-strata-token'

export function createToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Compares in constant time. */
export function isToken(given: string | null | undefined, token: string): boolean {
  if (given === null || given === undefined) return false
  const left = Buffer.from(given)
  const right = Buffer.from(token)
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * The Host header must name this server by address, as "localhost" or by the name it was bound to.
 * A page whose own domain was made to point here (DNS rebinding) sends that domain instead.
 */
export function isOurHost(host: string | undefined, boundTo: string, port: number): boolean {
  if (host === undefined) return false
  let url: URL
  try {
    url = new URL(`http://${host}/`)
  } catch {
    return false
  }
  if (url.host !== host.toLowerCase() && `${url.host}:80` !== host.toLowerCase()) return false
  if (Number(url.port || 80) !== port) return false
  const name = url.hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === boundTo.toLowerCase() || isIP(name) !== 0
}

/** Only this machine can reach it. */
export function isLoopback(bind: string): boolean {
  return bind === 'localhost' || bind === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bind)
}

/** A request made by a page must come from our own: browsers say so, and a page cannot lie about it. */
export function isOurOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) return false
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
