import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { errorCodes, terminalError } from '../../../shared/errors.ts'
import type { Overview, Progress } from '../../../shared/views.ts'
import { fakeBridge, stateOf } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import type { OpenImage } from '../../state/sessions.ts'
import { words } from '../../words/words.ts'
import { seedImage } from '../overview/fixtures.test-support.ts'
import { nothingSelected } from '../tab-props.ts'
import { EngineTrouble } from './engine-trouble.tsx'
import { Failed, FailedStrip } from './failed.tsx'
import { progressParts, shareOf } from './progress-parts.ts'
import { Reading } from './reading.tsx'

setUpBrowser()

const progress: Progress = {
  bytes: 710,
  expectedBytes: 1000,
  rate: 486_000_000,
  secondsLeft: 2,
  layer: 6,
  layersRead: 6,
  layersTotal: 8,
}

/** The seed's image with its first layer read and its second being read. */
const partial: Overview = {
  ...seedImage,
  complete: false,
  efficiency: null,
  layers: seedImage.layers.map((layer, index) => ({
    ...layer,
    state:
      index === 0 ? ('read' as const) : index === 1 ? ('reading' as const) : ('waiting' as const),
    size: index === 0 ? 600 : 0,
    approximateSize: [600, 300, 50, 0, 50][index] ?? 0,
  })),
}

function failedImage(error: OpenImage['state']['error']): OpenImage {
  return {
    key: 'file:h',
    source: { kind: 'file', handle: 'h', name: 'release.tar' },
    title: 'release.tar',
    session: 's1',
    state: stateOf('failed', { error }),
    overview: null,
    selection: nothingSelected,
    startedAt: 0,
    endedAt: 0,
  }
}

describe('reading', () => {
  it('shows per cent, layer, bytes, rate and time left, and cancels', async () => {
    const cancel = vi.fn()
    renderInApp(
      fakeBridge(),
      <Reading state={stateOf('reading', { progress })} overview={partial} onCancel={cancel} />,
    )
    expect(screen.getByText(/^71\s%$/)).toBeTruthy()
    const strip = screen.getByRole('region', { name: 'Reading the image' })
    expect(strip.textContent).toContain('Reading layer 6, 6 of 8 done')
    expect(strip.textContent).toContain('710\u202fB of about 1.0\u202fkB')
    expect(strip.textContent).toContain('486\u202fMB/s')
    expect(strip.textContent).toContain('2\u202fs left')
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('71')
    await userEvent.click(screen.getByRole('button', { name: /Cancel/ }))
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('gives bytes and rate only when the total is not known', () => {
    const unknown = { ...progress, expectedBytes: null, secondsLeft: null, layersTotal: null }
    renderInApp(
      fakeBridge(),
      <Reading
        state={stateOf('reading', { progress: unknown })}
        overview={null}
        onCancel={() => undefined}
      />,
    )
    expect(screen.getByText(/^710\sB$/)).toBeTruthy()
    expect(screen.queryByText(/%/)).toBeNull()
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull()
  })

  it('fills each layer in its own colour, the one being read by what came beyond the others', () => {
    const parts = progressParts({ ...progress, layersRead: 1 }, partial)
    expect(parts.map((part) => part.done)).toEqual([1, 110 / 300, 0, 0, 0])
    expect(parts.map((part) => part.tone)).toEqual([
      'base-1',
      'base-2',
      'base-3',
      'base-4',
      'layer-1',
    ])
  })

  it('says that it waits while nothing has come', () => {
    const nothing = { ...progress, bytes: 0, rate: 0, secondsLeft: null, layer: null }
    renderInApp(
      fakeBridge(),
      <Reading
        state={stateOf('reading', { progress: nothing })}
        overview={null}
        onCancel={() => undefined}
      />,
    )
    expect(screen.getByText('waiting for the first byte')).toBeTruthy()
  })

  it('is one plain bar while it is not known which layers were read', () => {
    expect(progressParts({ ...progress, layersRead: 3 }, partial)).toEqual([
      { key: 0, weight: 1, done: 0.71 },
    ])
  })

  it('never goes past its end, though the expected total is an estimate', () => {
    expect(shareOf({ ...progress, bytes: 1200 })).toBeLessThan(1)
    expect(shareOf(null)).toBeNull()
  })
})

describe('failing', () => {
  it('says what happened, why and what to do, with the raw message last', async () => {
    const error = terminalError(
      'archive-damaged',
      'Layer 2 ends early.',
      'Fetch it again.',
      'EOF at 12',
    )
    renderInApp(fakeBridge(), <Failed image={failedImage(error)} />)
    expect(screen.getByRole('alert').textContent).toContain('The archive is damaged')
    expect(screen.getByText('release.tar')).toBeTruthy()
    const text = document.body.textContent
    const order = [
      'The archive is damaged',
      'Layer 2 ends early.',
      'Fetch it again.',
      'Try again',
      'EOF at 12',
    ]
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).sort((a, b) => a - b),
    )
    expect(screen.getByRole('button', { name: 'Copy the message' })).toBeTruthy()
  })

  it('has a heading for every code', () => {
    for (const code of errorCodes) expect(words.errors[code].heading).not.toBe('')
  })

  it('shows what the engine said as text, never as markup or control', () => {
    const error = terminalError('engine-error', 'Bad.', null, '<b>x</b>\u001b[31m\nsecond line')
    renderInApp(fakeBridge(), <FailedStrip image={failedImage(error)} />)
    expect(screen.getByText(/<b>x<\/b>␛\[31m/).textContent).toContain('\nsecond line')
  })
})

describe('no engine', () => {
  it('gives the command for a denied permission, warns what it grants, and offers the sample', async () => {
    const bridge = fakeBridge()
    const { app } = renderInApp(
      bridge,
      <EngineTrouble
        error={terminalError('engine-permission-denied', 'Your account may not use the socket.')}
      />,
    )
    expect(screen.getByText('sudo usermod -aG docker "$USER"')).toBeTruthy()
    expect(screen.getByText(/can become root/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Try the sample image' }))
    expect(app.sessions.store.get().current).toBe('sample')
  })

  it('copies the command whole', async () => {
    const user = userEvent.setup()
    renderInApp(fakeBridge(), <EngineTrouble error={terminalError('engine-refused', 'Refused.')} />)
    await user.click(screen.getByRole('button', { name: 'Copy the command' }))
    expect(await navigator.clipboard.readText()).toBe('sudo systemctl start docker')
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy()
  })
})
