import type { EngineClient } from '../engine/engine-client.ts'
import type { EngineHistoryStep, EngineImage } from '../engine/engine-image.ts'

/** An engine with more images than this is not searched whole: the newest are. */
const mostImages = 300
/** Questions at once; the save stream of the image itself is running meanwhile. */
const atOnce = 4

/** A local image that this image may have been built on. */
export interface LocalBase {
  readonly image: EngineImage
  /** Oldest first. */
  readonly steps: readonly EngineHistoryStep[]
}

/**
 * The other local images whose whole stack of layers is the lower part of this one, with their
 * history. What cannot be asked is left out: a base is a help, not a condition.
 */
export async function searchLocalBases(
  client: EngineClient,
  image: EngineImage,
  signal: AbortSignal,
): Promise<readonly LocalBase[]> {
  const listed = await client.listImages(signal)
  if (!listed.ok) return []
  const ids = [...new Set(listed.value.map(({ id }) => id))].filter((id) => id !== image.id)
  const found: LocalBase[] = []
  const waiting = ids.slice(0, mostImages)
  const askNext = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift()) {
      const inspected = await client.inspect(id, { signal })
      if (!inspected.ok || !isBelow(inspected.value.diffIds, image.diffIds)) continue
      const history = await client.history(id, { signal })
      found.push({ image: inspected.value, steps: history.ok ? history.value : [] })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askNext))
  return found
}

function isBelow(lower: readonly string[], whole: readonly string[]): boolean {
  if (lower.length === 0 || lower.length >= whole.length) return false
  return lower.every((diffId, index) => diffId === whole[index])
}
