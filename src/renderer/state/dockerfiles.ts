import type { FoundDockerfile } from '../../core/dockerfile/provenance.ts'
import { createStore } from './store.ts'

/* Dockerfiles that someone gave to an image that is open; as long as the window is there. */

/** By session. */
export const dockerfiles = createStore<{
  readonly bySession: ReadonlyMap<string, FoundDockerfile>
}>({ bySession: new Map() })

/** More is no Dockerfile. */
const mostBytes = 1 << 20

/** `Dockerfile`, `Dockerfile.dev`, `web.Dockerfile`, `Containerfile` and the like. */
export function isDockerfileName(name: string): boolean {
  return /^(?:.+\.)?(?:dockerfile|containerfile)(?:[.-].+)?$/i.test(name)
}

/** Gives a file to a session; false when it is too large to be one. */
export async function giveDockerfile(session: string, file: File): Promise<boolean> {
  if (file.size > mostBytes) return false
  const text = await file.text()
  set(session, { name: file.name, text })
  return true
}

export function forgetDockerfile(session: string): void {
  set(session, null)
}

function set(session: string, file: FoundDockerfile | null): void {
  const bySession = new Map(dockerfiles.get().bySession)
  if (file === null) bySession.delete(session)
  else bySession.set(session, file)
  dockerfiles.set({ bySession })
}
