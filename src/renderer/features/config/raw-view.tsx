import { useMemo, useState } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { cx } from '../../ui/cx.ts'
import { Segment } from '../../ui/segment.tsx'
import { configWords } from '../../words/config-words.ts'
import { CodeView } from './code-view.tsx'
import css from './config-tab.module.css'
import { jsonTokens } from './highlight.ts'

const words = configWords.raw
type Document = 'config' | 'manifest' | 'repositories'

/** The JSON that makes the image, formatted. Copying gives all of it. */
export function RawView({ overview }: { readonly overview: Overview }) {
  const [wanted, setWanted] = useState<Document>('config')
  const [wrap, setWrap] = useState(false)
  const options = documents(overview)
  const chosen = options.find((option) => option.value === wanted) ?? options[0]
  const shown = chosen?.value ?? 'config'
  const name = chosen?.label ?? words.config
  const value = overview[shown]
  const text = useMemo(
    () => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2)),
    [value],
  )
  const lines = useMemo(() => text.split('\n'), [text])
  return (
    <section className={css['raw']} aria-label={words.label}>
      <header className={css['head']}>
        <Segment label={words.label} options={options} value={shown} onChange={setWanted} />
        <span className={cx(css['beside'], css['count'])} title={words.formatted}>
          {text !== '' && words.lines(lines.length)}
        </span>
        <span className={css['buttons']}>
          <Button
            kind={wrap ? 'line' : 'quiet'}
            size="small"
            aria-pressed={wrap}
            onClick={() => {
              setWrap(!wrap)
            }}
          >
            {words.wrap}
          </Button>
          <CopyButton text={text} label={words.copy}>
            {words.copyWord}
          </CopyButton>
        </span>
      </header>
      {text === '' ? (
        <p className={css['note']}>{words.none}</p>
      ) : (
        <CodeView
          key={shown}
          label={words.view(name)}
          lines={lines}
          tokens={jsonTokens}
          wrap={wrap}
        />
      )}
    </section>
  )
}

/** The documents that this image has; only docker archives have `repositories`. */
function documents(
  overview: Overview,
): readonly { readonly value: Document; readonly label: string }[] {
  const manifest = overview.source.format === 'oci' ? words.manifestOci : words.manifest
  return [
    { value: 'config', label: words.config },
    { value: 'manifest', label: manifest },
    ...(overview.repositories === null || overview.repositories === undefined
      ? []
      : [{ value: 'repositories', label: words.repositories } as const]),
  ]
}
