import { useState } from 'react'
import type { FileLife, LifeEvent } from '../../../core/queries/life.ts'
import type { Overview } from '../../../shared/views.ts'
import { valueOf, type LoadState } from '../../state/load-state.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { cx } from '../../ui/cx.ts'
import { layerColor } from '../../ui/layer-color.ts'
import { filesWords } from '../../words/files-words.ts'
import { formatCount } from '../../words/format.ts'
import { layerName } from '../../words/overview-words.ts'
import { useFormat, type Format } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import frame from '../inspector/inspector.module.css'
import { Part } from '../inspector/key-values.tsx'
import { oneLine, splitInstruction } from '../overview/instruction.ts'
import { FileDiffView } from './file-diff.tsx'
import css from './file-inspector.module.css'
import { changeGlyphs } from './glyphs.ts'
import { lifeStops, hiddenCopies, type LifeStop } from './life-stops.ts'
import { permissionText } from './mode-text.ts'

const words = filesWords.inspector

export interface FileLifeListProps {
  readonly overview: Overview
  readonly session: string
  readonly revision: number
  readonly path: number
  readonly life: LoadState<FileLife>
  readonly onLayer: (layer: number) => void
}

/** A stop for every layer: where the path came, what changed, where it went. */
export function FileLifeList({
  overview,
  session,
  revision,
  path,
  life,
  onLayer,
}: FileLifeListProps) {
  const [diff, setDiff] = useState<number | null>(null)
  const { bytes } = useFormat()
  const known = valueOf(life)
  if (life.status === 'failed') {
    return <p className={css['quiet']}>{words.lifeFailed}</p>
  }
  if (known === null) return null
  const stops = lifeStops(known.events, overview.layers.length)
  const hidden = hiddenCopies(known.events)
  return (
    <Part title={words.life}>
      <ol className={css['life']}>
        {stops.map((stop) => (
          <Stop
            key={stop.from}
            overview={overview}
            stop={stop}
            diff={diff}
            onLayer={onLayer}
            onDiff={(layer) => setDiff(layer === diff ? null : layer)}
          />
        ))}
      </ol>
      {diff !== null && (
        <FileDiffView
          key={diff}
          session={session}
          revision={revision}
          path={path}
          from={Math.max(0, diff - 1)}
          to={diff}
          onClose={() => setDiff(null)}
        />
      )}
      {hidden.bytes > 0 && (
        <div className={frame['callout']}>
          <Callout kind="waste">
            {words.stays(bytes(hidden.bytes), words.layers(hidden.layers))}
          </Callout>
        </div>
      )}
    </Part>
  )
}

interface StopProps {
  readonly overview: Overview
  readonly stop: LifeStop
  readonly diff: number | null
  readonly onLayer: (layer: number) => void
  readonly onDiff: (layer: number) => void
}

function Stop({ overview, stop, diff, onLayer, onDiff }: StopProps) {
  if (stop.kind === 'idle') {
    const range =
      stop.from === stop.to
        ? formatCount(stop.from)
        : `${formatCount(stop.from)}–${formatCount(stop.to)}`
    return (
      <li
        className={cx(css['stop'], css['idle'])}
        data-gone={stop.state === 'present' ? undefined : true}
      >
        <span className={css['point']}>{range}</span>
        <span>
          {stop.state === 'before'
            ? words.notYet
            : stop.state === 'gone'
              ? words.gone
              : words.unchanged}
        </span>
      </li>
    )
  }
  return (
    <EventStop
      overview={overview}
      event={stop.event}
      before={stop.before}
      open={diff === stop.event.layer}
      onLayer={onLayer}
      onDiff={onDiff}
    />
  )
}

interface EventStopProps {
  readonly overview: Overview
  readonly event: LifeEvent
  readonly before: LifeEvent | null
  readonly open: boolean
  readonly onLayer: (layer: number) => void
  readonly onDiff: (layer: number) => void
}

function EventStop({ overview, event, before, open, onLayer, onDiff }: EventStopProps) {
  const format = useFormat()
  const step = overview.steps.find((candidate) => candidate.layerIndex === event.layer)
  const changed = event.changed.map((aspect) => filesWords.grid.aspects[aspect]).join(', ')
  const what = event.event === 'modified' && changed !== '' ? changed : words.events[event.event]
  const isFile = event.kind === 'file'
  return (
    <li className={css['stop']} data-gone={event.event === 'removed' || undefined}>
      <button
        type="button"
        className={css['point']}
        style={layerColor(event.layer, overview.base.layers)}
        aria-label={layerName(event.layer)}
        onClick={() => onLayer(event.layer)}
      >
        {formatCount(event.layer)}
      </button>
      <span>
        <span className={css['what']}>
          <span className={css['who']}>
            <span className={cx(css['glyph'], css[event.event])} aria-hidden="true">
              {changeGlyphs[event.event]}
            </span>
            {what}
            {step && (
              <>
                {' '}
                {words.by}{' '}
                <code className="clip" title={oneLine(step.instruction)}>
                  {brief(step.instruction)}
                </code>
              </>
            )}
          </span>
          {isFile && event.size !== null && (
            <span className={cx(css['bytes-then'], 'num')}>{format.bytes(event.size)}</span>
          )}
        </span>
        {linesOf(event, before, format).map((line) => (
          <small key={line}>{line}</small>
        ))}
        {event.event === 'modified' && (
          <Button kind="link" aria-expanded={open} onClick={() => onDiff(event.layer)}>
            {words.showDiff}
          </Button>
        )}
      </span>
    </li>
  )
}

/** A RUN line without its first word: it is the command that did it. */
function brief(instruction: string): string {
  const { keyword, rest } = splitInstruction(instruction)
  return oneLine(keyword === 'RUN' ? rest : instruction)
}

function linesOf(event: LifeEvent, before: LifeEvent | null, format: Format): readonly string[] {
  if (event.event === 'removed') return event.removedBy ? [words.removedBy[event.removedBy]] : []
  if (event.mode === null) return [filesWords.grid.impliedWhy]
  if (event.event !== 'modified' || !before) return [stateLine(event, format)]
  const lines: string[] = []
  const { aspects } = filesWords.grid
  const became = (what: string, was: string | null, is: string | null) => {
    if (was !== is) lines.push(words.became(what, was ?? '', is ?? ''))
  }
  for (const aspect of event.changed) {
    if (aspect === 'mode') became(aspects.mode, permissions(before), permissions(event))
    else if (aspect === 'owner') became(aspects.owner, ownerOf(before), ownerOf(event))
    else if (aspect === 'mtime')
      became(aspects.mtime, timeOf(before, format), timeOf(event, format))
    else if (aspect === 'type') became(aspects.type, kindOf(before), kindOf(event))
    else if (aspect === 'link-target') {
      became(aspects['link-target'], visible(before.linkTarget), visible(event.linkTarget))
    } else if (aspect === 'content' && before.size !== null && event.size !== null) {
      became(aspects.content, format.bytes(before.size), format.bytes(event.size))
    }
  }
  if (event.kind === 'file' && before.kind === 'file' && !event.changed.includes('content')) {
    lines.push(words.sameContent)
  }
  return lines
}

function stateLine(event: LifeEvent, format: Format): string {
  return [permissions(event), ownerOf(event), timeOf(event, format)]
    .filter((part) => part !== '')
    .join(' · ')
}

function permissions({ mode }: LifeEvent): string {
  return mode === null ? '' : permissionText(mode)
}

function ownerOf({ uid, gid }: LifeEvent): string {
  return uid === null || gid === null ? '' : `${uid}:${gid}`
}

function timeOf({ mtime }: LifeEvent, { moment }: Format): string {
  return mtime === null ? '' : moment(new Date(mtime))
}

function kindOf({ kind }: LifeEvent): string {
  return kind === null ? '' : words.kinds[kind]
}

function visible(text: string | null): string | null {
  return text === null ? null : visibleText(text)
}
