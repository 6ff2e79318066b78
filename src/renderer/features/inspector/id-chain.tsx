import { CopyButton } from '../../ui/copy-button.tsx'
import { formatExactBytes } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import css from './inspector.module.css'

const words = overviewWords.idChain

export interface IdChainProps {
  /** The beginning of the config as text; null when it is not at hand. */
  readonly text: string | null
  /** Exact length of the config file, null when not known. */
  readonly bytes: number | null
  /** `sha256:…`. */
  readonly id: string
}

/** How an image gets its name: config file → sha256 → image ID → the twelve digits docker prints. */
export function IdChain({ text, bytes, id }: IdChainProps) {
  const hex = id.slice(id.indexOf(':') + 1)
  return (
    <ol className={css['chain']}>
      <li className={css['box']}>
        <small>{words.bytes}</small>
        {text !== null && <code className={css['bytes']}>{text}</code>}
      </li>
      <li className={css['arrow']}>
        {bytes === null ? words.hashPlain : words.hash(formatExactBytes(bytes))}
      </li>
      <li className={css['box']}>
        <small>{words.id}</small>
        <code>
          <mark>{hex.slice(0, 12)}</mark>
          {hex.slice(12)}
        </code>
        <span className={css['copy']}>
          <CopyButton text={id} label={words.copy} />
        </span>
      </li>
      <li className={css['arrow']}>{words.first}</li>
      <li className={css['box']}>
        <small>{words.short}</small>
        <code>
          <mark>{hex.slice(0, 12)}</mark>
        </code>
      </li>
    </ol>
  )
}
