import type { ReactNode } from 'react'
import { glossary, type TermId } from '../words/glossary.ts'
import css from './term.module.css'
import { Tooltip } from './tooltip.tsx'

export interface TermProps {
  readonly id: TermId
  /** The word as it stands in the sentence; the glossary's own name when left out. */
  readonly children?: ReactNode
  /** What is true of it here, after the general sentence. */
  readonly here?: ReactNode
  /** False inside a list or tree, where only the composite is a tab stop. */
  readonly focusable?: boolean
}

/** A word of the field with a dotted underline: one sentence explains it, on hover and on focus. */
export function Term({ id, children, here, focusable = true }: TermProps) {
  const { name, sentence } = glossary[id]
  const content = (
    <>
      <b className={css['name']}>{name}</b>
      {sentence}
      {here !== undefined && <span className={css['here']}>{here}</span>}
    </>
  )
  const word = children ?? name
  return (
    <Tooltip content={content} instant>
      {focusable ? (
        <button type="button" className={css['term']}>
          {word}
        </button>
      ) : (
        <span className={css['term']}>{word}</span>
      )}
    </Tooltip>
  )
}
