import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { layerColor } from '../../ui/layer-color.ts'
import { filesWords } from '../../words/files-words.ts'
import { formatCount } from '../../words/format.ts'
import { stepName } from '../../words/overview-words.ts'
import { oneLine } from '../overview/instruction.ts'
import css from './layer-slider.module.css'

const words = filesWords.slider

/** With more layers than this the stops carry no numbers; the thumb does. */
const mostNumbers = 12
/** With more layers than this the first stop has no room for a word. */
const mostNamed = 8

export interface LayerSliderProps {
  readonly overview: Overview
  readonly layer: number
  readonly onLayer: (layer: number) => void
  /** The layer A of a comparison; null when one layer is looked at. */
  readonly from: number | null
  readonly onFrom: (layer: number) => void
}

/** One stop a layer: arrows, Home and End move; a comparison has two thumbs, A and B. */
export function LayerSlider({ overview, layer, onLayer, from, onFrom }: LayerSliderProps) {
  const track = useRef<HTMLDivElement>(null)
  const dragged = useRef<((layer: number) => void) | null>(null)
  const { layers, base } = overview
  const strip = layers.length > mostNumbers
  const named = layers.length <= mostNamed && base.layers > 0

  const layerAt = (x: number): number => {
    const stops = [...(track.current?.querySelectorAll('[data-stop]') ?? [])]
    const at = stops.findIndex((stop) => x < stop.getBoundingClientRect().right)
    return at < 0 ? layers.length - 1 : at
  }
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const at = layerAt(event.clientX)
    const takesFrom =
      from !== null && (Math.abs(at - from) < Math.abs(at - layer) || event.shiftKey)
    dragged.current = takesFrom ? onFrom : onLayer
    dragged.current(at)
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 0) dragged.current?.(layerAt(event.clientX))
  }
  const onUp = () => {
    dragged.current = null
  }

  return (
    <div
      ref={track}
      className={cx(css['track'], strip && css['strip'])}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
    >
      {layers.map(({ index }) => (
        <span
          key={index}
          data-stop={index}
          aria-hidden="true"
          className={cx(css['stop'], named && index === 0 && css['first'])}
          style={layerColor(index, base.layers)}
        >
          {strip ? '' : formatCount(index)}
          {named && index === 0 && ` ${words.base}`}
        </span>
      ))}
      {from !== null && (
        <Thumb
          overview={overview}
          label={words.before}
          letter={words.letters.before}
          named={named}
          strip={strip}
          layer={from}
          onLayer={onFrom}
        />
      )}
      <Thumb
        overview={overview}
        label={from === null ? words.layer : words.after}
        letter={from === null ? null : words.letters.after}
        named={named}
        strip={strip}
        layer={layer}
        onLayer={onLayer}
      />
    </div>
  )
}

interface ThumbProps {
  readonly overview: Overview
  readonly label: string
  readonly letter: string | null
  readonly named: boolean
  readonly strip: boolean
  readonly layer: number
  readonly onLayer: (layer: number) => void
}

/** The first stop is wider when it carries a word. */
const firstWidth = 2.3

function Thumb({ overview, label, letter, named, strip, layer, onLayer }: ThumbProps) {
  const last = overview.layers.length - 1
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: layer + 1,
      ArrowUp: layer + 1,
      ArrowLeft: layer - 1,
      ArrowDown: layer - 1,
      PageUp: layer + 10,
      PageDown: layer - 10,
      Home: 0,
      End: last,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onLayer(Math.max(0, Math.min(last, next)))
  }
  const first = named ? firstWidth : 1
  const whole = last + first
  const left = layer === 0 ? 0 : (layer - 1 + first) / whole
  const width = (layer === 0 ? first : 1) / whole
  const step = overview.steps.find((candidate) => candidate.layerIndex === layer)
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={layer}
      aria-valuetext={words.value(
        layer,
        step ? `${stepName(step.index)}, ${oneLine(step.instruction)}` : words.noStep,
      )}
      className={css['thumb']}
      style={{
        left: `${String(left * 100)}%`,
        width: `${String(width * 100)}%`,
        ...layerColor(layer, overview.base.layers),
      }}
      onKeyDown={onKeyDown}
    >
      {strip && letter === null && <b className={css['number']}>{formatCount(layer)}</b>}
      {letter !== null && (
        <i className={cx(css['letter'], letter === words.letters.before && css['before'])}>
          {letter}
        </i>
      )}
    </div>
  )
}
