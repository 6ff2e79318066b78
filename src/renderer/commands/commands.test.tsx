import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { succeed } from '../../core/model/result.ts'
import { commandIds, commandOf } from '../../shared/commands.ts'
import { AppWindow } from '../app/app.tsx'
import { engineOn, fakeBridge } from '../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../app/render-app.test-support.tsx'
import { tabNames } from '../features/tab-props.ts'

setUpBrowser()

const images = ['python:3.12', 'nginx:latest'].map((tag, index) => ({
  id: `sha256:${String(index).repeat(64)}`,
  shortId: String(index).repeat(12),
  tags: [tag],
  digests: [],
  created: index,
  size: 1000,
  sharedSize: null,
  platforms: [],
}))

async function open() {
  const bridge = fakeBridge()
  bridge.answer('engine:status', () => succeed(engineOn))
  bridge.answer('engine:choices', () => succeed([]))
  bridge.answer('engine:images', () => succeed(images))
  const shown = renderInApp(bridge, <AppWindow />)
  await screen.findAllByRole('option')
  return { bridge, user: userEvent.setup(), ...shown }
}

beforeEach(() => {
  // jsdom has the element, not its methods.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  Element.prototype.scrollIntoView = () => undefined
})

describe('the palette', () => {
  it('opens by keys, finds by letters, and does what Enter is pressed on', async () => {
    const { user } = await open()
    await user.keyboard('{Control>}k{/Control}')
    const dialog = screen.getByRole('dialog', { name: 'All commands' })
    await user.type(within(dialog).getByRole('combobox'), 'keysho')
    const [first] = within(dialog).getAllByRole('option')
    expect(first?.textContent).toContain('Keyboard shortcuts')
    expect(within(dialog).getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
      first?.id,
    )
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
    expect(screen.queryByRole('dialog', { name: 'All commands' })).toBeNull()
  })

  it('opens an image of the engine', async () => {
    const { user, bridge } = await open()
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}')
    await user.type(screen.getByRole('combobox'), 'nginx{Enter}')
    await waitFor(() => {
      expect(bridge.calls.find(({ name }) => name === 'session:open')?.arg).toEqual({
        source: { kind: 'engine', image: images[1]?.id },
      })
    })
  })

  it('says when nothing fits, and offers only what can be done', async () => {
    const { user } = await open()
    await user.keyboard('{Control>}k{/Control}')
    await user.type(screen.getByRole('combobox'), 'xqzw')
    expect(screen.getByText('Nothing fits “xqzw”.')).toBeTruthy()
    await user.clear(screen.getByRole('combobox'))
    expect(screen.queryByRole('option', { name: /Export as JSON/ })).toBeNull()
    expect(screen.getByRole('option', { name: /Open archive/ })).toBeTruthy()
  })
})

describe('the keys', () => {
  it('are all shown by ?, but a ? in a field is a ?', async () => {
    const { user } = await open()
    await user.keyboard('{Control>}f{/Control}?')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByDisplayValue('?')).toBeTruthy()
    await user.tab()
    await user.keyboard('?')
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(dialog).getByText('Find an image').parentElement?.textContent).toContain('Ctrl F')
    expect(within(dialog).queryByText(/OCI folder/)).toBeNull()
  })

  it('do nothing behind a box', async () => {
    const { user } = await open()
    await user.keyboard('?')
    await user.keyboard('{Control>}k{/Control}')
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  it('go to every view in the order of the tabs', () => {
    for (const [index, tab] of tabNames.entries()) {
      const id = commandIds.find((known) => known === `view.${tab}`)
      expect(id && commandOf(id).keys).toEqual([{ alt: true, key: String(index + 1) }])
    }
  })
})

describe('a menu of the host', () => {
  it('asks for a command, which is done when it is possible', async () => {
    const { bridge } = await open()
    act(() => {
      bridge.emit('command', { id: 'export.json' })
    })
    expect(bridge.calls.some(({ name }) => name === 'session:export')).toBe(false)
    act(() => {
      bridge.emit('command', { id: 'palette.open' })
    })
    expect(screen.getByRole('dialog', { name: 'All commands' })).toBeTruthy()
  })
})
