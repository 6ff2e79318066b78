import { pathFieldId } from '../../commands/anchors.ts'
import { querySyntaxes } from '../../../core/queries/name-query.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { filesWords } from '../../words/files-words.ts'
import type { FilesState } from './files-state.ts'
import css from './search-field.module.css'

const words = filesWords.search

export interface SearchFieldProps {
  readonly state: FilesState
  readonly invalid: string | null
  readonly onChange: (change: Partial<FilesState>) => void
  /** Down goes on into what was found. */
  readonly onLeave: () => void
}

/** Finds as one types; what the text means is chosen in the menu beside it. Escape clears. */
export function SearchField({ state, invalid, onChange, onLeave }: SearchFieldProps) {
  const { query, syntax, on, matchCase } = state
  return (
    <div className={css['search']}>
      <div className={css['field']}>
        <Field
          id={pathFieldId}
          type="search"
          label={words.label}
          placeholder={words.label}
          icon="search"
          value={query}
          maxLength={1000}
          invalid={invalid}
          onChange={(text) => onChange({ query: text })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') onChange({ query: '' })
            else if (event.key === 'ArrowDown') onLeave()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      </div>
      <Menu
        label={words.options}
        groups={[
          {
            label: words.on,
            items: (['path', 'name'] as const).map((value) => ({
              id: value,
              label: words.ons[value],
              checked: value === on,
              onSelect: () => onChange({ on: value }),
            })),
          },
          {
            label: words.syntax,
            items: querySyntaxes.map((value) => ({
              id: value,
              label: words.syntaxes[value],
              detail: words.syntaxDetails[value],
              checked: value === syntax,
              onSelect: () => onChange({ syntax: value }),
            })),
          },
          {
            label: words.letters,
            items: [false, true].map((value) => ({
              id: String(value),
              label: value ? words.sameCase : words.anyCase,
              checked: value === matchCase,
              onSelect: () => onChange({ matchCase: value }),
            })),
          },
        ]}
        trigger={(props) => (
          <button
            type="button"
            className={css['options']}
            aria-label={`${words.options}: ${words.onsShort[on]}, ${words.syntaxesShort[syntax]}`}
            {...props}
          >
            {words.onsShort[on]} · {words.syntaxesShort[syntax]}
            <Icon name="chevron-down" size={12} />
          </button>
        )}
      />
    </div>
  )
}
