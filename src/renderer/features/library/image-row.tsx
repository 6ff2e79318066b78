import { useEffect, useRef } from 'react'
import type { ImageSummary } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { SizeBar } from '../../ui/size-bar.tsx'
import { formatAge } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import { ImageName } from '../../ui/image-name.tsx'
import { splitName } from './image-order.ts'
import css from './image-row.module.css'

export interface ImageRowProps {
  readonly image: ImageSummary
  /** The largest image's size, which fills the bar. */
  readonly largest: number
  readonly now: number
  readonly selected: boolean
  /** Takes the list's tab stop. */
  readonly active: boolean
  /** The list has the focus, so the active row must. */
  readonly focused: boolean
  /** 0 to 1 while it is being read, else null. */
  readonly read: number | null
  /** It has got the focus, by whatever means. */
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** One image of the engine: name, age, short ID, size, and how much of it is its own. */
export function ImageRow(props: ImageRowProps) {
  const { image, largest, now, selected, active, focused, read, onFocus, onOpen } = props
  const { bytes } = useFormat()
  const row = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (active && focused) row.current?.focus()
  }, [active, focused])

  const first = image.tags[0]
  const name = first === undefined ? null : splitName(visibleText(first))
  const age = image.created === null ? null : formatAge(now - image.created)
  const unique = image.sharedSize === null ? null : Math.max(0, image.size - image.sharedSize)
  const full = first === undefined ? words.library.noName : visibleText(image.tags.join('\n'))

  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
    <div
      ref={row}
      role="option"
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      className={css['row']}
      title={full.replaceAll('␊', '\n')}
      data-image={image.id}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className={css['line']}>
        <span className={cx(css['name'], name === null && css['nameless'])}>
          {name === null ? words.library.noName : <ImageName {...name} />}
        </span>
        <span className="num">{bytes(image.size)}</span>
      </span>
      <span className={css['meta']}>
        <span className="clip">
          {age !== null && `${age} · `}
          <code>{image.shortId}</code>
        </span>
        {unique !== null && (
          <span className="num">
            {unique === 0 ? (
              words.library.allShared
            ) : (
              <>
                {bytes(unique)}
                <span className="only-wide"> {words.library.unique}</span>
              </>
            )}
          </span>
        )}
      </span>
      {read === null ? (
        <SizeBar
          kind="line"
          parts={
            unique === null
              ? [{ kind: 'shared', share: image.size / largest }]
              : [
                  { kind: 'unique', share: unique / largest },
                  { kind: 'shared', share: (image.size - unique) / largest },
                ]
          }
        />
      ) : (
        <SizeBar kind="line" parts={[{ kind: 'unique', share: read }]} />
      )}
    </div>
  )
}
