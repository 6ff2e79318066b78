import { runCommand } from '../commands/run-command.ts'
import { engineTitle } from '../features/library/engine-names.ts'
import { valueOf } from '../state/load-state.ts'
import { preferences } from '../state/preferences.ts'
import { isUnfinished, type OpenImage } from '../state/sessions.ts'
import { useStore } from '../state/store.ts'
import { useFormat } from '../words/use-format.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { settingsWords } from '../words/settings-words.ts'
import { words } from '../words/words.ts'
import { errorMessage } from '../words/sentences.ts'
import { useApp, useCurrentImage } from './app-context.ts'
import css from './status-bar.module.css'
import { useIsNarrow } from './use-media.ts'

/** Below this the start of the analysis weighs more than the reading. */
const worthARate = 50_000_000

/** One line about what was read and how; the unit of sizes at its end. */
export function StatusBar() {
  const app = useApp()
  const narrow = useIsNarrow()
  const image = useCurrentImage()
  const units = useStore(preferences, (state) => state.units)
  return (
    <footer className={css['bar']} aria-label={words.status.label}>
      {image === null ? <EngineLine /> : <ImageLine image={image} />}
      <button
        type="button"
        className={css['units']}
        title={words.status.units}
        onClick={() => {
          runCommand('units.toggle', app, narrow)
        }}
      >
        {settingsWords.unitNames[units]}
      </button>
    </footer>
  )
}

function EngineLine() {
  const { engine } = useApp()
  const load = useStore(engine.store, (state) => state.status)
  const status = valueOf(load)
  const error = load.status === 'failed' ? load.error : (status?.error ?? null)
  if (status?.state === 'on') return <Start>{words.status.connected(engineTitle(status))}</Start>
  return (
    <>
      <Start kind={status?.state === 'failed' ? 'error' : 'rest'}>
        {error === null ? words.status.noEngine : visibleText(errorMessage(error))}
      </Start>
      <span className="only-wide">{words.status.looksAgain}</span>
    </>
  )
}

function ImageLine({ image }: { readonly image: OpenImage }) {
  const { engine } = useApp()
  const { bytes, rate } = useFormat()
  const status = valueOf(useStore(engine.store, (state) => state.status))
  const { overview } = image

  if (isUnfinished(image)) {
    const from =
      image.source.kind === 'engine' && status ? engineTitle(status) : visibleText(image.title)
    return (
      <Start
        more={words.status.nothingWritten}
        end={overview === null ? undefined : words.status.usable}
      >
        {words.status.readingFrom(from)}
      </Start>
    )
  }
  if (overview === null || image.state.phase !== 'ready') {
    return (
      <Start>
        {visibleText(image.state.error ? errorMessage(image.state.error) : words.cancelled.heading)}
      </Start>
    )
  }
  const seconds = Math.max(0.01, ((image.endedAt ?? 0) - image.startedAt) / 1000)
  const read = overview.source.bytesRead
  const findings = overview.findings.filter((finding) => finding.severity !== 'info').length
  return (
    <>
      {findings > 0 && <span className={css['findings']}>{words.status.findings(findings)}</span>}
      {image.state.fromDisk ? (
        <Start>{words.status.fromDisk}</Start>
      ) : (
        <Start more={words.status.hashed}>
          <b>{words.status.read(bytes(read))}</b> {words.status.readIn(seconds)}
          {read >= worthARate && `, ${rate(read / seconds)}`}
        </Start>
      )}
    </>
  )
}

interface StartProps {
  readonly children: React.ReactNode
  readonly more?: string | undefined
  readonly end?: string | undefined
  readonly kind?: 'rest' | 'error'
}

function Start({ children, more, end, kind = 'rest' }: StartProps) {
  return (
    <>
      <span className={kind === 'error' ? css['error'] : 'clip'}>{children}</span>
      {more !== undefined && <span className="only-wide">{more}</span>}
      <span className="grow" />
      {end !== undefined && <span className="only-wide">{end}</span>}
    </>
  )
}
