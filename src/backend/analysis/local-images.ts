import type { KnownImage, KnownImages } from '../cache/known-images.ts'
import type { EngineClient } from '../engine/engine-client.ts'
import type { EngineHistoryStep } from '../engine/engine-image.ts'

/** Images that one search asks about at most: the newest that are not known; the next asks on. */
const mostAsked = 300
/** Questions at once; the save stream of an image may be running meanwhile. */
const atOnce = 4

/** A local image that an image may have been built on. */
export interface LocalBase {
  readonly id: string
  /** A name people know it by; its ID when it has none. */
  readonly name: string
  /** Bottom layer first. */
  readonly diffIds: readonly string[]
  /** Oldest first. */
  readonly steps: readonly EngineHistoryStep[]
}

/**
 * The images of an engine by their layers. An image ID names its content: what is kept of an image is
 * not asked again, so that a search costs one list. What cannot be asked is left out: a base is a
 * help, not a condition.
 */
export class LocalImages {
  readonly #client: EngineClient
  readonly #kept: KnownImages | null
  readonly #known = new Map<string, KnownImage>()
  readonly #names = new Map<string, string>()
  #news = false

  constructor(client: EngineClient, kept: KnownImages | null) {
    this.#client = client
    this.#kept = kept
  }

  /** Learns which images there are. Never fails; `except` is not asked about. */
  async look(signal: AbortSignal, except: string | null = null): Promise<void> {
    const [listed, kept] = await Promise.all([
      this.#client.listBriefly(signal),
      this.#kept?.load() ?? [],
    ])
    if (!listed.ok) return
    const before = new Map(kept.map((image) => [image.id, image]))
    const unknown: { readonly id: string; readonly size: number }[] = []
    for (const { id, tags, size } of listed.value) {
      this.#names.set(id, tags[0] ?? id)
      const image = before.get(id)
      if (image?.size === size) this.#known.set(id, image)
      else if (id !== except) unknown.push({ id, size })
    }
    this.#news = this.#known.size < before.size
    await someAtOnce(unknown.slice(0, mostAsked), async ({ id, size }) => {
      const inspected = await this.#client.inspect(id, { signal })
      if (inspected.ok) this.#learn({ id, size, diffIds: inspected.value.diffIds, steps: null })
    })
  }

  /** The images whose whole stack of layers is the lower part of this one. Never fails. */
  async below(diffIds: readonly string[], signal: AbortSignal): Promise<readonly LocalBase[]> {
    const found = [...this.#known.values()].filter((image) => isBelow(image.diffIds, diffIds))
    const bases: LocalBase[] = []
    await someAtOnce(found, async (image) => bases.push(await this.#baseOf(image, signal)))
    return bases
  }

  /** Keeps what was learned, for the next search. Never fails. */
  async keep(): Promise<void> {
    if (this.#news) await this.#kept?.save([...this.#known.values()])
    this.#news = false
  }

  async #baseOf(image: KnownImage, signal: AbortSignal): Promise<LocalBase> {
    const { id, diffIds } = image
    const base = { id, name: this.#names.get(id) ?? id, diffIds }
    if (image.steps !== null) return { ...base, steps: image.steps }
    const history = await this.#client.history(id, { signal })
    if (!history.ok) return { ...base, steps: [] }
    this.#learn({ ...image, steps: history.value })
    return { ...base, steps: history.value }
  }

  #learn(image: KnownImage): void {
    this.#known.set(image.id, image)
    this.#news = true
  }
}

/** Does the same for every item, for a few of them at the same time. */
async function someAtOnce<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values()
  const takeNext = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, takeNext))
}

function isBelow(lower: readonly string[], whole: readonly string[]): boolean {
  if (lower.length === 0 || lower.length >= whole.length) return false
  return lower.every((diffId, index) => diffId === whole[index])
}
