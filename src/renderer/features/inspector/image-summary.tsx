import { useMemo } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { Icon } from '../../ui/icon.tsx'
import { Term } from '../../ui/term.tsx'
import { formatCount, formatExactBytes } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { spoken } from '../../words/sentences.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './inspector.module.css'
import { IdChain } from './id-chain.tsx'
import { Check, KeyValue, KeyValues, Part } from './key-values.tsx'
import { Moment } from './layer-parts.tsx'

const words = overviewWords.inspector

/** Nothing is selected: the image as a whole, and how it got its ID. */
export function ImageSummary({
  overview,
  hint,
}: {
  readonly overview: Overview
  /** What to do to see more. */
  readonly hint: string
}) {
  const { image, efficiency, base } = overview
  const beginning = useMemo(() => beginningOf(overview.config), [overview.config])
  return (
    <div className={css['inspector']}>
      <header className={css['head']}>
        <Icon name="layers" size={16} />
        <h2>{words.image}</h2>
      </header>
      <p className={css['note']}>{hint}</p>
      <Part title={overviewWords.idChain.title}>
        <IdChain text={beginning} bytes={null} id={image.id} />
        <p className={css['note']}>{overviewWords.idChain.lists}</p>
      </Part>
      <Checks overview={overview} />
      <Part title={words.totals}>
        <KeyValues>
          <KeyValue name={words.layers}>{formatCount(overview.layers.length)}</KeyValue>
          <KeyValue name={words.steps}>{formatCount(overview.steps.length)}</KeyValue>
          <KeyValue name={<Term id="stored">{words.stored}</Term>} pending={!efficiency}>
            {efficiency ? formatExactBytes(efficiency.storedBytes) : words.whenRead}
          </KeyValue>
          <KeyValue name={<Term id="kept">{words.kept}</Term>} pending={!efficiency}>
            {efficiency ? formatExactBytes(efficiency.keptBytes) : words.whenRead}
          </KeyValue>
          <KeyValue name={<Term id="wasted">{words.wastedTerm}</Term>} pending={!efficiency}>
            {efficiency ? formatExactBytes(efficiency.wastedBytes) : words.whenRead}
          </KeyValue>
          <KeyValue name={words.merged} pending={!overview.complete}>
            {overview.complete ? words.mergedValue(image.mergedEntries) : words.whenRead}
          </KeyValue>
          <KeyValue name={words.created}>
            <Moment time={image.created} />
          </KeyValue>
          {image.author !== null && image.author !== '' && (
            <KeyValue name={words.author}>{visibleText(image.author)}</KeyValue>
          )}
        </KeyValues>
      </Part>
      <Part title={words.base}>
        {base.layers === 0 ? (
          <p className={css['note']}>{words.baseNone}</p>
        ) : (
          <ul className={css['note']}>
            {base.said.map((sentence, index) => (
              <li key={index}>{visibleText(spoken(sentence))}</li>
            ))}
          </ul>
        )}
      </Part>
    </div>
  )
}

/** Whether the bytes are what the image says they are. */
export function Checks({ overview }: { readonly overview: Overview }) {
  const { integrity, complete } = overview
  const { configVerified, layersVerified, layersTotal } = integrity
  const layers = words.ofLayers(layersVerified, layersTotal)
  return (
    <Part title={words.integrity}>
      <KeyValues>
        <KeyValue name={words.configCheck} pending={configVerified === null}>
          {configVerified === null ? (
            words.notYet
          ) : (
            <Check passed={configVerified}>{configVerified ? words.yes : words.no}</Check>
          )}
        </KeyValue>
        <KeyValue
          name={<Term id="diff-id">{words.layersCheck}</Term>}
          pending={!complete && layersVerified < layersTotal}
        >
          {complete ? <Check passed={layersVerified === layersTotal}>{layers}</Check> : layers}
        </KeyValue>
      </KeyValues>
    </Part>
  )
}

function beginningOf(config: unknown): string | null {
  if (typeof config !== 'object' || config === null) return null
  return `${visibleText(JSON.stringify(config).slice(0, 72))}…`
}
