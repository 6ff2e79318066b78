import { useId, type ReactNode } from 'react'
import type { WindowCard } from '../../../core/advice/advice.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { Overview } from '../../../shared/views.ts'
import { Icon } from '../../ui/icon.tsx'
import { MiddleClip } from '../../ui/middle-clip.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { dockerfileWords } from '../../words/dockerfile-words.ts'
import { formatShare } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { spoken } from '../../words/sentences.ts'
import { linesOf } from '../dockerfile/line-range.ts'
import type { MatchedDockerfile } from '../dockerfile/use-dockerfile.ts'
import { selectLayer, type Selection } from '../tab-props.ts'
import { AdviceCode } from './advice-code.tsx'
import { ruleDocs } from './rule-docs.ts'
import { Tick } from './tick.tsx'
import css from './saving-card.module.css'

const words = wasteWords.savings
const examplesShown = 4

export interface SavingCardProps {
  readonly overview: Overview
  readonly card: WindowCard
  /** Stored in your layers. */
  readonly ownBytes: number
  readonly dockerfile: MatchedDockerfile | null
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  /** It is part of what is imagined. */
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
}

/** One saving: the bytes, why, the evidence, the steps concerned, and the line to write instead. */
export function SavingCard(props: SavingCardProps) {
  const { overview, card, ownBytes, dockerfile, selection, onSelect, ticked, onTick } = props
  const format = useFormat()
  const title = useId()
  const rest = card.files - Math.min(examplesShown, card.examples.length)
  return (
    <article className={css['card']} aria-labelledby={title} data-rule={card.rule}>
      <div className={css['numbers']}>
        <b className="num">{format.bytes(card.bytes)}</b>
        <span>{words.share(formatShare(ownBytes === 0 ? 0 : card.bytes / ownBytes))}</span>
        <span>{words.files(card.files)}</span>
        <Tick shown label={words.tick} checked={ticked} onChange={onTick} />
      </div>
      <div className={css['words']}>
        <h3 id={title}>{visibleText(spoken(card.said.title))}</h3>
        {card.said.evidence.map((sentence, index) => (
          <p key={index} className={css['evidence']}>
            {visibleText(spoken(sentence, format.bytes))}
          </p>
        ))}
        <p>{visibleText(spoken(card.said.why))}</p>
        <ul className={css['steps']} aria-label={words.steps}>
          {card.steps.map(({ layer, step, instruction }) => (
            <li key={layer}>
              <button
                type="button"
                className={css['step']}
                aria-pressed={selection.layer === layer}
                title={instruction === null ? undefined : visibleText(instruction)}
                onClick={() => onSelect(selectLayer(overview, layer))}
              >
                <VisuallyHidden>{words.select}:</VisuallyHidden>{' '}
                <Swatch layer={layer} baseLayers={overview.base.layers} size={12} />
                {words.layer(layer)}
                {step !== null && (
                  <>
                    {' '}
                    <span>{words.step(step)}</span>
                  </>
                )}
              </button>
            </li>
          ))}
        </ul>
        <ul className={css['examples']} aria-label={words.examples}>
          {card.examples.slice(0, examplesShown).map(({ path, bytes, layer }) => (
            <li key={`${path} ${String(layer)}`}>
              <code>
                <MiddleClip text={visibleText(path)} tail={20} />
              </code>
              <span className="num">{format.bytes(bytes)}</span>
            </li>
          ))}
        </ul>
        {rest > 0 && <p className={css['rest']}>{words.more(rest)}</p>}
        <About rule={card.rule} />
      </div>
      <AdviceCode card={card} where={whereOf(card, dockerfile)} />
    </article>
  )
}

/** The file to write in, with its lines when it is at hand. */
function whereOf(card: WindowCard, dockerfile: MatchedDockerfile | null): string {
  const name = words.lines[card.lineOf]
  if (card.lineOf !== 'Dockerfile' || dockerfile === null) return name
  const steps = card.steps.map(({ step }) => step)
  const lines = linesOf(steps, dockerfile.matches)
  return lines === null
    ? name
    : dockerfileWords.at(visibleText(dockerfile.name), lines.ranges, lines.certainty)
}

/** What the documentation says of the rule, when asked for. */
function About({ rule }: { readonly rule: string }) {
  const paragraphs = ruleDocs(rule)
  if (paragraphs.length === 0) return null
  return (
    <details className={css['about']}>
      <summary>
        <Icon name="chevron-right" size={12} />
        {words.about}
      </summary>
      {paragraphs.map((text) => (
        <p key={text}>{withCode(text)}</p>
      ))}
    </details>
  )
}

function withCode(text: string): readonly ReactNode[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
}
