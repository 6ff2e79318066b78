import { useEffect, useMemo, useState } from 'react'
import type { ErrorInfo } from '../../../shared/errors.ts'
import type { HexRow, Preview } from '../../../shared/file-views.ts'
import { useBridge } from '../../client.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Segment } from '../../ui/segment.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatExactBytes } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { errorAdvice, errorMessage } from '../../words/sentences.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { CodeView } from '../config/code-view.tsx'
import css from './file-inspector.module.css'
import { HexTable } from './hex-table.tsx'
import { tokensFor } from './syntax.ts'

const words = filesWords.inspector

export interface FilePreviewProps {
  readonly session: string
  readonly revision: number
  readonly path: number
  readonly layer: number
  readonly name: string
}

type Form = 'auto' | 'text' | 'hex'

/** The beginning of a file's content, as text, picture or hex; more of it on request. */
export function FilePreview({ session, revision, path, layer, name }: FilePreviewProps) {
  const [form, setForm] = useState<Form>('auto')
  const { parts, error, loading, more } = usePreview(session, revision, path, layer, form)
  const { bytes } = useFormat()
  const [first] = parts
  const last = parts.at(-1)
  const shownAs = form === 'auto' ? (first?.content.kind === 'hex' ? 'hex' : 'text') : form
  return (
    <section aria-label={words.preview}>
      <div className={css['bar']}>
        <Segment
          label={words.previewAs}
          value={shownAs}
          options={[
            { value: 'text', label: words.text },
            { value: 'hex', label: words.hex },
          ]}
          onChange={setForm}
        />
        <span className={css['as-of']}>{words.asOfLayer(layer)}</span>
      </div>
      {error && (
        <div className={css['content']}>
          <Callout kind="error">
            <b>{words.previewFailed}</b> {visibleText(errorMessage(error))}{' '}
            {visibleText(errorAdvice(error) ?? '')}
          </Callout>
        </div>
      )}
      {!first && loading && <p className={css['quiet']}>{words.loading}</p>}
      {first && (
        <div className={css['content']}>
          <Content name={name} parts={parts} />
        </div>
      )}
      {last?.more === true && (
        <p className={css['foot']}>
          <span className="num grow">
            {words.shown(bytes(last.end), formatExactBytes(last.size))}
          </span>
          <Button kind="link" disabled={loading} onClick={more}>
            {words.more}
          </Button>
        </p>
      )}
    </section>
  )
}

function Content({ name, parts }: { readonly name: string; readonly parts: readonly Preview[] }) {
  const [first] = parts
  const lines = useMemo(() => textOf(parts).split('\n'), [parts])
  if (!first) return null
  const label = words.previewOf(visibleText(name))
  switch (first.content.kind) {
    case 'text':
      return <CodeView label={label} lines={shorn(lines)} tokens={tokensFor(name)} wrap />
    case 'hex':
      return <HexTable label={label} rows={rowsOf(parts)} />
    case 'image':
      return (
        <img
          alt={words.imageAlt(visibleText(name))}
          src={`data:${first.content.mediaType};base64,${first.content.base64}`}
        />
      )
    case 'nothing':
      return (
        <p className={css['quiet']}>
          {first.kind === 'file' || first.kind === 'hardlink' ? words.empty : words.noContent}
        </p>
      )
  }
}

/** The line feed that ends a file begins no line. */
function shorn(lines: readonly string[]): readonly string[] {
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function textOf(parts: readonly Preview[]): string {
  return parts.map(({ content }) => (content.kind === 'text' ? content.text : '')).join('')
}

function rowsOf(parts: readonly Preview[]): readonly HexRow[] {
  return parts.flatMap(({ content }) => (content.kind === 'hex' ? content.rows : []))
}

/** Content is asked for when a row is rested on: with an engine that means to read the image again. */
const restMs = 150

interface Loaded {
  readonly key: string
  readonly parts: readonly Preview[]
  readonly error: ErrorInfo | null
}

function usePreview(session: string, revision: number, path: number, layer: number, form: Form) {
  const bridge = useBridge()
  const key = `${session} ${revision} ${path} ${layer} ${form}`
  const [loaded, setLoaded] = useState<Loaded>({ key: '', parts: [], error: null })
  const [wanted, setWanted] = useState({ key: '', offset: 0 })
  const offset = wanted.key === key ? wanted.offset : 0

  useEffect(() => {
    let stale = false
    const ask = async () => {
      const answer = await bridge.call('files:preview', { session, path, layer, offset, as: form })
      if (stale) return
      setLoaded((before) => {
        const parts = before.key === key && offset > 0 ? before.parts : []
        if (!answer.ok) return { key, parts, error: answer.error }
        return { key, parts: [...parts, answer.value], error: null }
      })
    }
    const timer = window.setTimeout(() => void ask(), restMs)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [bridge, key, session, path, layer, form, offset])

  const current = loaded.key === key ? loaded : { key, parts: [], error: null }
  const end = current.parts.at(-1)?.end ?? 0
  return {
    parts: current.parts,
    error: current.error,
    loading: current.error === null && (current.parts.length === 0 || end <= offset),
    more: () => setWanted({ key, offset: end }),
  }
}
