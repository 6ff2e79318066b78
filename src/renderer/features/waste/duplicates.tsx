import { useState } from 'react'
import { ownReclaimable, type DuplicateGroup } from '../../../core/analysis/duplicates.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { Owner } from '../../../core/queries/waste-view.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { MiddleClip } from '../../ui/middle-clip.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { formatCount } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { errorMessage } from '../../words/sentences.ts'
import { selectLayer, type TabProps } from '../tab-props.ts'
import css from './duplicates.module.css'
import tab from './waste-tab.module.css'

const words = wasteWords.duplicates

/** Groups asked for at once; the largest come first. */
const portion = 200
const pathsShown = 2

export interface DuplicatesProps extends TabProps {
  readonly revision: number
  readonly owner: Owner
}

/** Equal files at different paths, and which layers store them. */
export function Duplicates({ overview, session, revision, owner, onSelect }: DuplicatesProps) {
  const format = useFormat()
  const [limit, setLimit] = useState(portion)
  const { state, reload } = useCall(
    'session:duplicates',
    { session, offset: 0, limit: Math.min(limit, 1000) },
    revision,
  )
  const page = valueOf(state)
  const { layers: baseLayers } = overview.base
  const saved = (group: DuplicateGroup): number => {
    const own = baseLayers === 0 ? group.reclaimableBytes : ownReclaimable(group, baseLayers)
    if (owner === 'all') return group.reclaimableBytes
    return owner === 'yours' ? own : group.reclaimableBytes - own
  }
  const groups = (page?.rows ?? []).filter((group) => saved(group) > 0)
  const total = groups.reduce((sum, group) => sum + saved(group), 0)
  const own = groups.reduce((sum, group) => sum + ownReclaimable(group, baseLayers), 0)

  return (
    <section className={`scroll ${tab['body'] ?? ''}`} aria-label={words.label}>
      <div className={tab['inner']}>
        {state.status === 'failed' && (
          <Callout kind="error">
            <b>{words.failed}</b> {visibleText(errorMessage(state.error))}{' '}
            <Button kind="link" onClick={reload}>
              {wasteWords.savings.tryAgain}
            </Button>
          </Callout>
        )}
        {page === null ? (
          state.status !== 'failed' && (
            <p className={tab['note']} role="status">
              {words.loading}
            </p>
          )
        ) : groups.length === 0 ? (
          <p className={tab['empty']}>
            <b>{words.none}</b>
            {owner === 'yours' ? words.noneYours : words.noneWhy}
          </p>
        ) : (
          <>
            <div className={tab['heading']}>
              <h2>
                {words.total(
                  format.bytes(total),
                  owner === 'all' && baseLayers > 0 ? format.bytes(own) : null,
                )}
              </h2>
              <span className={tab['note']}>{words.note}</span>
            </div>
            <table className={css['table']} aria-label={words.label}>
              <thead>
                <tr>
                  <th scope="col">{words.columns.file}</th>
                  <th scope="col">{words.columns.copies}</th>
                  <th scope="col">{words.columns.size}</th>
                  <th scope="col">{words.columns.saved}</th>
                  <th scope="col" className={css['where']}>
                    {words.columns.where}
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.digest}>
                    <th scope="row">
                      <Paths group={group} />
                    </th>
                    <td className="num">{formatCount(group.count)}</td>
                    <td className="num">{format.bytes(group.size)}</td>
                    <td className="num">
                      <b>{format.bytes(saved(group))}</b>
                    </td>
                    <td className={css['where']}>
                      <span className={css['layers']}>
                        {group.storedIn.map(({ layer, count }) => (
                          <button
                            key={layer}
                            type="button"
                            className={css['layer']}
                            onClick={() => onSelect(selectLayer(overview, layer))}
                          >
                            <VisuallyHidden>{words.select}</VisuallyHidden>{' '}
                            <Swatch layer={layer} baseLayers={baseLayers} />
                            {formatCount(layer)}
                            {group.storedIn.length > 1 && count > 1 && (
                              <small>×{formatCount(count)}</small>
                            )}
                          </button>
                        ))}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {page.total > page.rows.length && limit < 1000 && (
              <p className={css['more']}>
                <Button kind="line" size="small" onClick={() => setLimit(limit + portion)}>
                  {words.showMore}
                </Button>
              </p>
            )}
            {page.total > page.rows.length && limit >= 1000 && (
              <p className={tab['note']}>{words.rest(page.total - page.rows.length)}</p>
            )}
          </>
        )}
      </div>
    </section>
  )
}

function Paths({ group }: { readonly group: DuplicateGroup }) {
  const [whole, setWhole] = useState(false)
  const few = group.paths.length <= pathsShown + 1
  const paths = whole || few ? group.paths : group.paths.slice(0, pathsShown)
  const unlisted = group.count - group.paths.length
  return (
    <>
      {paths.map((path) => (
        <code key={path}>
          <MiddleClip text={visibleText(path)} tail={24} />
        </code>
      ))}
      {whole && unlisted > 0 && <small>{words.others(unlisted)}</small>}
      {!few && (
        <Button kind="link" size="small" onClick={() => setWhole(!whole)}>
          {whole ? words.hide : words.show(group.count)}
        </Button>
      )}
    </>
  )
}
