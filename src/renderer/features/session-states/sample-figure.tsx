import { bandEdges, wave } from '../overview/story-geometry.ts'
import { layerTone } from '../../ui/layer-color.ts'
import { words } from '../../words/words.ts'
import css from './sample-figure.module.css'

const width = 288
const height = 264
const stride = 9

/** Bytes, only for the heights: the figure stands for no image in particular. */
const bands = [
  { bytes: 78e6, label: words.welcome.figureBase, wasted: 0 },
  { bytes: 4e6, label: '', wasted: 0 },
  { bytes: 9e5, label: '', wasted: 0.3 },
  { bytes: 6e4, label: words.welcome.figureYours, wasted: 0 },
  { bytes: 2e6, label: words.welcome.figureWasted, wasted: 0.55 },
]
const baseLayers = 3

/** A picture of what the product shows: the base at the bottom, yours on top, waste hatched. */
export function SampleFigure() {
  const edges = bandEdges(
    bands.map((band) => band.bytes),
    height,
    40,
  ).map((edge) => height - edge)
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
          <pattern
            id="figure-hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M1 0v7" className={css['hatch']} />
          </pattern>
        </defs>
        {bands.map((band, index) => {
          const tone = layerTone(index, baseLayers)
          const low = edge(edges[index] ?? height, index)
          const high = edge(edges[index + 1] ?? 0, index + 1)
          const outline = `M${path(low)}L${path([...high].reverse())}Z`
          const middle = ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2
          return (
            <g key={tone}>
              <path d={outline} style={{ fill: `var(--${tone})` }} />
              {band.wasted > 0 && (
                <path
                  d={outline}
                  fill="url(#figure-hatch)"
                  style={{
                    color: `var(--${tone}-ink)`,
                    clipPath: `inset(0 0 0 ${String((1 - band.wasted) * 100)}%)`,
                  }}
                />
              )}
              <path
                d={`M${path(high)}`}
                className={index === baseLayers - 1 ? css['fault'] : css['edge']}
              />
              <text x="12" y={middle + 4} style={{ fill: `var(--${tone}-ink)` }}>
                {index}
              </text>
              <text
                x="30"
                y={middle + 4}
                className={css['label']}
                style={{ fill: `var(--${tone}-ink)` }}
              >
                {band.label}
              </text>
            </g>
          )
        })}
        <rect x="0.5" y="0.5" width={width - 1} height={height - 1} className={css['frame']} />
      </svg>
      <figcaption>{words.welcome.figure}</figcaption>
    </figure>
  )
}

type Point = readonly [number, number]

/** One edge from left to right; the outer two are straight. */
function edge(y: number, index: number): readonly Point[] {
  const straight = index === 0 || index === bands.length
  return Array.from({ length: width / stride + 1 }, (_, step): Point => {
    const x = step * stride
    return [x, straight ? y : y - wave(x, index)]
  })
}

function path(points: readonly Point[]): string {
  return points.map(([x, y]) => `${String(x)},${y.toFixed(1)}`).join(' ')
}
