import { say } from '../../core/sentences/sentence.ts'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'

/** os, architecture and variant, as the engine's `platform` parameter takes them. */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
}

/**
 * A name as docker shows it (distribution/reference, FamiliarString): `docker.io/library/x:t` and
 * Podman's long forms become `x:t`; other registries, `localhost/` among them, stay.
 */
export function familiarName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '')
}

/** Familiar names without `<none>`, which older engines put for an image that has no name. */
export function familiarNames(names: readonly string[] | null | undefined): readonly string[] {
  const real = (names ?? []).filter((name) => !name.includes('<none>'))
  return [...new Set(real.map(familiarName))]
}

/** A familiar name with the tag that docker adds when there is none; a digest counts as one. */
export function withTag(name: string): string {
  const familiar = familiarName(name)
  const last = familiar.slice(familiar.lastIndexOf('/') + 1)
  return /[:@]/.test(last) ? familiar : `${familiar}:latest`
}

/** Podman's own API leaves the algorithm away. */
export function withAlgorithm(id: string): string {
  return /^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id
}

/** The 12 digits by which docker shows an ID. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12)
}

/** Reads `os/arch[/variant]`. Error: `invalid-argument`. */
export function parsePlatform(text: string): Result<Platform, ErrorInfo> {
  const [, os, architecture, variant] =
    /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/.exec(text.toLowerCase()) ?? []
  if (os === undefined || architecture === undefined) {
    return fail(errorInfo('invalid-argument', say('notAPlatform', text), say('writePlatform')))
  }
  return succeed(variant === undefined ? { os, architecture } : { os, architecture, variant })
}

/** True when an image made for `have` is what was asked for; an unsaid variant fits any. */
export function platformFits(wanted: Platform, have: Platform): boolean {
  return (
    wanted.os === have.os &&
    wanted.architecture === have.architecture &&
    (wanted.variant === undefined || have.variant === undefined || wanted.variant === have.variant)
  )
}

/** `os/arch[/variant]`. */
export function platformText(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/')
}
