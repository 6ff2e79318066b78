import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
import type { ImageConfig } from '../model/image-config.ts'

/** A base image that the image itself names: a statement, not a proof. */
export interface BaseClaim {
  readonly name: string
  /** How many layers are below the first own one; null when the claim does not tell. */
  readonly layers: number | null
  /** Who says so, as a sentence. */
  readonly evidence: Sentence
}

const nameKey = 'org.opencontainers.image.base.name'
const digestKey = 'org.opencontainers.image.base.digest'

/**
 * What an image says of its base, the most trustworthy first: the annotation of its OCI manifest
 * (image-spec annotations.md; buildah, ko and others write it), the comment `FROM name` that buildah
 * leaves at the first layer of its own, and the labels of the config. A label may be inherited, and
 * then names the base of the base.
 */
export function baseClaims(config: ImageConfig, manifest: unknown): readonly BaseClaim[] {
  const noted = namedBy(annotationsOf(manifest))
  const labelled = namedBy(config.runtime.labels)
  const told = toldByHistory(config)
  return [
    ...(noted === null
      ? []
      : [
          {
            name: noted.name,
            layers: told?.name === noted.name ? told.layers : null,
            evidence: say('annotationNames', `${noted.name}${noted.digest}`),
          },
        ]),
    ...(told === null ? [] : [{ ...told, evidence: say('historySaysFrom', told.name) }]),
    ...(labelled === null
      ? []
      : [
          {
            name: labelled.name,
            layers: null,
            evidence: say('labelNames', `${labelled.name}${labelled.digest}`),
          },
        ]),
  ]
}

/** The last step whose comment names an image; names of intermediate images are mere numbers. */
function toldByHistory({ history }: ImageConfig) {
  let found: { readonly name: string; readonly layers: number } | null = null
  let layers = 0
  for (const { comment, emptyLayer } of history) {
    const name = /^FROM (\S+)$/.exec(comment ?? '')?.[1]
    if (name !== undefined && name !== 'scratch' && !/^[0-9a-f]{12,64}$/.test(name)) {
      found = { name, layers }
    }
    if (!emptyLayer) layers++
  }
  return found
}

function namedBy(texts: Readonly<Record<string, unknown>>) {
  const name = texts[nameKey]
  const digest = texts[digestKey]
  if (typeof name !== 'string' || name === '' || name === 'scratch') return null
  const stated = typeof digest === 'string' && digest !== '' ? ` (${digest.slice(0, 19)}…)` : ''
  return { name, digest: stated }
}

function annotationsOf(manifest: unknown): Readonly<Record<string, unknown>> {
  const { annotations } = (manifest ?? {}) as { readonly annotations?: unknown }
  const isRecord =
    typeof annotations === 'object' && annotations !== null && !Array.isArray(annotations)
  return isRecord ? (annotations as Readonly<Record<string, unknown>>) : {}
}
