import type { ReportWaste } from '../../../core/model/report.ts'
import type { Overview, OverviewLayer } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { MiddleClip } from '../../ui/middle-clip.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { formatShare } from '../../words/format.ts'
import { layerName, overviewWords, stepName } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { wastedShare } from '../overview/layer-facts.ts'
import css from './inspector.module.css'
import { Part } from './key-values.tsx'
import { useLayerWaste } from './use-layer-waste.ts'

const words = overviewWords.inspector
const shown = 5

export interface LayerWasteProps {
  readonly overview: Overview
  readonly session: string
  readonly layer: OverviewLayer
  /** The list of waste is complete. */
  readonly ready: boolean
  /** Goes to what can be done about it; null where that is in view. */
  readonly onSavings: (() => void) | null
}

/** What of the layer no container can see: how much, which files, and who made them waste. */
export function LayerWaste({ overview, session, layer, ready, onSavings }: LayerWasteProps) {
  const format = useFormat()
  const waste = useLayerWaste(session, layer.index, ready ? layer.wastedBytes : 0, shown)
  if (layer.wastedBytes === 0) return null
  const share = wastedShare(layer)
  const [first] = waste.rows
  const rest = waste.rows.length - shown
  return (
    <>
      <div className={css['callout']}>
        <Callout kind="waste">
          <b>
            {share > 0.995
              ? words.wasteAll
              : words.waste(format.bytes(layer.wastedBytes), formatShare(share))}
          </b>{' '}
          {first && waste.rows.length === 1
            ? sentence(overview, first, format.bytes(first.bytes))
            : words.wasteWhy}{' '}
          {ready && onSavings && (
            <Button kind="link" onClick={onSavings}>
              {words.howToSave}
            </Button>
          )}
        </Callout>
      </div>
      {ready && waste.status === 'reading' && <p className={css['note']}>{words.wasteReading}</p>}
      {waste.status === 'failed' && <p className={css['note']}>{words.wasteFailed}</p>}
      {waste.rows.length > 1 && (
        <Part title={words.wasteList}>
          <ul className={css['files']}>
            {waste.rows.slice(0, shown).map((row, index) => (
              <li key={`${row.path} ${index}`}>
                <code>
                  <MiddleClip text={visibleText(row.path)} tail={16} />
                </code>
                <span className="num">{format.bytes(row.bytes)}</span>
                <small>
                  {words.causes[row.cause]}
                  {row.wastedBy !== row.storedIn && (
                    <>
                      {' '}
                      <Swatch
                        layer={row.wastedBy}
                        baseLayers={overview.base.layers}
                        size={8}
                      />{' '}
                      {words.wasteBy(who(overview, row.wastedBy))}
                    </>
                  )}
                </small>
              </li>
            ))}
          </ul>
          {rest > 0 && waste.status === 'known' && (
            <p className={css['note']}>{words.wasteRest(rest)}</p>
          )}
        </Part>
      )}
    </>
  )
}

function sentence(overview: Overview, row: ReportWaste, bytes: string): string {
  const path = visibleText(row.path)
  if (row.cause === 'duplicate-entry') return words.wasteSame(path, bytes)
  const by = who(overview, row.wastedBy)
  const start = by.charAt(0).toUpperCase() + by.slice(1)
  return words.wasteOne(start, words.verbs[row.cause], path, bytes)
}

/** The step that made a layer, or the layer when its step is not known. */
function who(overview: Overview, layer: number): string {
  const step = overview.steps.find((candidate) => candidate.layerIndex === layer)
  return step ? stepName(step.index) : layerName(layer)
}
