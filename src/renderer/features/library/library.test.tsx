import { act, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { succeed } from '../../../core/model/result.ts'
import { terminalError } from '../../../shared/errors.ts'
import type { EngineStatus, ImageSummary } from '../../../shared/views.ts'
import { engineOn, fakeBridge, stateOf } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { seedImage } from '../overview/fixtures.test-support.ts'
import { Library } from './library.tsx'

setUpBrowser()

const day = 86_400_000

function image(
  name: string | null,
  size: number,
  days: number,
  shared: number | null,
): ImageSummary {
  const id = `${name ?? 'none'}0123456789ab`.replace(/\W/g, '').slice(0, 12)
  return {
    id: `sha256:${id}`,
    shortId: id,
    tags: name === null ? [] : [name],
    digests: [],
    created: Date.now() - days * day - 1000,
    size,
    sharedSize: shared,
    platforms: [],
  }
}

const images = [
  image('debian:bookworm', 100_000_000, 36, 100_000_000),
  image('acme/api:1.4', 150_000_000, 3, 100_000_000),
  image(null, 20_000_000, 9, null),
]

async function show(status: EngineStatus = engineOn, list = images) {
  const bridge = fakeBridge()
  bridge.answer('engine:status', () => succeed(status))
  bridge.answer('engine:images', () => succeed(list))
  bridge.answer('engine:choices', () => succeed([]))
  bridge.answer('session:open', () => succeed({ session: 's1' }))
  bridge.answer('session:state', () => succeed(stateOf('ready')))
  bridge.answer('session:overview', () => succeed(seedImage))
  const shown = renderInApp(bridge, <Library />)
  await act(() => shown.app.engine.refresh())
  return { bridge, ...shown, user: userEvent.setup() }
}

const rows = () => screen.getAllByRole('option')
const names = () => rows().map((row) => row.textContent)

describe('the library', () => {
  it('lists images, newest first, with size, age and what is their own', async () => {
    await show()
    expect(rows()).toHaveLength(3)
    const [first, second, third] = rows()
    expect(first?.textContent).toContain('acme/api:1.4')
    expect(first?.textContent).toContain('150.0\u202fMB')
    expect(first?.textContent).toContain('3 days')
    expect(first?.textContent).toContain('50.0\u202fMB unique')
    expect(second?.textContent).toContain('no name')
    expect(third?.textContent).toContain('all shared')
    expect(screen.getByText(/3 images, 270\.0\sMB/)).toBeTruthy()
  })

  it('finds as one types, says when nothing is found, and lets one go back', async () => {
    const { user } = await show()
    const search = screen.getByRole('searchbox', { name: 'Find an image' })
    await user.type(search, 'deb')
    expect(names()).toEqual([expect.stringContaining('debian')])
    await user.type(search, 'xyz')
    expect(screen.queryByRole('option')).toBeNull()
    expect(screen.getByText(/No image has “debxyz”/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show all images' }))
    expect(rows()).toHaveLength(3)
  })

  it('sorts by what is chosen', async () => {
    const { user } = await show()
    await user.click(screen.getByRole('button', { name: 'Order: Newest' }))
    await user.click(screen.getByRole('menuitemradio', { name: 'Name' }))
    expect(names()[0]).toContain('acme/api')
    expect(names()[2]).toContain('no name')
  })

  it('is one tab stop: arrows move, Enter opens', async () => {
    const { user, bridge } = await show()
    expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1])
    act(() => {
      rows()[0]?.focus()
    })
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(rows()[1])
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(rows()[2])
    expect(bridge.calls.some((call) => call.name === 'session:open')).toBe(false)
    await user.keyboard('{Enter}')
    expect(bridge.calls).toContainEqual({
      name: 'session:open',
      arg: { source: { kind: 'engine', image: images[0]?.id } },
    })
    expect(rows()[2]?.getAttribute('aria-selected')).toBe('true')
  })

  it('keeps the focus where the pointer put it', async () => {
    const { user } = await show()
    await user.pointer({ keys: '[MouseLeft>]', target: rows()[2]! })
    expect(document.activeElement).toBe(rows()[2])
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, -1, 0])
  })

  it('shows hostile names as what they are', async () => {
    await show(engineOn, [image('evil\u202egpj.exe:1', 1, 1, null)])
    expect(names()[0]).toContain('evil⟨U+202E⟩gpj.exe:1')
  })

  it('says which engine it asks, and when there is none', async () => {
    await show()
    expect(screen.getByRole('button', { name: /^Engine: ?Docker 29\.1 ?, connected/ })).toBeTruthy()
  })

  it('says why there are no images', async () => {
    await show({
      ...engineOn,
      state: 'failed',
      serverVersion: null,
      error: terminalError('engine-permission-denied', 'Not allowed.'),
    })
    expect(
      screen.getByRole('button', { name: /^Engine: ?Docker ?, failed/ }).textContent,
    ).toContain('permission denied')
    expect(screen.queryByRole('option')).toBeNull()
    expect(screen.getByText(/Images appear here as soon as an engine answers/)).toBeTruthy()
  })

  it('changes engine by its menu, with the keyboard alone', async () => {
    const { user, bridge, app } = await show()
    bridge.answer('engine:choices', () =>
      succeed([
        { id: 'a', name: 'default', endpoint: 'unix:///a', origin: 'default', current: true },
        { id: 'b', name: 'podman', endpoint: 'unix:///b', origin: 'socket', current: false },
      ]),
    )
    bridge.answer('engine:select', () => succeed({ ...engineOn, product: 'Podman Engine' }))
    await act(() => app.engine.loadChoices())
    act(() => {
      screen.getByRole('button', { name: /^Engine:/ }).focus()
    })
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(screen.getByRole('menuitemradio', { name: /^default/ }))
    await user.keyboard('p{Enter}')
    expect(bridge.calls).toContainEqual({ name: 'engine:select', arg: { id: 'b' } })
    expect(document.activeElement).toBe(
      await screen.findByRole('button', { name: /^Engine: ?Podman 29\.1 ?, connected/ }),
    )
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('always offers the sample', async () => {
    const { user, bridge } = await show({ ...engineOn, state: 'off' })
    const archives = screen.getByRole('region', { name: 'Opened archives' })
    await user.click(within(archives).getByRole('button', { name: /Sample image/ }))
    expect(bridge.calls).toContainEqual({
      name: 'session:open',
      arg: { source: { kind: 'sample' } },
    })
  })
})
