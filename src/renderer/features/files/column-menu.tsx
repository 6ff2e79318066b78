import { useStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { filesWords } from '../../words/files-words.ts'
import { filterWords } from '../../words/filter-words.ts'
import {
  allColumns,
  columnStore,
  fileColumns,
  shownColumns,
  stepWidth,
  withShown,
} from './columns.ts'

const words = filterWords.columns

/** Which columns the list has, and for the keyboard how wide each is. */
export function ColumnMenu({ compares }: { readonly compares: boolean }) {
  const choice = useStore(columnStore, (whole) => whole)
  const shown = shownColumns(choice)
  const names = filesWords.grid.columns
  return (
    <Menu
      label={words.button}
      align="end"
      groups={[
        {
          label: words.shown,
          multiple: true,
          items: fileColumns.map((column) => {
            const checked = shown.includes(column)
            return {
              id: column,
              label: column === 'share' && compares ? names.difference : names[column],
              checked,
              onSelect: () => columnStore.set(withShown(choice, column, !checked)),
              onShift: (way) => stepWidth(column, way),
            }
          }),
        },
        {
          items: [{ id: 'reset', label: words.reset, onSelect: () => columnStore.set(allColumns) }],
        },
      ]}
      trigger={(props) => (
        <IconButton label={words.button} icon="sliders" size="small" {...props} />
      )}
    />
  )
}
