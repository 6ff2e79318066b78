import { visibleText } from '../../../core/model/display-text.ts'
import type { Change } from '../../../core/what-if/what-if.ts'
import type { Overview } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { isJoined, withJoin, withLayer } from './change.ts'
import { Tick } from './tick.tsx'
import css from './what-if.module.css'
import tab from './waste-tab.module.css'

const words = wasteWords.whatIf

export interface WhatIfStepsProps {
  readonly overview: Overview
  readonly change: Change
  readonly onChange: (change: Change) => void
}

/** Your steps that made a layer, each to leave out or to make one with the layer below. */
export function WhatIfSteps({ overview, change, onChange }: WhatIfStepsProps) {
  const format = useFormat()
  const { base, layers, steps } = overview
  const own = layers.slice(base.layers)
  const [lowest] = own
  const top = own.at(-1)
  const squashAll = () => {
    if (lowest && top) onChange({ ...change, squashed: [{ from: lowest.index, to: top.index }] })
  }
  return (
    <>
      <div className={css['title']}>
        <h2>{words.steps}</h2>
        {own.length > 1 && (
          <Button kind="link" size="small" onClick={squashAll}>
            {words.squashAll}
          </Button>
        )}
      </div>
      {own.length === 0 ? (
        <p className={tab['note']}>{words.noSteps}</p>
      ) : (
        <table className={css['steps']} aria-label={words.steps}>
          <thead>
            <tr>
              <th scope="col">{words.columns.step}</th>
              <th scope="col">{words.columns.size}</th>
              <th scope="col">{words.columns.drop}</th>
              <th scope="col">{words.columns.join}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((layer) => {
              const { index } = layer
              const step = layer.historyIndex
              const text = step === null ? null : (steps[step]?.instruction ?? null)
              const name = wasteWords.savings.layer(index)
              return (
                <tr key={index} data-out={change.layers.includes(index) || undefined}>
                  <th scope="row">
                    <span>
                      <Swatch layer={index} baseLayers={base.layers} size={12} /> {name}
                      {step !== null && ` · ${wasteWords.savings.step(step)}`}
                    </span>
                    {text !== null && (
                      <code title={visibleText(text)}>
                        {visibleText(text.split('\n')[0] ?? '')}
                      </code>
                    )}
                  </th>
                  <td className="num">{format.bytes(layer.size)}</td>
                  <td>
                    <Tick
                      label={words.drop(name)}
                      checked={change.layers.includes(index)}
                      onChange={(on) => onChange(withLayer(change, index, on))}
                    />
                  </td>
                  <td>
                    {index > base.layers && (
                      <Tick
                        label={words.join(name)}
                        checked={isJoined(change, index)}
                        onChange={(on) => onChange(withJoin(change, index, on))}
                      />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}
