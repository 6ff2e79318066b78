import { layerTone } from '../../ui/layer-color.ts'
import { words } from '../../words/words.ts'
import { hatchId, hatchOf, Hatches } from '../overview/hatches.tsx'
import { Lithologies, lithologyId } from '../overview/lithology.tsx'
import { bandEdges, wave } from '../overview/story-geometry.ts'
import css from './sample-figure.module.css'

const figureId = 'figure'
const width = 288
const height = 264
const stride = 9
const baseLayers = 3

/** Bytes, only for the heights: the figure stands for no image in particular. */
const bands = [
  { bytes: 78e6, label: words.welcome.figureBase, wasted: 0 },
  { bytes: 4e6, label: words.welcome.figureBase, wasted: 0 },
  { bytes: 9e5, label: words.welcome.figureBase, wasted: 0 },
  { bytes: 6e4, label: words.welcome.figureYours, wasted: 0 },
  { bytes: 2e6, label: words.welcome.figureYours, wasted: 0.5 },
]

const edges = bandEdges(
  bands.map((band) => band.bytes),
  height,
  40,
).map((edge) => height - edge)

/** A picture of what the product shows: the base at the bottom, yours on top, waste hatched. */
export function SampleFigure() {
  return (
    <figure className={css['figure']}>
      <svg
        className={css['picture']}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        <defs>
          <Lithologies id={figureId} />
          <Hatches id={figureId} />
        </defs>
        {bands.map((band, index) => (
          <Band key={layerTone(index, baseLayers)} index={index} {...band} />
        ))}
        <rect x="0.5" y="0.5" width={width - 1} height={height - 1} className={css['frame']} />
      </svg>
      <figcaption>{words.welcome.figure}</figcaption>
    </figure>
  )
}

interface BandProps {
  readonly index: number
  readonly label: string
  readonly wasted: number
}

function Band({ index, label, wasted }: BandProps) {
  const tone = layerTone(index, baseLayers)
  const ground = { fill: `var(--${tone})` }
  const ink = { fill: `var(--${tone}-ink)` }
  const low = edgeAt(index)
  const high = edgeAt(index + 1)
  const outline = `M${path(low)}L${path([...high].reverse())}Z`
  const middle = ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2
  const boundary = index === baseLayers - 1
  return (
    <g>
      <path d={outline} style={ground} />
      <path d={outline} fill={`url(#${lithologyId(figureId, tone)})`} />
      {wasted > 0 && (
        <g>
          <path
            d={outline}
            fill={`url(#${hatchId(figureId, hatchOf(tone))})`}
            style={{ clipPath: `inset(0 0 0 ${String((1 - wasted) * 100)}%)` }}
          />
          <rect x={width - 62} y={middle - 9} width="52" height="18" rx="2" style={ground} />
          <text x={width - 14} y={middle + 4} textAnchor="end" style={ink}>
            {words.welcome.figureWasted}
          </text>
        </g>
      )}
      <path d={`M${path(high)}`} className={boundary ? css['fault'] : css['edge']} />
      <rect x="8" y={middle - 9} width="60" height="18" rx="2" style={ground} />
      <text x="12" y={middle + 4} style={ink}>
        {index}
      </text>
      <text x="30" y={middle + 4} className={css['label']} style={ink}>
        {label}
      </text>
    </g>
  )
}

type Point = readonly [number, number]

/** The edge below layer `index`, from left to right; the outer two are straight. */
function edgeAt(index: number): readonly Point[] {
  const y = edges[index] ?? 0
  const straight = index === 0 || index === bands.length
  return Array.from({ length: width / stride + 1 }, (_, step): Point => {
    const x = step * stride
    return [x, straight ? y : y - wave(x, index)]
  })
}

function path(points: readonly Point[]): string {
  return points.map(([x, y]) => `${String(x)},${y.toFixed(1)}`).join(' ')
}
