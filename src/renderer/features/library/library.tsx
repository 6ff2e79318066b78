import { useApp } from '../../app/app-context.ts'
import { pickAndOpen } from '../../app/open-file.ts'
import { searchFieldId } from '../../commands/anchors.ts'
import { keyText } from '../../commands/key-text.ts'
import { valueOf } from '../../state/load-state.ts'
import { imageOrders, preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useFormat } from '../../words/use-format.ts'
import { words } from '../../words/words.ts'
import { ArchiveList } from './archive-list.tsx'
import { EngineSwitcher } from './engine-switcher.tsx'
import { ImageList } from './image-list.tsx'
import { matchesSearch } from './image-order.ts'
import css from './library.module.css'
import { SettingsButton, ThemeButton } from './settings-button.tsx'

/** The window's left column: which images there are, and the ways to open one. */
export function Library() {
  const app = useApp()
  const { view, info } = app
  const search = useStore(view, (state) => state.search)

  return (
    <aside
      className={css['library']}
      aria-label={words.library.label}
      data-mac={info.host === 'electron' && info.platform === 'darwin' ? true : undefined}
    >
      <EngineSwitcher />
      <div className={css['search']}>
        <Field
          id={searchFieldId}
          type="search"
          label={words.library.search}
          placeholder={words.library.search}
          icon="search"
          shortcut={keyText('image.find', info)}
          value={search}
          onChange={(text) => {
            view.set({ search: text })
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search !== '') {
              event.stopPropagation()
              view.set({ search: '' })
            }
          }}
        />
      </div>
      <ListHead />
      <div className={css['middle']}>
        <ImageList />
        <ArchiveList />
      </div>
      <div className={css['foot']}>
        <div className={css['actions']}>
          <Button
            kind="line"
            icon="archive"
            grow
            onClick={() => {
              void pickAndOpen(app, 'archive')
            }}
          >
            {words.library.openArchive}
          </Button>
          {info.host === 'electron' && (
            <IconButton
              label={words.library.openFolder}
              icon="folder"
              onClick={() => {
                void pickAndOpen(app, 'folder')
              }}
            />
          )}
          <ThemeButton />
          <SettingsButton />
        </div>
        <p className={css['hint']}>
          <Icon name="drop" size={14} />
          {info.host === 'electron' ? words.library.dropHintFolder : words.library.dropHint}
        </p>
      </div>
    </aside>
  )
}

/** How many images, how large together, and their order. */
function ListHead() {
  const { engine, view } = useApp()
  const search = useStore(view, (state) => state.search)
  const images = valueOf(useStore(engine.store, (state) => state.images))
  const { bytes } = useFormat()
  const order = useStore(preferences, (state) => state.order)
  if (images === null || images.length === 0) {
    return <div className={css['head']}>{words.library.noImages}</div>
  }
  const found = images.filter((image) => matchesSearch(image, search)).length
  const total = bytes(images.reduce((sum, image) => sum + image.size, 0))
  return (
    <div className={css['head']}>
      <span>
        {search === ''
          ? words.library.count(images.length, total)
          : words.library.found(found, images.length)}
      </span>
      <Menu
        label={words.library.order}
        align="end"
        groups={[
          {
            items: imageOrders.map((name) => ({
              id: name,
              label: words.library.orderNames[name],
              checked: name === order,
              onSelect: () => {
                preferences.set({ order: name })
              },
            })),
          },
        ]}
        trigger={(props) => (
          <button
            type="button"
            aria-label={`${words.library.order}: ${words.library.orderNames[order]}`}
            {...props}
          >
            {words.library.orderNames[order]}
            <Icon name="chevron-down" size={12} />
          </button>
        )}
      />
    </div>
  )
}
