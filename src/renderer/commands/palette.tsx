import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { visibleText } from '../../core/model/display-text.ts'
import { useApp, type App } from '../app/app-context.ts'
import { useIsNarrow } from '../app/use-media.ts'
import { valueOf } from '../state/load-state.ts'
import { useStore } from '../state/store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { commandWords } from '../words/command-words.ts'
import { useFormat } from '../words/use-format.ts'
import { fuzzyScore } from './fuzzy.ts'
import { keyText } from './key-text.ts'
import css from './palette.module.css'
import { runCommand } from './run-command.ts'
import { possible, situationOf } from './situation.ts'

const words = commandWords.palette

/** More than a person reads; typing narrows it. */
const mostShown = 50

interface Offer {
  readonly id: string
  readonly title: string
  /** What kind of thing it is, or how large. */
  readonly note: string
  readonly icon: IconName
  readonly keys: string | undefined
  readonly run: () => void
}

/** Type a few letters of what you want: a command, or an image to open. */
export function Palette() {
  const app = useApp()
  const narrow = useIsNarrow()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const offers = useOffers(app, narrow)
  const found = useMemo(() => fitting(offers, typed), [offers, typed])
  const chosen = Math.min(at, found.length - 1)

  const close = () => {
    app.view.set({ dialog: null })
  }

  const take = (offer: Offer | undefined) => {
    if (!offer) return
    close()
    // After the dialog has given the focus back, so that the command can move it.
    window.setTimeout(offer.run)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1
    if (event.key === 'ArrowDown') setAt(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') setAt(chosen <= 0 ? last : chosen - 1)
    else if (event.key === 'Enter') take(found[chosen])
    else return
    event.preventDefault()
  }

  return (
    <Dialog label={words.label} size="narrow" onClose={close}>
      <label className={css['field']}>
        <Icon name="search" size={16} />
        <input
          className={css['input']}
          role="combobox"
          aria-label={words.field}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[chosen] && `${id}-${found[chosen].id}`}
          aria-autocomplete="list"
          placeholder={words.field}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.list}
        tabIndex={-1}
        className={`scroll ${css['list'] ?? ''}`}
      >
        {found.map((offer, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
          <div
            key={offer.id}
            id={`${id}-${offer.id}`}
            ref={(row) => {
              if (index === chosen) row?.scrollIntoView({ block: 'nearest' })
            }}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={css['offer']}
            onPointerMove={() => setAt(index)}
            onClick={() => take(offer)}
          >
            <Icon name={offer.icon} />
            <span className="clip">{offer.title}</span>
            <span className={css['note']}>{offer.note}</span>
            {offer.keys !== undefined && <KeyHint>{offer.keys}</KeyHint>}
          </div>
        ))}
      </div>
      <p role="status" className={found.length === 0 ? css['none'] : 'visually-hidden'}>
        {found.length === 0 ? words.none(typed) : words.found(found.length)}
      </p>
    </Dialog>
  )
}

/** What can be done now, then what can be opened. */
function useOffers(app: App, narrow: boolean): readonly Offer[] {
  const images = useStore(app.engine.store, (state) => state.images)
  const recent = useStore(app.sessions.store, (state) => state.recent)
  const { bytes } = useFormat()
  return useMemo(() => {
    const doing = possible(situationOf(app, narrow))
      .filter((command) => command.id !== 'palette.open')
      .map(({ id, group }): Offer => ({
        id,
        title: commandWords.commands[id],
        note: commandWords.groups[group],
        icon: 'chevron-right',
        keys: keyText(id, app.info),
        run: () => runCommand(id, app, narrow),
      }))
    const archives = recent.map((archive): Offer => ({
      id: archive.key,
      title: visibleText(archive.title),
      note: words.archive,
      icon: 'archive',
      keys: undefined,
      run: () => app.sessions.open(archive.source, archive.title),
    }))
    const inEngine = (valueOf(images) ?? []).map((image): Offer => {
      const name = image.tags[0] ?? image.shortId
      return {
        id: image.id,
        title: visibleText(name),
        note: `${words.image}, ${bytes(image.size)}`,
        icon: 'layers',
        keys: undefined,
        run: () => app.sessions.open({ kind: 'engine', image: image.id }, name),
      }
    })
    return [...doing, ...archives, ...inEngine]
  }, [app, narrow, images, recent, bytes])
}

function fitting(offers: readonly Offer[], typed: string): readonly Offer[] {
  if (typed.trim() === '') return offers.slice(0, mostShown)
  return offers
    .flatMap((offer) => {
      const score = fuzzyScore(typed, offer.title)
      return score === null ? [] : [{ offer, score }]
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ offer }) => offer)
}
