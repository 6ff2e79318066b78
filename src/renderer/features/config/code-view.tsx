import { Fragment, useState, type CSSProperties } from 'react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { configWords } from '../../words/config-words.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './code-view.module.css'
import type { Token } from './highlight.ts'

const words = configWords.code

/** How one line stands out from the others. */
export interface LineMark {
  /** Sets `--c`: the colour of the layer the line made. */
  readonly color?: CSSProperties | undefined
  readonly selected: boolean
  readonly onSelect: () => void
}

export interface CodeViewProps {
  readonly label: string
  readonly lines: readonly string[]
  readonly tokens: (line: string, index: number) => readonly Token[]
  readonly wrap: boolean
  /** Of a line that stands for a step. */
  readonly mark?: (index: number) => LineMark | null
}

/** As many lines as are drawn at first, and with each further click. */
const portion = 300
/** Characters of a line that are drawn. */
const longest = 2000

/** Numbered, highlighted lines. However large the text, only a part of it is drawn at a time. */
export function CodeView({ label, lines, tokens, wrap, mark }: CodeViewProps) {
  const [shown, setShown] = useState(portion)
  const rest = lines.length - shown
  return (
    // A part that scrolls must be reachable with the keyboard.
    <div
      role="group"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={cx(css['code'], wrap && css['wrap'])}
    >
      <ol className={css['lines']} data-marked={mark !== undefined || undefined}>
        {lines.slice(0, shown).map((line, index) => (
          <Line
            key={index}
            number={index + 1}
            tokens={tokensOf(line, index)}
            mark={mark?.(index) ?? null}
          />
        ))}
      </ol>
      {rest > 0 && (
        <Button
          kind="link"
          size="small"
          onClick={() => {
            setShown(shown + portion * 4)
          }}
        >
          {words.more(Math.min(rest, portion * 4), rest)}
        </Button>
      )}
    </div>
  )

  function tokensOf(line: string, index: number): readonly Token[] {
    if (line.length <= longest) return tokens(line, index)
    return [
      ...tokens(line.slice(0, longest), index),
      { kind: 'comment', text: ` ${words.cut(line.length - longest)}` },
    ]
  }
}

function visible(text: string): string {
  return text.split('\t').map(visibleText).join('\t')
}

interface LineProps {
  readonly number: number
  readonly tokens: readonly Token[]
  readonly mark: LineMark | null
}

function Line({ number, tokens, mark }: LineProps) {
  const text = (
    <>
      {tokens.map((token, index) => (
        <Fragment key={index}>
          {token.kind === 'plain' ? (
            visible(token.text)
          ) : (
            <span className={css[token.kind]}>{visible(token.text)}</span>
          )}
        </Fragment>
      ))}
    </>
  )
  return (
    <li className={css['line']} style={mark?.color} data-selected={mark?.selected || undefined}>
      <i className={css['gutter']} aria-hidden="true">
        {number}
      </i>
      {mark ? (
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={mark.selected}
          className={css['text']}
          onClick={mark.onSelect}
        >
          {text}
        </button>
      ) : (
        <span className={css['text']}>{text}</span>
      )}
    </li>
  )
}
