import type { OverviewLayer, OverviewStep } from '../../../shared/views.ts'
import { Term } from '../../ui/term.tsx'
import { formatCount, formatExactBytes, minus } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { isChanged, shownSize } from '../overview/layer-facts.ts'
import { CheckMark, Digest, KeyValue, KeyValues, Part } from './key-values.tsx'
import css from './inspector.module.css'

const words = overviewWords.inspector

interface LayerProps {
  readonly layer: OverviewLayer
}

/** An archive told of a layer that was not read yet how many bytes it stores of it. */
function isInArchive(layer: OverviewLayer): boolean {
  return layer.state !== 'missing' && layer.blobSize > 0
}

/** The same layer has three sizes; each is named and explained. */
export function LayerSizes({ layer }: LayerProps) {
  const format = useFormat()
  const read = layer.state === 'read'
  const absent = layer.state === 'missing' ? words.notThere : words.notRead
  const stated = shownSize(layer)
  return (
    <Part title={words.sizes}>
      <KeyValues>
        {!read && stated !== null && (
          <KeyValue name={words.expected}>{format.bytes(stated)}</KeyValue>
        )}
        {[
          { id: 'layer-size', name: words.files, bytes: layer.size } as const,
          { id: 'tar-size', name: words.tar, bytes: layer.tarSize } as const,
          { id: 'blob-size', name: words.blob, bytes: layer.blobSize } as const,
        ].map(({ id, name, bytes }) => {
          const known = read || (id === 'blob-size' && isInArchive(layer))
          return (
            <KeyValue key={id} name={<Term id={id}>{name}</Term>} pending={!known}>
              {known ? formatExactBytes(bytes) : absent}
            </KeyValue>
          )
        })}
      </KeyValues>
    </Part>
  )
}

/** How many paths it added, modified and removed, and what entries the layer has. */
export function LayerChanges({ layer, complete }: LayerProps & { readonly complete: boolean }) {
  const kinds = [
    { kind: 'added', glyph: '+', count: layer.added, word: overviewWords.story.added },
    { kind: 'modified', glyph: '~', count: layer.modified, word: overviewWords.story.modified },
    { kind: 'removed', glyph: minus, count: layer.removed, word: overviewWords.story.removed },
  ] as const
  const contents = [
    { name: words.regular, count: layer.files },
    { name: words.directories, count: layer.directories },
    { name: words.links, count: layer.links },
    { name: words.others, count: layer.others },
    { name: words.whiteouts, count: layer.whiteouts },
  ].filter(({ count }) => count > 0)
  return (
    <>
      {complete && (
        <Part title={words.changed}>
          <ul className={css['three']}>
            {kinds.map(({ kind, glyph, count, word }) => (
              <li key={kind}>
                <b>
                  <span className={css[kind]} aria-hidden="true">
                    {glyph}
                  </span>
                  {formatCount(count)}
                </b>{' '}
                {word}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {contents.length > 0 && (
        <Part title={words.contents}>
          <KeyValues>
            {contents.map(({ name, count }) => (
              <KeyValue
                key={name}
                name={name === words.whiteouts ? <Term id="whiteout">{name}</Term> : name}
              >
                {formatCount(count)}
              </KeyValue>
            ))}
          </KeyValues>
        </Part>
      )}
    </>
  )
}

interface IdentityProps extends LayerProps {
  readonly step: OverviewStep | undefined
}

/** The names by which the layer is known, and whether its bytes agree with them. */
export function LayerIdentity({ layer, step }: IdentityProps) {
  return (
    <Part title={words.identity}>
      <KeyValues>
        {layer.diffId !== '' && (
          <KeyValue name={<Term id="diff-id">{words.diffId}</Term>}>
            {layer.state === 'read' && (
              <CheckMark
                passed={!isChanged(layer)}
                sentence={isChanged(layer) ? words.failed : words.verified}
              />
            )}
            <Digest digest={layer.diffId} what={words.diffId} />
          </KeyValue>
        )}
        {layer.chainId !== '' && (
          <KeyValue name={<Term id="chain-id">{words.chainId}</Term>}>
            <Digest digest={layer.chainId} what={words.chainId} />
          </KeyValue>
        )}
        {layer.digest !== null && (
          <KeyValue name={<Term id="digest">{words.digest}</Term>}>
            <Digest digest={layer.digest} what={words.digest} />
          </KeyValue>
        )}
        {layer.mediaType !== null && (
          <KeyValue name={words.mediaType}>
            <code title={layer.mediaType} className="clip">
              {layer.mediaType.replace(/^application\/(vnd\.)?/, '')}
            </code>
          </KeyValue>
        )}
        {layer.state === 'read' && (
          <KeyValue name={words.compression}>{words.compressions[layer.compression]}</KeyValue>
        )}
        {step && (
          <KeyValue name={words.created}>
            <Moment time={step.created} />
          </KeyValue>
        )}
      </KeyValues>
    </Part>
  )
}

/** `14 Mar 2026, 09:12:02`. */
export function Moment({ time }: { readonly time: string | null }) {
  const { moment } = useFormat()
  const date = new Date(time ?? NaN)
  return Number.isNaN(date.getTime()) ? words.unknown : moment(date)
}
