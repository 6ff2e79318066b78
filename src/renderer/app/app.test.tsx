import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { succeed } from '../../core/model/result.ts'
import type { SessionState } from '../../shared/views.ts'
import { seedImage } from '../features/overview/fixtures.test-support.ts'
import { AppWindow } from './app.tsx'
import { engineOn, fakeBridge, stateOf } from './fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from './render-app.test-support.tsx'

setUpBrowser()

beforeEach(() => {
  // Charts ask for it; without layout there is nothing to observe.
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
})

const image = {
  id: seedImage.image.id,
  shortId: seedImage.image.shortId,
  tags: ['my_test_image:latest'],
  digests: [],
  created: 0,
  size: 131_000_000,
  sharedSize: null,
  platforms: [],
}

async function open(state: SessionState = stateOf('ready'), status = engineOn) {
  const bridge = fakeBridge()
  bridge.answer('engine:status', () => succeed(status))
  bridge.answer('engine:choices', () => succeed([]))
  bridge.answer('engine:images', () => succeed([image]))
  bridge.answer('session:open', () => succeed({ session: 's1' }))
  bridge.answer('session:state', () => succeed(state))
  bridge.answer('session:overview', () => succeed(seedImage))
  bridge.answer('session:archive', () => succeed({ total: 23, offset: 0, rows: [] }))
  bridge.answer('session:waste', () => succeed({ total: 0, offset: 0, rows: [] }))
  bridge.answer('session:cancel', () => succeed(null))
  const shown = renderInApp(bridge, <AppWindow />)
  const user = userEvent.setup()
  if (status.state === 'on') await user.click(await screen.findByRole('option'))
  return { bridge, user, ...shown }
}

const root = () => document.querySelector('[data-app-state]')?.getAttribute('data-app-state')

describe('the window', () => {
  it('goes from a picked image to its overview, and says so', async () => {
    await open()
    await waitFor(() => {
      expect(root()).toBe('ready')
    })
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Overview',
      'Files8,147',
      'Waste0 B',
      'Config',
      'Archive23',
    ])
    expect(document.title).toBe('my_test_image:latest · Strata')
    expect(screen.getByText('my_test_image:latest is read')).toBeTruthy()
  })

  it('goes to views by Alt and digit, and by arrows on the tabs', async () => {
    const { user } = await open()
    await screen.findByRole('tabpanel')
    await user.keyboard('{Alt>}[Digit4]{/Alt}')
    const config = screen.getByRole('tab', { name: 'Config' })
    expect(config.getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(config)
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}')
    expect(screen.getByRole('tab', { name: 'Overview' }).getAttribute('aria-selected')).toBe('true')
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-overview')
  })

  it('finds by Ctrl F and hides the inspector by Ctrl I', async () => {
    const { user } = await open()
    await screen.findByRole('complementary', { name: 'Inspector' })
    await user.keyboard('{Control>}i{/Control}')
    expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull()
    await user.keyboard('{Control>}f{/Control}')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  })

  it('cancels reading by Escape, keeping what is in view', async () => {
    const { user, bridge } = await open(stateOf('reading', { revision: 1 }))
    await screen.findByRole('progressbar')
    expect(root()).toBe('loading')
    await user.keyboard('{Escape}')
    expect(bridge.calls).toContainEqual({ name: 'session:cancel', arg: { session: 's1' } })
    expect(root()).toBe('cancelled')
    expect(screen.getByText('Reading was cancelled.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Read it again' })).toBeTruthy()
  })

  it('lets Escape close a menu without cancelling', async () => {
    const { user, bridge } = await open(stateOf('reading', { revision: 1 }))
    await screen.findByRole('progressbar')
    await user.click(screen.getByRole('button', { name: /^Engine/ }))
    expect(screen.getByRole('menu')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(bridge.calls.some((call) => call.name === 'session:cancel')).toBe(false)
  })

  it('takes a dropped archive anywhere', async () => {
    const { bridge } = await open(stateOf('ready'), { ...engineOn, state: 'off' })
    const file = new File(['x'], 'image.tar')
    const dataTransfer = { types: ['Files'], files: [file], dropEffect: 'none' }
    fireEvent.dragEnter(document.body, { dataTransfer })
    expect(screen.getByText('Drop to open')).toBeTruthy()
    fireEvent.drop(document.body, { dataTransfer })
    expect(screen.queryByText('Drop to open')).toBeNull()
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({
        name: 'session:open',
        arg: { source: { kind: 'file', handle: 'handle-image.tar', name: 'image.tar' } },
      })
    })
    expect(await screen.findByRole('button', { name: 'image.tar' })).toBeTruthy()
  })

  it('shows what appears when the engine comes', async () => {
    const { bridge } = await open(stateOf('ready'), { ...engineOn, state: 'off' })
    expect(await screen.findByText('No container engine answered')).toBeTruthy()
    act(() => {
      bridge.emit('engine:changed', { status: engineOn })
    })
    expect(await screen.findByRole('option')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Pick an image' })).toBeTruthy()
  })

  it('changes the unit of every size at once', async () => {
    const { user } = await open()
    await screen.findByText(/131\.5\sMB base/)
    await user.click(screen.getByRole('button', { name: 'MB = 1,000,000 bytes' }))
    expect(screen.getByText(/125\.4\sMiB base/)).toBeTruthy()
  })
})
