import type { OverviewLayer } from '../../../shared/views.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { archiveWords } from '../../words/archive-words.ts'
import { formatExactBytes } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import css from '../inspector/inspector.module.css'

const words = archiveWords.inspector

export interface DiffIdChainProps {
  readonly layer: OverviewLayer
  /** Bytes of the entry as stored. */
  readonly size: number
}

/** How a layer gets its diff ID: bytes → unpacked where they are packed → sha256. */
export function DiffIdChain({ layer, size }: DiffIdChainProps) {
  const hex = layer.diffId.slice(layer.diffId.indexOf(':') + 1)
  const packed = layer.compression !== 'none'
  return (
    <ol className={css['chain']}>
      {packed && (
        <>
          <li className={css['box']}>
            <small>{words.storedBytes}</small>
            {formatExactBytes(size)}
          </li>
          <li className={css['arrow']}>{words.unpack(layer.compression)}</li>
        </>
      )}
      <li className={css['box']}>
        <small>{words.tarBytes}</small>
        {formatExactBytes(layer.tarSize)}
      </li>
      <li className={css['arrow']}>{words.sha256(formatExactBytes(layer.tarSize))}</li>
      <li className={css['box']}>
        <small>{words.diffId}</small>
        <code>
          <mark>{hex.slice(0, 12)}</mark>
          {hex.slice(12)}
        </code>
        <span className={css['copy']}>
          <CopyButton
            text={layer.diffId}
            label={overviewWords.inspector.copyDigest(overviewWords.inspector.diffId)}
          />
        </span>
      </li>
    </ol>
  )
}
