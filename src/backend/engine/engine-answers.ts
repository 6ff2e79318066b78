import { z } from 'zod'
import type { Platform } from './image-names.ts'

/* What the engine answers, as far as Strata reads it. Every version from API 1.24 on and Podman
   must fit: what a version may leave out or send as null is optional here. */

const text = z.string().nullish()
const texts = z.array(z.string()).nullish()

export const versionAnswer = z.object({
  Version: text,
  ApiVersion: z.string(),
  Platform: z.object({ Name: text }).nullish(),
  Components: z.array(z.object({ Name: text })).nullish(),
})

export const infoAnswer = z.object({
  Driver: text,
  DriverStatus: z.array(z.array(z.string())).nullish(),
})

const platform = z.object({ os: text, architecture: text, variant: text }).nullish()

const manifest = z.object({
  Kind: text,
  Available: z.boolean().nullish(),
  Size: z.object({ Content: z.number().nullish() }).nullish(),
  ImageData: z.object({ Platform: platform }).nullish(),
})

export const listAnswer = z.array(
  z.object({
    Id: z.string(),
    RepoTags: texts,
    RepoDigests: texts,
    Created: z.number().nullish(),
    Size: z.number().nullish(),
    SharedSize: z.number().nullish(),
    Manifests: z.array(manifest).nullish(),
  }),
)

export const inspectAnswer = z.object({
  Id: z.string(),
  RepoTags: texts,
  RepoDigests: texts,
  Created: text,
  Author: text,
  Size: z.number().nullish(),
  Os: text,
  Architecture: text,
  Variant: text,
  Config: z.unknown().optional(),
  RootFS: z.object({ Layers: texts }).nullish(),
  Manifests: z.array(manifest).nullish(),
})

export const historyAnswer = z
  .array(
    z.object({
      Id: text,
      Created: z.number().nullish(),
      CreatedBy: text,
      Comment: text,
      Size: z.number().nullish(),
      Tags: texts,
    }),
  )
  .nullable()

export const eventAnswer = z.object({
  Type: text,
  Action: text,
  /** Before API 1.22; gone with 1.52. */
  status: text,
  Actor: z.object({ ID: text, Attributes: z.record(z.string(), z.string()).nullish() }).nullish(),
})

export type ManifestAnswer = z.infer<typeof manifest>

/** The platform of an image manifest; null for attestations and where it is not known. */
export function platformOf(answer: ManifestAnswer): Platform | null {
  const stated = answer.ImageData?.Platform
  if (answer.Kind !== 'image' || !stated?.os || !stated.architecture) return null
  const { os, architecture, variant } = stated
  return variant ? { os, architecture, variant } : { os, architecture }
}

/** The containerd image store is in use (moby daemon/containerd/service.go). */
export function usesContainerdStore(answer: z.infer<typeof infoAnswer>): boolean {
  return (answer.DriverStatus ?? []).some(
    ([key, value]) => key === 'driver-type' && value === 'io.containerd.snapshotter.v1',
  )
}

/** Name of the product, “Docker Engine - Community”, “Podman Engine”. */
export function productOf(answer: z.infer<typeof versionAnswer>): string {
  const podman = (answer.Components ?? []).find(({ Name }) => Name?.startsWith('Podman'))
  return podman?.Name || answer.Platform?.Name || 'Docker Engine'
}

/** Seconds since 1970 as milliseconds; null for none, which engines write as 0 or as Go's zero time. */
export function millisecondsOf(seconds: number | null | undefined): number | null {
  return seconds && seconds > 0 ? seconds * 1000 : null
}

/** An RFC 3339 time as milliseconds since 1970; null when absent, invalid or Go's zero time. */
export function millisecondsOfText(time: string | null | undefined): number | null {
  if (!time || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(time)) return null
  const parsed = Date.parse(time)
  return Number.isNaN(parsed) || time.startsWith('0001-') ? null : parsed
}
