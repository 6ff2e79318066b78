import { Fragment, useMemo } from 'react'
import type { ArchiveEntry } from '../../../shared/views.ts'
import { Command } from '../../ui/command.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { archiveWords } from '../../words/archive-words.ts'
import { formatExactBytes } from '../../words/format.ts'
import { overviewWords, stepName } from '../../words/overview-words.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { CodeView } from '../config/code-view.tsx'
import { jsonTokens } from '../config/highlight.ts'
import { IdChain } from '../inspector/id-chain.tsx'
import frame from '../inspector/inspector.module.css'
import { Digest, KeyValue, KeyValues, Part } from '../inspector/key-values.tsx'
import { ShowFiles } from '../inspector/show-files.tsx'
import { oneLine } from '../overview/instruction.ts'
import { selectLayer, type InspectorProps } from '../tab-props.ts'
import { byHand } from './by-hand.ts'
import { DiffIdChain } from './diff-id-chain.tsx'
import { EntryChecks } from './entry-checks.tsx'
import css from './entry-inspector.module.css'
import { layerOf, stepOf } from './entry-check.ts'
import { roleIcons } from './entry-row.tsx'

const words = archiveWords.inspector

export interface EntryInspectorProps extends Pick<
  InspectorProps,
  'overview' | 'session' | 'onSelect' | 'onTab'
> {
  readonly entry: ArchiveEntry
}

/** What an entry of the archive is for, how its name comes about, and what it says. */
export function EntryInspector(props: EntryInspectorProps) {
  const { overview, session, entry, onSelect, onTab } = props
  const { title, why } = archiveWords.roles[entry.role]
  const step = stepOf(entry, overview)
  const layer = layerOf(entry, overview)
  const isImage = entry.role === 'config' && entry.digest === overview.image.id
  return (
    <div className={frame['inspector']}>
      <header className={frame['head']}>
        {layer ? (
          <Swatch layer={layer.index} baseLayers={overview.base.layers} size={12} />
        ) : (
          <Icon name={roleIcons[entry.role]} size={16} />
        )}
        <h2>
          {layer && entry.role === 'layer' ? overviewWords.inspector.layer(layer.index) : title}
        </h2>
      </header>
      <p className={frame['note']}>{why}</p>
      {isImage && (
        <Part title={words.idTitle}>
          <IdChain text={beginning(entry.text)} bytes={entry.size} id={overview.image.id} />
        </Part>
      )}
      {entry.role === 'layer' && layer && (
        <Part title={words.diffTitle}>
          <DiffIdChain layer={layer} size={entry.size} />
        </Part>
      )}
      {onTab && entry.role === 'layer' && layer?.state === 'read' && overview.complete && (
        <ShowFiles
          overview={overview}
          session={session}
          onShow={() => {
            onSelect(selectLayer(overview, layer.index))
            onTab('files')
          }}
        />
      )}
      <EntryChecks overview={overview} entry={entry} />
      <Part title={words.facts}>
        <KeyValues>
          {entry.role !== 'directory' && (
            <KeyValue name={words.bytes}>{formatExactBytes(entry.size)}</KeyValue>
          )}
          {entry.linkTarget !== null && (
            <KeyValue name={words.target}>
              <code className="clip" title={visibleText(entry.linkTarget)}>
                {visibleText(entry.linkTarget)}
              </code>
            </KeyValue>
          )}
          {entry.digest !== null && (
            <KeyValue name={words.sha}>
              <Digest digest={entry.digest} what={words.sha} />
            </KeyValue>
          )}
          {step && (
            <KeyValue name={words.step}>
              <span className="clip" title={oneLine(step.instruction)}>
                {stepName(step.index)}, <code>{oneLine(step.instruction)}</code>
              </span>
            </KeyValue>
          )}
        </KeyValues>
        <div className={css['name']}>
          <code>
            {visibleText(entry.name)
              .split(/(?<=\/)/)
              .map((part, index) => (
                <Fragment key={index}>
                  <wbr />
                  {part}
                </Fragment>
              ))}
          </code>
          <CopyButton text={entry.name} label={words.copyName} />
        </div>
      </Part>
      {entry.text !== null && <EntryText name={entry.name} text={entry.text} />}
      <Part title={words.byHand}>
        <ul className={css['commands']}>
          {byHand(entry, overview).map(({ what, command }) => (
            <li key={what}>
              <small>{what}</small>
              <Command text={command} copyLabel={words.copyCommand}>
                {visibleText(command)}
              </Command>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}

/** The file itself; JSON is formatted, and copying gives the bytes as they are. */
function EntryText({ name, text }: { readonly name: string; readonly text: string }) {
  const lines = useMemo(() => formatted(text).split('\n'), [text])
  return (
    <section className={frame['part']}>
      <div className={css['text-head']}>
        <h3>{words.text}</h3>
        <CopyButton text={text} label={words.copyText} />
      </div>
      <div className={css['text']}>
        <CodeView label={words.textOf(visibleText(name))} lines={lines} tokens={jsonTokens} wrap />
      </div>
    </section>
  )
}

/** Other texts are left as they are: VERSION says `1.0`, which as a number of JSON would be 1. */
function formatted(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function beginning(text: string | null): string | null {
  return text === null ? null : `${visibleText(text.slice(0, 72))}…`
}
