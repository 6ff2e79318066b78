import { useId, useState } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { BaseSums, SideSums } from '../../../core/analysis/base-sums.ts'
import type { Overview } from '../../../shared/views.ts'
import { useApp } from '../../app/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SizeBar } from '../../ui/size-bar.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Term } from '../../ui/term.tsx'
import { baseWords as words } from '../../words/base-words.ts'
import { formatCount, formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { spoken } from '../../words/sentences.ts'
import css from './base-bar.module.css'

/** Which base the image stands on and why, what is yours, and where the boundary is. */
export function BaseBar({
  overview,
  session,
}: {
  readonly overview: Overview
  readonly session: string
}) {
  const [open, setOpen] = useState(false)
  const details = useId()
  const { base, sums, layers } = overview
  if (sums === undefined || layers.length === 0) return null
  const chain = base.chain?.map(({ name }) => name) ?? (base.name === null ? [] : [base.name])
  const all = sums.base.size + sums.yours.size
  return (
    <section className={css['section']} aria-label={words.label}>
      <div className={css['line']}>
        <h2>{words.label}</h2>
        <p className={css['chain']}>
          {base.layers === 0 && chain.length === 0 ? (
            <span>{words.none}</span>
          ) : (
            <>
              {chain.length === 0 && (
                <span>
                  {words.unnamed} <Icon name="chevron-right" size={12} />
                </span>
              )}
              {chain.map((name) => (
                <span key={name}>
                  {visibleText(name)} <Icon name="chevron-right" size={12} />
                </span>
              ))}
              <span>{words.yours}</span>
              <small>
                <Term id="confidence">{overviewWords.story.confidence[base.confidence]}</Term>
              </small>
            </>
          )}
          {base.moved !== undefined && <Tag>{words.moved}</Tag>}
        </p>
        <span className="grow" />
        <Button
          kind="link"
          size="small"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
        >
          {open ? words.close : words.open}
        </Button>
      </div>
      <SizeBar
        parts={[
          { kind: 'base', share: all === 0 ? 0 : sums.base.size / all },
          { kind: 'yours', share: all === 0 ? 0 : sums.yours.size / all },
        ]}
      />
      <div id={details} className={css['details']} hidden={!open}>
        {open && (
          <>
            <Sums sums={sums} />
            <div className={css['why']}>
              <Boundary overview={overview} session={session} />
              {base.said.length > 0 && (
                <>
                  <h3>{words.evidence}</h3>
                  <ul>
                    {base.said.map((sentence, index) => (
                      <li key={index}>{visibleText(spoken(sentence))}</li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  )
}

function Boundary({
  overview,
  session,
}: {
  readonly overview: Overview
  readonly session: string
}) {
  const id = useId()
  const { sessions } = useApp()
  const move = (layers: number | null): void => sessions.moveBase(session, layers)
  const { base, layers } = overview
  const moved = base.moved
  return (
    <>
      <h3>
        <label htmlFor={id}>{words.boundary}</label>
      </h3>
      <div className={css['boundary']}>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, layers.length - 1)}
          step={1}
          value={base.layers}
          aria-valuetext={words.boundaryAt(base.layers, layers.length)}
          aria-describedby={`${id}-why`}
          onChange={(event) => move(Number(event.target.value))}
        />
        <output htmlFor={id}>{words.boundaryAt(base.layers, layers.length)}</output>
        {moved !== undefined && (
          <Button kind="line" size="small" onClick={() => move(null)}>
            {words.back(moved.from)}
          </Button>
        )}
      </div>
      <p id={`${id}-why`}>{words.move}</p>
    </>
  )
}

function Sums({ sums: { base, yours } }: { readonly sums: BaseSums }) {
  const { bytes } = useFormat()
  const rows: readonly (readonly [string, (side: SideSums) => number, (n: number) => string])[] = [
    [words.rows.layers, (side) => side.layers, formatCount],
    [words.rows.size, (side) => side.size, bytes],
    [words.rows.files, (side) => side.files, formatCount],
    [words.rows.wasted, (side) => side.wastedBytes, bytes],
    [words.rows.duplicates, (side) => side.duplicateBytes, bytes],
    [words.rows.findings, (side) => side.findings, formatCount],
  ]
  return (
    <table className={css['sums']} aria-label={words.sums}>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.columns.base}</th>
          <th scope="col">{words.columns.yours}</th>
          <th scope="col">{words.columns.share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of, say]) => {
          const all = of(base) + of(yours)
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{say(of(base))}</td>
              <td className="num">{say(of(yours))}</td>
              <td className="num">{all === 0 ? '' : formatShare(of(yours) / all)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
