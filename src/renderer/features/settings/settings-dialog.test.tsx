import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../core/model/result.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { terminalError } from '../../../shared/errors.ts'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import { AppWindow } from '../../app/app.tsx'
import { browserInfo, engineOn, fakeBridge } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { preferences } from '../../state/preferences.ts'

setUpBrowser()

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

async function open(info = browserInfo) {
  const bridge = fakeBridge()
  let kept: Settings = defaultSettings
  bridge.answer('engine:status', () => succeed(engineOn))
  bridge.answer('engine:choices', () => succeed([]))
  bridge.answer('engine:images', () => succeed([]))
  bridge.answer('settings:set', ({ change }) => {
    if (change.engineHost === 'ftp://x') return fail(terminalError('invalid-argument', 'no'))
    kept = { ...kept, ...change }
    return succeed({ settings: kept, file: '/home/u/settings.json', setAside: null })
  })
  const { app } = renderInApp(bridge, <AppWindow />, info)
  const user = userEvent.setup()
  await user.keyboard('{Control>},{/Control}')
  const dialog = within(screen.getByRole('dialog', { name: 'Settings' }))
  const sent = () =>
    bridge.calls.filter(({ name }) => name === 'settings:set').map(({ arg }) => arg)
  return { bridge, app, user, dialog, sent }
}

describe('the settings', () => {
  it('hold at once and are kept by the host', async () => {
    const { user, dialog, sent } = await open()
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Theme' }), 'Dark')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Contrast' }), 'High contrast')
    expect(document.documentElement.dataset['contrast']).toBe('more')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Sizes' }), 'iec')
    expect(preferences.get().units).toBe('iec')
    await user.click(dialog.getByRole('checkbox', { name: 'Keep finished analyses' }))
    expect(sent()).toEqual([
      { change: { theme: 'dark' } },
      { change: { contrast: 'more' } },
      { change: { units: 'iec' } },
      { change: { cache: { ...defaultSettings.cache, enabled: false } } },
    ])
    expect(dialog.queryByRole('combobox', { name: 'At most' })).toBeNull()
  })

  it('follow what another window chose', async () => {
    const { bridge, dialog } = await open()
    act(() => {
      const settings = { ...defaultSettings, theme: 'light' } as const
      bridge.emit('settings:changed', { settings, file: '', setAside: null })
    })
    expect(dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Theme' }).value).toBe('light')
    expect(document.documentElement.dataset['theme']).toBe('light')
  })

  it('say when they cannot be kept, and hold all the same', async () => {
    const { bridge, user, dialog } = await open()
    bridge.answer('settings:set', () => fail(terminalError('disk-full', 'The disk is full.')))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Theme' }), 'Dark')
    expect(await screen.findByText(/could not be kept\. The disk is full\./)).toBeTruthy()
    expect(document.documentElement.dataset['theme']).toBe('dark')
  })

  it('say that the file was damaged, and where it is now', async () => {
    const { bridge, dialog } = await open()
    act(() => {
      bridge.emit('settings:changed', {
        settings: defaultSettings,
        file: '/c/settings.json',
        setAside: { path: '/c/settings.damaged-1.json', why: say('settingInvalid', 'theme') },
      })
    })
    expect(dialog.getByText(/could not be read: “theme” is not valid/)).toBeTruthy()
    expect(dialog.getByText('/c/settings.damaged-1.json')).toBeTruthy()
  })

  it('take an engine only when its address makes sense', async () => {
    const { user, dialog, app } = await open()
    const field = dialog.getByRole('textbox', { name: 'Engine' })
    await user.type(field, 'ftp://x{Enter}')
    expect(await dialog.findByText('The engine’s address cannot be read')).toBeTruthy()
    expect(app.settings.store.get().settings.engineHost).toBe('')
    await user.clear(field)
    await user.type(field, ' tcp://10.0.0.2:2375 {Enter}')
    await waitFor(() => {
      expect(app.settings.store.get().settings.engineHost).toBe('tcp://10.0.0.2:2375')
    })
  })

  it('offer only what does something here', async () => {
    const { dialog } = await open()
    expect(dialog.queryByRole('checkbox', { name: /long analysis/ })).toBeNull()
  })

  it('offer notices on the desktop', async () => {
    const { dialog } = await open({ ...browserInfo, host: 'electron' })
    expect(dialog.getByRole('checkbox', { name: /long analysis/ })).toBeTruthy()
  })
})
