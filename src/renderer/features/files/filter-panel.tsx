import type { ReactNode } from 'react'
import { changedAspects } from '../../../core/queries/file-row.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { filesWords } from '../../words/files-words.ts'
import { filterWords as words } from '../../words/filter-words.ts'
import { formatCount } from '../../words/format.ts'
import {
  countFilters,
  filterKinds,
  filterOf,
  noFilters,
  type FilterFields,
  type TextField,
} from './filter-fields.ts'
import css from './filter-panel.module.css'

export interface FilterPanelProps {
  readonly fields: FilterFields
  readonly lastLayer: number
  readonly onChange: (fields: FilterFields) => void
}

/** A button that says how many filters are set, with all of them in a panel. */
export function FilterPanel({ fields, lastLayer, onChange }: FilterPanelProps) {
  const set = countFilters(fields)
  const { wrong } = filterOf(fields, lastLayer)
  const sentences: Readonly<Record<TextField, string>> = {
    minSize: words.sizeWrong,
    maxSize: words.sizeWrong,
    layers: words.layersWrong(lastLayer),
    uids: words.idsWrong,
    gids: words.idsWrong,
  }
  const text = (field: TextField, label: string, example: string) => (
    <span className={css['text']}>
      <Field
        label={label}
        placeholder={example}
        value={fields[field]}
        maxLength={1000}
        invalid={wrong.has(field) ? sentences[field] : null}
        onChange={(value) => onChange({ ...fields, [field]: value })}
      />
    </span>
  )
  const choice = <T extends string>(
    all: readonly T[],
    chosen: readonly T[],
    label: (value: T) => string,
    onChosen: (values: readonly T[]) => void,
  ) =>
    all.map((value) => (
      <Checkbox
        key={value}
        label={label(value)}
        checked={chosen.includes(value)}
        onChange={(checked) =>
          onChosen(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
        }
      />
    ))
  return (
    <Popover
      label={words.panel}
      trigger={(props) => (
        <button
          type="button"
          aria-label={words.button(set)}
          data-set={set > 0 || undefined}
          className={css['button']}
          {...props}
        >
          <Icon name="sliders" size={14} />
          {words.short}
          {set > 0 && <span className="num">{formatCount(set)}</span>}
        </button>
      )}
    >
      <div className={css['panel']}>
        <Group title={words.kinds} columns>
          {choice(
            filterKinds,
            fields.kinds,
            (kind) => filesWords.inspector.kinds[kind],
            (kinds) => onChange({ ...fields, kinds }),
          )}
        </Group>
        <Group title={words.changed} columns>
          {choice(
            changedAspects,
            fields.changed,
            (aspect) => filesWords.grid.aspects[aspect],
            (changed) => onChange({ ...fields, changed }),
          )}
        </Group>
        <Group title={words.size}>
          <span className={css['pair']}>
            {text('minSize', `${words.size}: ${words.atLeast}`, words.atLeast)}
            {text('maxSize', `${words.size}: ${words.atMost}`, words.atMost)}
          </span>
        </Group>
        <Group title={words.owner}>
          <span className={css['pair']}>
            {text('uids', words.uids, words.uids)}
            {text('gids', words.gids, words.gids)}
          </span>
        </Group>
        <Group title={words.layers}>{text('layers', words.layers, words.layersExample)}</Group>
        <Group title={words.rights}>
          <Checkbox
            label={words.setId}
            checked={fields.setId}
            onChange={(setId) => onChange({ ...fields, setId })}
          />
        </Group>
        <Button kind="line" size="small" disabled={set === 0} onClick={() => onChange(noFilters)}>
          {words.clear}
        </Button>
      </div>
    </Popover>
  )
}

function Group({
  title,
  columns = false,
  children,
}: {
  readonly title: string
  readonly columns?: boolean
  readonly children: ReactNode
}) {
  return (
    <fieldset className={css['group']}>
      <legend>{title}</legend>
      <div data-columns={columns || undefined}>{children}</div>
    </fieldset>
  )
}
