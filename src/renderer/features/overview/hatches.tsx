/*
 * The one look of waste as SVG patterns: rust on neutral ground, the layer's ink on a layer. `id`
 * keeps the patterns of two pictures apart.
 */

export type Hatch = 'rust' | 'dark' | 'light'

export function hatchId(id: string, hatch: Hatch): string {
  return `${id}-hatch-${hatch}`
}

/** The ink that a layer's tone is hatched with: rust on rock, dark or light on a mineral. */
export function hatchOf(tone: string): Hatch {
  if (tone.startsWith('base')) return 'rust'
  // Minerals are dark and light in turn; the odd ones carry light ink.
  return Number(tone.slice(-1)) % 2 === 1 ? 'light' : 'dark'
}

const strokes: readonly {
  readonly hatch: Hatch
  readonly stroke: string
  readonly opacity: number
}[] = [
  { hatch: 'rust', stroke: 'var(--wasted-fill)', opacity: 1 },
  { hatch: 'dark', stroke: 'var(--layer-2-ink)', opacity: 0.34 },
  { hatch: 'light', stroke: 'var(--layer-1-ink)', opacity: 0.36 },
]

export function Hatches({ id }: { readonly id: string }) {
  return (
    <>
      {strokes.map(({ hatch, stroke, opacity }) => (
        <pattern
          key={hatch}
          id={hatchId(id, hatch)}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M1 0v7" style={{ stroke }} strokeWidth="1.6" opacity={opacity} />
        </pattern>
      ))}
    </>
  )
}
