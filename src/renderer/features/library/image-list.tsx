import { useMemo, useRef, useState } from 'react'
import { useApp, useCurrentImage } from '../../app/app-context.ts'
import { valueOf } from '../../state/load-state.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import type { ImageSummary } from '../../../shared/views.ts'
import { isUnfinished, sourceKey } from '../../state/sessions.ts'
import { Button } from '../../ui/button.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import { inOrder, matchesSearch } from './image-order.ts'
import { ImageRow } from './image-row.tsx'
import css from './library.module.css'
import { useListKeys } from './use-list-keys.ts'

/** The engine's images: one tab stop, arrows move, Enter opens. */
export function ImageList() {
  const { engine, sessions, view } = useApp()
  const { status, images: load, listedAt } = useStore(engine.store, (state) => state)
  const order = useStore(preferences, (state) => state.order)
  const search = useStore(view, (state) => state.search)
  const current = useCurrentImage()
  const list = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(false)

  const images = valueOf(load)
  const shown = useMemo(
    () => inOrder(images ?? [], order).filter((image) => matchesSearch(image, search)),
    [images, order, search],
  )
  const largest = Math.max(1, ...(images ?? []).map((image) => image.size))
  const open = (image: ImageSummary) => {
    sessions.open({ kind: 'engine', image: image.id }, image.tags[0] ?? image.shortId)
  }
  const openId = current?.source.kind === 'engine' ? current.source.image : null
  const keys = useListKeys(
    shown.map((image) => image.id),
    openId,
    (id) => {
      const image = shown.find((candidate) => candidate.id === id)
      if (image) open(image)
    },
  )

  if (images === null || shown.length === 0) {
    return (
      <div className={css['empty']} role="status">
        {emptyWords()}
        {images !== null && images.length > 0 && (
          <Button
            kind="link"
            onClick={() => {
              view.set({ search: '' })
            }}
          >
            {words.library.clearSearch}
          </Button>
        )}
      </div>
    )
  }

  function emptyWords() {
    if (images !== null && images.length > 0)
      return <p>{words.library.noneFound(visibleText(search))}</p>
    if (images !== null) return <p>{words.library.emptyEngine}</p>
    if (load.status === 'failed') return <p>{words.library.listFailed}</p>
    const asking =
      load.status === 'loading' || (status.status === 'loading' && valueOf(status) === null)
    return <p>{asking ? words.library.asking : words.library.noImagesYet}</p>
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={words.library.images}
      tabIndex={-1}
      className={`scroll ${css['list'] ?? ''}`}
      onKeyDown={keys.onKeyDown}
      onFocus={() => {
        setFocused(true)
      }}
      onBlur={() => {
        setFocused(false)
      }}
    >
      {shown.map((image) => {
        const isOpen = current?.key === sourceKey({ kind: 'engine', image: image.id })
        return (
          <ImageRow
            key={image.id}
            image={image}
            largest={largest}
            now={listedAt}
            selected={isOpen}
            active={keys.active === image.id}
            focused={focused}
            read={
              isOpen && current && isUnfinished(current) ? readShare(current.state.progress) : null
            }
            onFocus={() => {
              keys.setActive(image.id)
            }}
            onOpen={() => {
              open(image)
            }}
          />
        )
      })}
    </div>
  )
}

function readShare(
  progress: { readonly bytes: number; readonly expectedBytes: number | null } | null,
) {
  if (progress === null) return 0
  return progress.expectedBytes === null
    ? null
    : progress.bytes / Math.max(1, progress.expectedBytes)
}
