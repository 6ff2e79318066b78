import type { EngineStatus } from '../../../shared/views.ts'
import { words } from '../../words/words.ts'

/** `Docker 29.1`: the product's first word and the first two numbers of its version. */
export function engineTitle(status: EngineStatus): string {
  if (status.state === 'off') return words.engine.none
  const product = (status.product ?? 'Docker').replace(/ Engine.*$/, '')
  const version = /^\d+\.\d+/.exec(status.serverVersion ?? '')?.[0]
  return version === undefined ? product : `${product} ${version}`
}

/** `default · /var/run/docker.sock`: the choice's name and where it listens. */
export function engineAddress(status: EngineStatus): string {
  return `${status.name} · ${status.endpoint.replace(/^(unix|npipe):\/\//, '')}`
}

/** A word or two for why the engine is not on. */
export function engineTrouble(status: EngineStatus): string | null {
  return status.error === null ? null : (words.engine.trouble[status.error.code] ?? null)
}
