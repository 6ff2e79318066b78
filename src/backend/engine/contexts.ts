import { createHash } from 'node:crypto'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { TlsFiles } from '../../shared/worker-protocol.ts'

/** A docker context as its meta.json states it (docker/cli context/store). */
export interface DockerContext {
  readonly name: string
  readonly host: string
  readonly tls: TlsFiles | null
}

const configFile = z.object({ currentContext: z.string().nullish() })

const metaFile = z.object({
  Name: z.string(),
  Endpoints: z
    .object({
      docker: z
        .object({ Host: z.string().nullish(), SkipTLSVerify: z.boolean().nullish() })
        .nullish(),
    })
    .nullish(),
})

/** The directory of the docker client's configuration: DOCKER_CONFIG, or `.docker` in the home. */
export function configDirectory(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  return env['DOCKER_CONFIG'] || join(home, '.docker')
}

/** `currentContext` of config.json; null when there is none, or, as for docker, when it is unreadable. */
export async function readCurrentContext(directory: string): Promise<string | null> {
  const parsed = configFile.safeParse(await readJson(join(directory, 'config.json')))
  return (parsed.success && parsed.data.currentContext) || null
}

/** Reads one context by name. Error: `engine-context-unknown`, which names the contexts there are. */
export async function readContext(
  directory: string,
  name: string,
): Promise<Result<DockerContext, ErrorInfo>> {
  const folder = createHash('sha256').update(name).digest('hex')
  const context = await readContextFolder(directory, folder)
  if (context !== null) return succeed(context)
  const names = (await listContexts(directory)).map((known) => known.name)
  return fail(
    errorInfo(
      'engine-context-unknown',
      say('noContext', name, directory),
      say('chooseContext', ['default', ...names]),
    ),
  )
}

/** All readable contexts with an engine address, by name; “default” has no file and is not among them. */
export async function listContexts(directory: string): Promise<readonly DockerContext[]> {
  const folders = await readdir(join(directory, 'contexts', 'meta')).catch(() => [])
  const contexts = await Promise.all(folders.map((folder) => readContextFolder(directory, folder)))
  return contexts
    .filter((context) => context !== null)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

async function readContextFolder(directory: string, folder: string): Promise<DockerContext | null> {
  const contexts = join(directory, 'contexts')
  const parsed = metaFile.safeParse(await readJson(join(contexts, 'meta', folder, 'meta.json')))
  if (!parsed.success) return null
  const docker = parsed.data.Endpoints?.docker
  if (!docker?.Host) return null
  const files = join(contexts, 'tls', folder, 'docker')
  return {
    name: parsed.data.Name,
    host: docker.Host,
    tls: await tlsFilesIn(files, docker.SkipTLSVerify !== true),
  }
}

/** The TLS files of a directory that exist; null when there are none and the certificate is checked. */
async function tlsFilesIn(directory: string, verify: boolean): Promise<TlsFiles | null> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => existing(join(directory, name))),
  )
  if (!ca && !cert && !key && verify) return null
  return { ca: ca ?? null, cert: cert ?? null, key: key ?? null, verify }
}

/** The path itself when there is something, null otherwise. */
export async function existing(path: string): Promise<string | null> {
  return access(path).then(
    () => path,
    () => null,
  )
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
