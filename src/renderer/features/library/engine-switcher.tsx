import { useApp } from '../../app/app-context.ts'
import { engineMenuId } from '../../commands/anchors.ts'
import { valueOf } from '../../state/load-state.ts'
import { useStore } from '../../state/store.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { words } from '../../words/words.ts'
import { engineAddress, engineTitle, engineTrouble } from './engine-names.ts'
import css from './engine-switcher.module.css'

/** Which engine the images come from, whether it answers, and the others there are. */
export function EngineSwitcher() {
  const { engine } = useApp()
  const { status: load, choices } = useStore(engine.store, (state) => state)
  const status = valueOf(load)
  const state = status?.state ?? (load.status === 'failed' ? 'failed' : 'connecting')
  const title = status === null ? words.engine.none : engineTitle(status)
  const word = state === 'connecting' ? words.engine.connecting : words.engine.states[state]
  const detail =
    status === null
      ? word
      : state === 'on'
        ? engineAddress(status)
        : (engineTrouble(status) ?? word)
  // The state in a word, unless the second line says just that.
  const says = word === title || word === detail ? '' : `, ${word}`

  return (
    <Menu
      label={words.engine.choose}
      groups={[
        ...(choices.length === 0
          ? []
          : [
              {
                label: words.engine.menu,
                items: choices.map((choice) => ({
                  id: choice.id,
                  label: choice.name,
                  detail: `${choice.endpoint} · ${words.engine.origins[choice.origin]}`,
                  checked: choice.current,
                  onSelect: () => void engine.select(choice.id),
                })),
              },
            ]),
        {
          items: [
            {
              id: 'refresh',
              label: words.engine.refresh,
              icon: 'refresh',
              onSelect: () => void engine.refresh(),
            },
          ],
        },
      ]}
      trigger={(props) => (
        <button
          id={engineMenuId}
          type="button"
          className={css['engine']}
          data-engine={state}
          {...props}
        >
          <span className={cx(css['dot'], css[state])} />
          <span className={css['words']}>
            <VisuallyHidden>{words.engine.menu}: </VisuallyHidden>
            <strong className="clip">{title}</strong>
            <VisuallyHidden>{says}, </VisuallyHidden>
            <small className="clip">{detail}</small>
          </span>
          <Icon name="up-down" className={css['arrows']} />
        </button>
      )}
    />
  )
}
