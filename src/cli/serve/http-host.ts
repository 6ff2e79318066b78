import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fail, succeed } from '../../core/model/result.ts'
import type { Dispatch } from '../../backend/session/dispatch.ts'
import type { Downloads } from '../../backend/session/downloads.ts'
import type { FileGrants } from '../../backend/session/file-grants.ts'
import { offeredFile } from '../../backend/session/schemas.ts'
import type { SessionRegistry } from '../../backend/session/session-registry.ts'
import { securityHeaders } from '../../backend/files/static-files.ts'
import { readWindowFile } from '../../backend/files/window-page.ts'
import type { Look } from '../../backend/files/window-page.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo } from '../../shared/errors.ts'
import { isOurHost, isOurOrigin, isToken, tokenHeader } from './access.ts'
import { sendDownload } from './download.ts'
import type { EventStream } from './event-stream.ts'
import { receiveUpload } from './upload.ts'

/** No argument of a call comes near this. */
const mostRequestBytes = 64 * 1024

export interface HttpHostParts {
  readonly dispatch: Dispatch
  readonly grants: FileGrants
  readonly sessions: SessionRegistry
  readonly events: EventStream
  readonly downloads: Downloads
  readonly token: string
  /** The built window. */
  readonly renderer: string
  /** How its page is to look from the first paint on. */
  readonly look: () => Promise<Look>
  /** The address or name to listen on. */
  readonly host: string
  readonly port: number
}

/**
 * The window over HTTP. The page asks for its token once, in its own address; each request of the
 * page then carries it in a header. Nothing is answered to a request that names another host or
 * comes from another origin. Rejects when the address cannot be listened on.
 */
export async function startHttpHost(
  parts: HttpHostParts,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    answer(parts, server, request, response).catch(() => response.destroy())
  })
  // A large file may be on its way for as long as its analysis takes.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, parts.host, resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  const shown = address === '0.0.0.0' || address === '::' ? 'localhost' : address
  const name = family === 'IPv6' && shown !== 'localhost' ? `[${shown}]` : shown
  return { server, url: `http://${name}:${port}/?token=${parts.token}` }
}

async function answer(
  parts: HttpHostParts,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  const { port } = server.address() as AddressInfo
  if (!isOurHost(request.headers.host, parts.host, port))
    return refuse(response, 403, 'Wrong host.')
  const url = new URL(request.url ?? '/', 'http://strata.invalid')
  const download = /^\/download\/([0-9a-f]{32})$/.exec(url.pathname)?.[1]
  if (request.method === 'GET' && download !== undefined) {
    return sendDownload(parts.downloads, download, response)
  }
  if (request.method === 'GET' && !isApi(url.pathname)) return answerStatic(parts, url, response)
  if (!isOurOrigin(request)) return refuse(response, 403, 'Wrong origin.')
  const token = request.headers[tokenHeader]
  if (!isToken(typeof token === 'string' ? token : null, parts.token)) {
    return refuse(response, 401, 'The token is missing or wrong.')
  }
  return answerApi(parts, url.pathname, request, response)
}

async function answerApi(
  parts: HttpHostParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, area, rest = ''] = path.split('/', 3)
  const route = `${request.method} ${area}`
  switch (route) {
    case 'GET events':
      return parts.events.add(response)
    case 'POST call': {
      const argument = await readJson(request, response)
      if (argument)
        sendJson(response, await parts.dispatch(decodeURIComponent(rest), argument.json))
      return
    }
    case 'POST grant': {
      const argument = await readJson(request, response)
      if (!argument) return
      const file = offeredFile.safeParse(argument.json)
      const refusal = errorInfo('invalid-argument', say('notNameAndSize'))
      const { grants } = parts
      sendJson(
        response,
        file.success ? succeed(grants.grantUpload(file.data.name, file.data.size)) : fail(refusal),
      )
      return
    }
    case 'PUT upload':
      return sendJson(response, await receiveUpload(request, parts.sessions, rest))
    default:
      return refuse(response, 404, 'There is nothing here.')
  }
}

/** The page itself needs the token in its address, what it loads is the same for everyone. */
async function answerStatic(
  parts: HttpHostParts,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const isPage = url.pathname === '/' || url.pathname.endsWith('.html')
  if (isPage && !isToken(url.searchParams.get('token'), parts.token)) {
    return refuse(response, 401, 'Open the address that `strata serve` printed, with its token.')
  }
  const file = await readWindowFile(parts.renderer, url.pathname, parts.look)
  if (!file) return refuse(response, 404, 'There is nothing here.')
  response.setHeader('content-type', file.mediaType)
  response.setHeader('cache-control', 'no-store')
  response.end(file.bytes)
}

function isApi(path: string): boolean {
  return /^\/(call|events|grant|upload)(\/|$)/.test(path)
}

/** The body as JSON; null when it was refused, which has been answered then. */
async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ readonly json: unknown } | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > mostRequestBytes) {
      refuse(response, 413, 'The request is too long.')
      return null
    }
    chunks.push(chunk)
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown }
  } catch {
    refuse(response, 400, 'The request is not JSON.')
    return null
  }
}

function sendJson(response: ServerResponse, value: unknown): void {
  if (response.destroyed) return
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.end(JSON.stringify(value))
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${words}\n`)
}
