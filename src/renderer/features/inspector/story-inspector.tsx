import { useMemo } from 'react'
import type { Overview, OverviewLayer, OverviewStep } from '../../../shared/views.ts'
import { IconButton } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { cx } from '../../ui/cx.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Term } from '../../ui/term.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { visibleLines } from '../../../core/model/display-text.ts'
import { StepOrigin } from '../dockerfile/step-origin.tsx'
import { hasNoEntries, isChanged } from '../overview/layer-facts.ts'
import { isSelected, storyRows, type SelectableRow } from '../overview/story-rows.ts'
import { selectStep, type InspectorProps } from '../tab-props.ts'
import css from './inspector.module.css'
import { Part } from './key-values.tsx'
import { LayerChanges, LayerIdentity, LayerSizes } from './layer-parts.tsx'
import { LayerWaste } from './layer-waste.tsx'
import { ShowFiles } from './show-files.tsx'
import { StepLine } from './step-line.tsx'

const words = overviewWords.inspector

/** A step of the history and the layer it made; or either of them alone. */
export function StoryInspector(props: InspectorProps) {
  const { overview, session, state, selection, onSelect, tab, onTab } = props
  const rows = useMemo(
    () => storyRows(overview).flatMap((row) => (row.kind === 'group' ? [] : [row])),
    [overview],
  )
  const at = rows.findIndex((row) => isSelected(row, selection))
  const step = overview.steps.find((candidate) => candidate.index === selection.step)
  const layer = overview.layers.find((candidate) => candidate.index === selection.layer)

  const go = (row: SelectableRow | undefined) => {
    if (!row) return
    onSelect(
      row.kind === 'step'
        ? selectStep(overview, row.step.index)
        : { layer: row.layer, step: null, entry: null },
    )
  }

  return (
    <div className={css['inspector']}>
      <header className={css['head']}>
        {layer && <Swatch layer={layer.index} baseLayers={overview.base.layers} size={12} />}
        <h2>{layer ? words.layer(layer.index) : step && words.step(step.index)}</h2>
        <span className={cx(css['beside'], 'clip')}>{beside(overview, layer, step)}</span>
        {step?.emptyLayer === true && (
          <Tag kind="faint">
            <Term id="no-layer" />
          </Tag>
        )}
        <span className={css['turn']}>
          <IconButton
            label={words.previous}
            icon="chevron-left"
            size="small"
            disabled={at <= 0}
            onClick={() => {
              go(rows[at - 1])
            }}
          />
          <IconButton
            label={words.next}
            icon="chevron-right"
            size="small"
            disabled={at < 0 || at >= rows.length - 1}
            onClick={() => {
              go(rows[at + 1])
            }}
          />
        </span>
      </header>
      {step && <StepLine key={step.index} step={step} />}
      {step && <StepOrigin overview={overview} session={session} step={step.index} />}
      {step && <StepCallout step={step} complete={overview.complete} />}
      {layer && (
        <LayerCallout layer={layer} orphan={step === undefined} complete={overview.complete} />
      )}
      {layer && (
        <LayerWaste
          overview={overview}
          session={session}
          layer={layer}
          ready={state.phase === 'ready'}
          onSavings={tab === 'waste' || !onTab ? null : () => onTab('waste')}
        />
      )}
      {layer && <LayerSizes layer={layer} />}
      {layer?.state === 'read' && <LayerChanges layer={layer} complete={overview.complete} />}
      {layer && <LayerIdentity layer={layer} step={step} />}
      {onTab && layer?.state === 'read' && overview.complete && (
        <ShowFiles overview={overview} session={session} onShow={() => onTab('files')} />
      )}
      {step && (step.comment ?? '') !== '' && (
        <Part title={words.comment}>
          <p className={css['note']}>{visibleLines(step.comment ?? '')}</p>
        </Part>
      )}
    </div>
  )
}

function beside(
  overview: Overview,
  layer: OverviewLayer | undefined,
  step: OverviewStep | undefined,
): string {
  if (layer && step) return words.stepOf(step.index, overview.steps.length)
  return layer ? words.noStep : ''
}

/** What is out of the ordinary about the layer. */
function LayerCallout({
  layer,
  orphan,
  complete,
}: {
  readonly layer: OverviewLayer
  readonly orphan: boolean
  readonly complete: boolean
}) {
  if (layer.state === 'missing') {
    return <Said kind="warning" lead={words.missingLead} why={words.missingWhy} />
  }
  if (isChanged(layer)) return <Said kind="error" lead={words.changedLead} why={words.changedWhy} />
  if (orphan) {
    return complete ? (
      <Said kind="info" lead={words.orphanLead} why={words.orphanWhy} />
    ) : (
      <Said kind="info" lead={words.orphanYetLead} why={words.uncertainYetWhy} />
    )
  }
  if (hasNoEntries(layer)) {
    return <Said kind="info" lead={words.emptyLayerLead} why={words.emptyLayerWhy} />
  }
  return null
}

function StepCallout({
  step,
  complete,
}: {
  readonly step: OverviewStep
  readonly complete: boolean
}) {
  return (
    <>
      {step.emptyLayer && <Said kind="info" lead={words.emptyLead} why={words.emptyWhy} />}
      {!step.certain &&
        (complete ? (
          <Said kind="warning" lead={words.uncertainLead} why={words.uncertainWhy} />
        ) : (
          <Said kind="info" lead={words.uncertainYetLead} why={words.uncertainYetWhy} />
        ))}
    </>
  )
}

function Said({
  kind,
  lead,
  why,
}: {
  readonly kind: 'info' | 'warning' | 'error'
  readonly lead: string
  readonly why: string
}) {
  return (
    <div className={css['callout']}>
      <Callout kind={kind}>
        <b>{lead}</b> {why}
      </Callout>
    </div>
  )
}
