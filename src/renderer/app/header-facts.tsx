import type { Integrity, Overview } from '../../shared/views.ts'
import { bytesOf } from '../features/overview/layer-facts.ts'
import { Fact, Facts } from '../ui/fact.tsx'
import { Icon } from '../ui/icon.tsx'
import { SizeBar } from '../ui/size-bar.tsx'
import { Term } from '../ui/term.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { formatExactBytes, formatShare } from '../words/format.ts'
import { useFormat } from '../words/use-format.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import css from './header.module.css'
import { useIsNarrow } from './use-media.ts'

export interface HeaderFactsProps {
  readonly overview: Overview
  /** No more is coming. */
  readonly stopped: boolean
}

/** Platform, created, size, efficiency and integrity: the five facts, in one row. */
export function HeaderFacts({ overview, stopped }: HeaderFactsProps) {
  return (
    <div className={css['facts']}>
      <Facts>
        <PlatformFact overview={overview} />
        <CreatedFact created={overview.image.created} />
        <SizeFact overview={overview} />
        <EfficiencyFact overview={overview} stopped={stopped} />
        <IntegrityFact overview={overview} />
      </Facts>
    </div>
  )
}

function PlatformFact({ overview: { image } }: { readonly overview: Overview }) {
  const parts = [image.os, image.architecture, image.variant].filter(
    (part) => part !== null && part !== '',
  )
  return (
    <Fact label={<Term id="platform">{words.header.platform}</Term>} pending={parts.length === 0}>
      {parts.length === 0 ? words.header.unknown : visibleText(parts.join('/'))}
    </Fact>
  )
}

function CreatedFact({ created }: { readonly created: string | null }) {
  const date = created === null ? null : new Date(created)
  const known = date !== null && !Number.isNaN(date.getTime())
  const format = useFormat()
  const when = known ? format.when(date, new Date()) : words.header.unknown
  return (
    <Fact label={words.header.created} pending={!known}>
      {known ? (
        <time dateTime={date.toISOString()} title={date.toISOString()}>
          {when}
          {!when.includes(':') && <small className="only-wide"> {format.clock(date)}</small>}
        </time>
      ) : (
        when
      )}
    </Fact>
  )
}

function SizeFact({ overview }: { readonly overview: Overview }) {
  const { bytes } = useFormat()
  const narrow = useIsNarrow()
  const { layers, steps } = overview
  const { bytes: total, known } = bytesOf(overview, layers, steps)
  const { bytes: base } = bytesOf(overview, layers.slice(0, overview.base.layers), [])
  const missing = overview.layers.filter((layer) => layer.state === 'missing').length
  const split =
    overview.base.layers > 0
      ? words.header.sizeSplit(bytes(base), bytes(total - base))
      : words.header.noBase
  const detail = overview.complete && missing > 0 ? words.header.without(missing) : split

  return (
    <Fact
      label={
        <>
          <Term id="size">{words.header.size}</Term>
          <span className="only-wide"> · {detail}</span>
        </>
      }
      pending={known === 'none'}
    >
      {known === 'none' ? (
        words.header.whenRead
      ) : (
        <>
          <Tooltip content={overview.complete ? formatExactBytes(total) : words.header.expected}>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- exact bytes on focus */}
            <b className="num" tabIndex={0}>
              {known === 'least' && words.header.atLeast}
              {bytes(total)}
            </b>
          </Tooltip>
          {overview.base.layers > 0 && total > 0 && (
            <SizeBar
              width={narrow ? 48 : 72}
              parts={[
                { kind: 'base', share: base / total },
                { kind: 'yours', share: (total - base) / total },
              ]}
            />
          )}
        </>
      )}
    </Fact>
  )
}

function EfficiencyFact({ overview, stopped }: HeaderFactsProps) {
  const { efficiency, integrity, complete } = overview
  const { bytes } = useFormat()
  const narrow = useIsNarrow()
  // Waste of unread layers is not known, so the share of the rest says nothing about the image.
  const certain = integrity.layersMissing === 0
  const label = <Term id="efficiency">{words.header.efficiency}</Term>
  if (efficiency === null || !certain) {
    const why = stopped
      ? words.header.notRead
      : complete
        ? words.header.notCertain
        : words.header.whenRead
    return (
      <Fact label={label} pending>
        {why}
      </Fact>
    )
  }
  return (
    <Fact label={label}>
      <Tooltip
        content={words.header.wastedOf(
          bytes(efficiency.wastedBytes),
          bytes(efficiency.storedBytes),
        )}
      >
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the two sums on focus */}
        <b className="num" tabIndex={0}>
          {formatShare(efficiency.score)}
        </b>
      </Tooltip>
      <SizeBar
        width={narrow ? 48 : 92}
        parts={[
          { kind: 'kept', share: efficiency.score },
          { kind: 'waste', share: 1 - efficiency.score },
        ]}
      />
    </Fact>
  )
}

function IntegrityFact({ overview: { integrity, complete } }: { readonly overview: Overview }) {
  const { layersVerified: verified, layersTotal: total } = integrity
  const broken = isBroken(integrity)
  const kind = broken ? css['broken'] : complete ? css['verified'] : css['pending']
  const text = !complete
    ? words.header.verifiedSoFar(verified, total)
    : total === 0
      ? words.header.noLayers
      : words.header.verified(verified, total)
  return (
    <Fact
      label={
        <Term id="integrity" here={integrityDetail(integrity)}>
          {words.header.integrity}
        </Term>
      }
    >
      <span className={`${css['integrity'] ?? ''} ${kind ?? ''}`}>
        <Icon name={broken ? 'seal-x' : 'seal'} />
        {text}
      </span>
    </Fact>
  )
}

/** Something is missing, or is not what the image says. */
function isBroken(integrity: Integrity): boolean {
  return (
    integrity.layersFailed > 0 || integrity.layersMissing > 0 || integrity.configVerified === false
  )
}

function integrityDetail(integrity: Integrity): string {
  const said = [
    integrity.configVerified === true ? words.header.idVerified : null,
    integrity.configVerified === false ? words.header.idFailed : null,
    integrity.layersFailed > 0 ? words.header.failed(integrity.layersFailed) : null,
    integrity.layersMissing > 0 ? words.header.missing(integrity.layersMissing) : null,
  ]
  return said.filter((part) => part !== null).join(' ')
}
