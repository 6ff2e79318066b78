import { useId, useMemo, useState } from 'react'
import type { Overview, Progress } from '../../../shared/views.ts'
import { Segment } from '../../ui/segment.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { selectLayer, selectStep, type Selection } from '../tab-props.ts'
import css from './build-story.module.css'
import { readShare, shownSize } from './layer-facts.ts'
import { layoutStory, type StoryOrder } from './story-geometry.ts'
import { StoryPicture } from './story-picture.tsx'
import { storyRows, type SelectableRow } from './story-rows.ts'
import { StorySteps } from './story-steps.tsx'
import { useStoryMetrics } from './use-story-metrics.ts'

const words = overviewWords.story

export interface BuildStoryProps {
  readonly overview: Overview
  readonly progress: Progress | null
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** Which step made which layer: the history at the left, the stack of layers at the right. */
export function BuildStory({ overview, progress, selection, onSelect }: BuildStoryProps) {
  const [order, setOrder] = useState<StoryOrder>('dockerfile')
  const [hovered, setHovered] = useState<number | null>(null)
  const title = useId()
  const metrics = useStoryMetrics()

  const rows = useMemo(() => storyRows(overview), [overview])
  const layout = useMemo(
    () =>
      layoutStory(
        rows,
        overview.layers.map((layer) => shownSize(layer) ?? 0),
        order,
        metrics,
      ),
    [rows, overview.layers, order, metrics],
  )

  const selectRow = (row: SelectableRow) => {
    onSelect(
      row.kind === 'step'
        ? selectStep(overview, row.step.index)
        : { layer: row.layer, step: null, entry: null },
    )
  }

  return (
    <section aria-labelledby={title} className={css['section']}>
      <header className={css['head']}>
        <Tooltip content={words.heights}>
          <h2 id={title}>{words.title}</h2>
        </Tooltip>
        <span className={css['note']} title={summary(overview)}>
          {summary(overview)}
        </span>
        <span className="grow" />
        <Segment
          label={words.order}
          options={(['dockerfile', 'stack'] as const).map((value) => ({
            value,
            label: words.orders[value],
          }))}
          value={order}
          onChange={setOrder}
        />
      </header>
      <div className={css['story']}>
        <StorySteps
          overview={overview}
          layout={layout}
          selection={selection}
          hovered={hovered}
          onHover={setHovered}
          onSelect={selectRow}
        />
        <StoryPicture
          overview={overview}
          layout={layout}
          metrics={metrics}
          selected={selection.layer}
          hovered={hovered}
          read={readShare(overview, progress)}
          onHover={setHovered}
          onSelect={(layer) => {
            onSelect(selectLayer(overview, layer))
          }}
        />
      </div>
    </section>
  )
}

/** The whole story in one line. */
function summary({ steps, layers, findings, complete }: Overview): string {
  if (!complete) return words.before
  if (steps.length === 0) return words.noSteps(layers.length)
  if (findings.some((finding) => finding.code === 'history-mismatch')) {
    return words.mismatch(steps.length, layers.length)
  }
  const settings = steps.filter((step) => step.emptyLayer).length
  const made = words.made(steps.length, layers.length)
  return settings === 0 ? made : made + words.settings(settings)
}
