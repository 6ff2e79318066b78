import { useMemo, useState } from 'react'
import type { FindingCode, Severity, WindowFinding } from '../../../core/model/finding.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { spoken } from '../../words/sentences.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './findings-list.module.css'

const words = overviewWords.findings

export interface FindingsListProps {
  readonly findings: readonly WindowFinding[]
  readonly onLayer: (layer: number) => void
}

const shownAtFirst = 3

/** What is wrong or unusual about the image, the worst first; equal ones are counted. */
export function FindingsList({ findings, onLayer }: FindingsListProps) {
  const [all, setAll] = useState(false)
  const groups = useMemo(() => groupFindings(findings), [findings])
  if (groups.length === 0) return null
  const loud = groups.filter((group) => group.severity !== 'info').length
  const shown = all ? groups : groups.slice(0, Math.min(shownAtFirst, loud))
  const rest = groups.length - shown.length
  return (
    <section aria-label={words.title} className={css['section']}>
      {shown.length > 0 && (
        <ul className={css['list']} data-worst={shown[0]?.severity}>
          {shown.map((group) => (
            <li key={group.code} className={css['finding']} data-severity={group.severity}>
              <Icon name={group.severity} size={16} />
              <p>
                <b>
                  <Message text={spoken(group.first.said)} />
                </b>
                {group.count > 1 && ` ${words.counted(group.count)}`}
                {advice(group.code)}
              </p>
              {group.first.layer !== undefined && (
                <LayerLink layer={group.first.layer} onLayer={onLayer} />
              )}
            </li>
          ))}
        </ul>
      )}
      {(rest > 0 || all) && groups.length > Math.min(shownAtFirst, loud) && (
        <Button
          kind="quiet"
          size="small"
          icon={all ? 'chevron-down' : 'chevron-right'}
          aria-expanded={all}
          onClick={() => {
            setAll(!all)
          }}
        >
          {all ? words.less : words.more(rest)}
        </Button>
      )}
    </section>
  )
}

/** A message from the analysis; its long digests are cut as docker cuts them, whole on hover. */
function Message({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(sha256:[0-9a-f]{64})/).map((part, index) =>
        index % 2 === 0 ? (
          visibleText(part)
        ) : (
          <code key={index} title={part}>
            {part.slice(0, 19)}…
          </code>
        ),
      )}
    </>
  )
}

interface LayerLinkProps {
  readonly layer: number
  readonly onLayer: (layer: number) => void
}

function LayerLink({ layer, onLayer }: LayerLinkProps) {
  return (
    <Button
      kind="line"
      size="small"
      onClick={() => {
        onLayer(layer)
      }}
    >
      {words.goTo(layer)}
    </Button>
  )
}

function advice(code: FindingCode): string {
  const known: Partial<Record<FindingCode, string>> = words.advice
  const sentence = known[code]
  return sentence === undefined ? '' : ` ${sentence}`
}

interface FindingGroup {
  readonly code: FindingCode
  readonly severity: Severity
  readonly first: WindowFinding
  readonly count: number
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** An image can have thousands of one kind; each kind is one line. */
function groupFindings(findings: readonly WindowFinding[]): readonly FindingGroup[] {
  const groups = new Map<FindingCode, FindingGroup>()
  for (const finding of findings) {
    const known = groups.get(finding.code)
    groups.set(finding.code, {
      code: finding.code,
      severity:
        known && order[known.severity] < order[finding.severity]
          ? known.severity
          : finding.severity,
      first: known?.first ?? finding,
      count: (known?.count ?? 0) + 1,
    })
  }
  return [...groups.values()].sort((a, b) => order[a.severity] - order[b.severity])
}
