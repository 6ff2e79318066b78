import { useMemo } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { layerColor } from '../../ui/layer-color.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { configWords } from '../../words/config-words.ts'
import { selectStep, type Selection } from '../tab-props.ts'
import { CodeView, type LineMark } from './code-view.tsx'
import css from './config-tab.module.css'
import { dockerfileLines } from './dockerfile-lines.ts'
import { dockerfileTokens } from './highlight.ts'

const words = configWords.dockerfile

export interface DockerfileViewProps {
  readonly overview: Overview
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** The Dockerfile as far as the history tells it; each line in the colour of the layer it made. */
export function DockerfileView({ overview, selection, onSelect }: DockerfileViewProps) {
  const { dockerfile, steps, base } = overview
  const lines = useMemo(() => dockerfileLines(dockerfile, steps), [dockerfile, steps])
  const mark = (index: number): LineMark | null => {
    const step = lines[index]?.step ?? null
    if (step === null) return null
    const layer = steps.find((candidate) => candidate.index === step)?.layerIndex ?? null
    return {
      color: layer === null ? undefined : layerColor(layer, base.layers),
      selected: selection.step === step,
      onSelect: () => {
        onSelect(selectStep(overview, step))
      },
    }
  }
  return (
    <section className={css['dockerfile']} aria-label={words.label}>
      <header className={css['head']}>
        <h2>{words.title}</h2>
        <Tooltip content={words.why}>
          <span className={css['beside']}>{words.note}</span>
        </Tooltip>
        <span className="grow" />
        <CopyButton text={dockerfile} label={words.copy}>
          {configWords.raw.copyWord}
        </CopyButton>
      </header>
      {dockerfile.trim() === '' ? (
        <p className={css['note']}>{words.none}</p>
      ) : (
        <CodeView
          label={words.label}
          lines={lines.map((line) => line.text)}
          tokens={(line, index) => dockerfileTokens(line, lines[index]?.continued ?? false)}
          wrap
          mark={mark}
        />
      )}
    </section>
  )
}
