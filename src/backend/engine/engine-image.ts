import type { z } from 'zod'
import type { ImageSummary } from '../../shared/views.ts'
import type { historyAnswer, inspectAnswer, listAnswer, ManifestAnswer } from './engine-answers.ts'
import { millisecondsOf, millisecondsOfText, platformOf } from './engine-answers.ts'
import { familiarNames, platformFits, platformText, shortId, withAlgorithm } from './image-names.ts'
import type { Platform } from './image-names.ts'

/** An image as the engine's inspect states it, before a byte of it was read. Sizes are bytes. */
export interface EngineImage {
  /** sha256 of the config; on the containerd store the digest of the manifest or index. */
  readonly id: string
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  /** Bottom layer first. */
  readonly diffIds: readonly string[]
  /** Milliseconds since 1970; null when unknown. */
  readonly created: number | null
  /** The same as the engine writes it, with nanoseconds. */
  readonly createdText: string | null
  readonly author: string | null
  readonly size: number
  readonly os: string
  readonly architecture: string
  readonly variant: string | null
  /** `Config` of inspect as it is: what a container will run, the `config` of an image config. */
  readonly config: unknown
}

/** A build step as the engine's history states it. */
export interface EngineHistoryStep {
  /** Milliseconds since 1970; null when unknown. */
  readonly created: number | null
  readonly createdBy: string
  readonly comment: string | null
  /** Disk usage of the layer in bytes; 0 for an empty step, and for a layer without files. */
  readonly size: number
}

export function imageFrom(answer: z.infer<typeof inspectAnswer>): EngineImage {
  const created = millisecondsOfText(answer.Created)
  return {
    id: withAlgorithm(answer.Id),
    tags: familiarNames(answer.RepoTags),
    digests: familiarNames(answer.RepoDigests),
    diffIds: answer.RootFS?.Layers ?? [],
    created,
    createdText: created === null ? null : (answer.Created ?? null),
    author: answer.Author || null,
    size: answer.Size ?? 0,
    os: answer.Os ?? '',
    architecture: answer.Architecture ?? '',
    variant: answer.Variant || null,
    config: answer.Config ?? null,
  }
}

/**
 * An image config (OCI config.md) as far as inspect tells it, without its history: whatever reads
 * configs can read it while the real one is on its way.
 */
export function configOf(image: EngineImage): Readonly<Record<string, unknown>> {
  return {
    ...(image.createdText === null ? {} : { created: image.createdText }),
    ...(image.author === null ? {} : { author: image.author }),
    architecture: image.architecture,
    os: image.os,
    ...(image.variant === null ? {} : { variant: image.variant }),
    config: image.config,
    rootfs: { type: 'layers', diff_ids: image.diffIds },
  }
}

/** Oldest first; the engine answers newest first. */
export function stepsFrom(answer: z.infer<typeof historyAnswer>): readonly EngineHistoryStep[] {
  return (answer ?? [])
    .map((step) => ({
      created: millisecondsOf(step.Created),
      createdBy: step.CreatedBy ?? '',
      comment: step.Comment || null,
      size: step.Size ?? 0,
    }))
    .reverse()
}

/** `sharedSizeAsked`: engines that were not asked write -1, Podman writes 0. */
export function summaryFrom(
  answer: z.infer<typeof listAnswer>[number],
  sharedSizeAsked: boolean,
): ImageSummary {
  const id = withAlgorithm(answer.Id)
  const platforms = (answer.Manifests ?? [])
    .filter((manifest) => manifest.Available !== false)
    .map(platformOf)
    .filter((platform) => platform !== null)
    .map(platformText)
  const shared = sharedSizeAsked ? (answer.SharedSize ?? -1) : -1
  return {
    id,
    shortId: shortId(id),
    tags: familiarNames(answer.RepoTags),
    digests: familiarNames(answer.RepoDigests),
    created: millisecondsOf(answer.Created),
    size: answer.Size ?? 0,
    sharedSize: shared < 0 ? null : shared,
    platforms: [...new Set(platforms)],
  }
}

/**
 * Bytes that a save from the containerd store will send, roughly: the stored content of what is
 * there, for one platform or for all; null when the engine lists nothing.
 */
export function expectedContent(
  manifests: readonly ManifestAnswer[],
  wanted: Platform | null,
): number | null {
  const sent = manifests.filter((manifest) => {
    if (manifest.Available === false) return false
    const platform = platformOf(manifest)
    return wanted === null || (platform !== null && platformFits(wanted, platform))
  })
  const bytes = sent.reduce((sum, manifest) => sum + (manifest.Size?.Content ?? 0), 0)
  return bytes > 0 ? bytes : null
}
