import type { Overview, OverviewStep } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segment } from '../../ui/segment.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatCount, minus } from '../../words/format.ts'
import { layerName, stepName } from '../../words/overview-words.ts'
import { oneLine, splitInstruction } from '../overview/instruction.ts'
import css from './files-tools.module.css'
import type { FilesState } from './files-state.ts'
import { FilterPanel } from './filter-panel.tsx'
import { LayerSlider } from './layer-slider.tsx'
import { SearchField } from './search-field.tsx'
import { changeGlyphs } from './glyphs.ts'
import type { ViewCounts } from './use-counts.ts'

const words = filesWords

export interface FilesToolsProps {
  readonly overview: Overview
  readonly layer: number
  readonly from: number
  readonly state: FilesState
  readonly counts: ViewCounts
  /** Why the query makes no sense, null when it does. */
  readonly invalid: string | null
  readonly onLayer: (layer: number) => void
  readonly onChange: (change: Partial<FilesState>) => void
  /** From the search field down into the list. */
  readonly onLeaveSearch: () => void
  /** Null while something is being extracted. */
  readonly onExtract: (() => void) | null
}

/** Which layers, which of their files, and how. */
export function FilesTools({
  overview,
  layer,
  from,
  state,
  counts,
  invalid,
  onLayer,
  onChange,
  onLeaveSearch,
  onExtract,
}: FilesToolsProps) {
  const compares = state.mode === 'compare'
  return (
    <div className={css['tools']}>
      <div className={css['row']}>
        <div className={cx(css['place'], 'grow')}>
          <LayerSlider
            overview={overview}
            layer={layer}
            onLayer={onLayer}
            from={compares ? from : null}
            onFrom={(index) => onChange({ from: index })}
          />
          {compares ? (
            <Compared overview={overview} from={from} to={layer} />
          ) : (
            <Caption overview={overview} layer={layer} />
          )}
        </div>
        <Segment
          label={words.mode.label}
          value={state.mode}
          options={[
            { value: 'layer', label: words.mode.layer },
            { value: 'merged', label: words.mode.merged(layer) },
            { value: 'compare', label: words.mode.compare },
          ]}
          onChange={(mode) => onChange({ mode, from: mode === 'compare' ? from : state.from })}
        />
        <IconButton
          label={words.extract.button}
          icon="export"
          disabled={onExtract === null}
          onClick={() => onExtract?.()}
        />
      </div>
      <div className={css['row']}>
        <SearchField state={state} invalid={invalid} onChange={onChange} onLeave={onLeaveSearch} />
        <ChangeFilters state={state} counts={counts} onChange={onChange} />
        <FilterPanel
          fields={state.filters}
          lastLayer={overview.layers.length - 1}
          onChange={(filters) => onChange({ filters })}
        />
        {state.mode === 'merged' && (
          <>
            <button
              type="button"
              aria-pressed={state.ghosts}
              className={css['toggle']}
              title={words.filter.ghostsNote}
              onClick={() => onChange({ ghosts: !state.ghosts })}
            >
              <Icon name="ghost" size={14} />
              {words.filter.ghosts}
              {counts.ghosts !== null && <span className="num">{formatCount(counts.ghosts)}</span>}
            </button>
            {state.ghosts && counts.ghosts === 0 ? (
              <span role="status" className={cx(css['none'], 'clip')}>
                {words.filter.noGhosts(layer)}
              </span>
            ) : (
              <span className={cx(css['note'], 'clip')}>{words.filter.ghostsNote}</span>
            )}
          </>
        )}
        <span className="grow" />
        <Segment
          label={words.arrangement.label}
          value={state.arrangement}
          options={[
            { value: 'tree', label: words.arrangement.tree, icon: 'tree' },
            { value: 'largest', label: words.arrangement.largest, icon: 'list' },
            { value: 'map', label: words.arrangement.map, icon: 'map' },
          ]}
          onChange={(arrangement) =>
            onChange(
              arrangement === 'largest'
                ? { arrangement, sort: { by: 'size', order: 'desc' }, query: '' }
                : { arrangement, query: '' },
            )
          }
        />
      </div>
    </div>
  )
}

/** The step that made the layer, and what it did to the files. */
function Caption({ overview, layer }: { readonly overview: Overview; readonly layer: number }) {
  const step = stepOf(overview, layer)
  const facts = overview.layers[layer]
  return (
    <div className={css['caption']}>
      <Line step={step} />
      <span className={css['faint']}>
        {step ? stepName(step.index) : layerName(layer)}
        {facts && (
          <>
            {' · '}
            <span aria-hidden="true">
              +{formatCount(facts.added)}{' '}
              <span className={cx(facts.modified > 0 && css['modified'])}>
                ~{formatCount(facts.modified)}
              </span>{' '}
              <span className={cx(facts.removed > 0 && css['removed'])}>
                {minus}
                {formatCount(facts.removed)}
              </span>
            </span>
            <VisuallyHidden>
              {words.slider.changes(facts.added, facts.modified, facts.removed)}
            </VisuallyHidden>
          </>
        )}
      </span>
    </div>
  )
}

function Compared({
  overview,
  from,
  to,
}: {
  readonly overview: Overview
  readonly from: number
  readonly to: number
}) {
  const { letters } = words.slider
  return (
    <dl className={cx(css['caption'], css['compared'])}>
      <dt>{letters.before}</dt>
      <dd>
        <span className={css['faint']}>{layerName(from)}</span>
        <Line step={stepOf(overview, from)} />
      </dd>
      <dt>{letters.after}</dt>
      <dd>
        <span className={css['faint']}>{layerName(to)}</span>
        <Line step={stepOf(overview, to)} />
      </dd>
    </dl>
  )
}

function Line({ step }: { readonly step: OverviewStep | undefined }) {
  if (!step) return <span className="clip">{words.slider.noStep}</span>
  const { keyword, rest } = splitInstruction(step.instruction)
  return (
    <code className={cx(css['line'], 'clip')} title={oneLine(step.instruction)}>
      {keyword !== null && <b>{keyword} </b>}
      {oneLine(rest)}
    </code>
  )
}

function stepOf(overview: Overview, layer: number): OverviewStep | undefined {
  return overview.steps.find((step) => step.layerIndex === layer)
}

const filterKinds = ['added', 'modified', 'removed'] as const

function ChangeFilters({
  state,
  counts,
  onChange,
}: {
  readonly state: FilesState
  readonly counts: ViewCounts
  readonly onChange: (change: Partial<FilesState>) => void
}) {
  return (
    <span role="group" aria-label={words.filter.label} className={css['filters']}>
      {filterKinds.map((kind) => {
        const pressed = state.changes.includes(kind)
        const count = counts[kind]
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={pressed}
            aria-label={words.filter.button(count, words.filter.names[kind])}
            title={words.filter.names[kind]}
            onClick={() =>
              onChange({
                changes: pressed
                  ? state.changes.filter((other) => other !== kind)
                  : [...state.changes, kind],
              })
            }
          >
            <span className={css[kind]}>{changeGlyphs[kind]}</span>
            {count === null ? '' : formatCount(count)}
          </button>
        )
      })}
    </span>
  )
}
