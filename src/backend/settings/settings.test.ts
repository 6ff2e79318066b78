import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings, type SettingsView } from '../../shared/settings.ts'
import { SettingsDesk } from './settings-desk.ts'
import { readSettings, settingsChange, settingsVersion, writeSettings } from './settings-format.ts'
import { settingsPath } from './settings-path.ts'

let folder: string
let file: string
const at = () => new Date('2026-03-14T09:12:00Z')
const aside = () => join(folder, 'settings.damaged-20260314T091200.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the settings file', () => {
  it('is not there before something is chosen; then a change is kept', async () => {
    const desk = new SettingsDesk(join(folder, 'not', 'yet', 'settings.json'))
    expect((await desk.view()).settings).toEqual(defaultSettings)
    expect(await readdir(folder)).toEqual([])
    await desk.change({ units: 'iec', cache: { enabled: false, maxBytes: 5 } })
    const next = new SettingsDesk(join(folder, 'not', 'yet', 'settings.json'))
    expect((await next.view()).settings).toEqual({
      ...defaultSettings,
      units: 'iec',
      cache: { enabled: false, maxBytes: 5 },
    })
  })

  it('keeps what another window chose meanwhile', async () => {
    const [one, two] = [new SettingsDesk(file), new SettingsDesk(file)]
    await Promise.all([one.view(), two.view()])
    await one.change({ theme: 'dark' })
    await two.change({ language: 'de' })
    expect(await one.change({ clock: '12' })).toMatchObject({
      settings: { theme: 'dark', language: 'de', clock: '12' },
    })
  })

  it('loses no change that is asked for at once', async () => {
    const said: SettingsView[] = []
    const desk = new SettingsDesk(file)
    const stop = desk.onChange((view) => said.push(view))
    await Promise.all([
      desk.change({ theme: 'light' }),
      desk.change({ units: 'iec' }),
      desk.change({ firstView: 'files' }),
    ])
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'))
    expect(kept).toMatchObject({ theme: 'light', units: 'iec', firstView: 'files' })
    expect(said.map(({ settings }) => settings.firstView)).toEqual([
      'overview',
      'overview',
      'files',
    ])
    stop()
    await desk.change({ clock: '12' })
    expect(said.length).toBe(3)
    expect(await readdir(folder)).toEqual(['settings.json'])
  })

  it.each([
    ['cut off', '{ "version": 1, "theme": "da'],
    ['of something else', '["theme"]'],
    ['without a version', '{ "theme": "dark" }'],
    ['with a value that does not exist', '{ "version": 1, "theme": "sepia" }'],
    ['with a field that does not exist', '{ "version": 1, "telemetry": true }'],
    ['of a newer Strata', `{ "version": ${String(settingsVersion + 1)} }`],
  ])('%s is set aside with all that is in it', async (_, text) => {
    await writeFile(file, text)
    const desk = new SettingsDesk(file, at)
    const { settings, setAside } = await desk.view()
    expect(settings).toEqual(defaultSettings)
    expect(setAside?.path).toBe(aside())
    expect(setAside?.why).not.toBe('')
    // It is still said, and still there, after something was changed.
    expect((await desk.change({ theme: 'dark' })).setAside?.path).toBe(aside())
    expect(await readFile(aside(), 'utf8')).toBe(text)
    expect((await new SettingsDesk(file).view()).settings.theme).toBe('dark')
  })

  it('that cannot be written is as it was, and the error says why', async () => {
    // A folder in the place of the file: no rights are needed to fail, also for root.
    const blocked = join(folder, 'file')
    await writeFile(blocked, '')
    const desk = new SettingsDesk(join(blocked, 'settings.json'))
    await expect(desk.change({ theme: 'dark' })).rejects.toMatchObject({
      info: { code: 'write-failed' },
    })
    expect((await desk.view()).settings.theme).toBe('system')
  })
})

describe('the form of the file', () => {
  it('is read as it was written, and may be short', () => {
    const chosen = { ...defaultSettings, theme: 'dark', engineHost: 'ssh://me@builder' } as const
    expect(readSettings(writeSettings(chosen))).toEqual({ ok: true, settings: chosen })
    expect(readSettings('{ "version": 1, "cache": { "maxBytes": 7 } }')).toEqual({
      ok: true,
      settings: { ...defaultSettings, cache: { enabled: true, maxBytes: 7 } },
    })
  })

  it('of an older version is brought up step by step', () => {
    const steps = [
      ({ colours, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, looks: colours }),
      ({ looks, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, theme: looks }),
    ]
    const read = (text: string) => readSettings(text, steps, 3)
    expect(read('{ "version": 1, "colours": "dark" }')).toMatchObject({
      settings: { theme: 'dark' },
    })
    expect(read('{ "version": 2, "looks": "light" }')).toMatchObject({
      settings: { theme: 'light' },
    })
    expect(read('{ "version": 3, "looks": "light" }')).toMatchObject({ ok: false })
  })

  it('takes only changes that make sense', () => {
    const ok = (change: unknown) => settingsChange.safeParse(change).success
    expect(ok({ theme: 'dark' })).toBe(true)
    expect(ok({})).toBe(true)
    expect(ok({ engineHost: 'tcp://10.0.0.2:2375' })).toBe(true)
    expect(ok({ engineHost: 'ftp://10.0.0.2' })).toBe(false)
    expect(ok({ theme: undefined })).toBe(false)
    expect(ok({ cache: { enabled: true, maxBytes: -1 } })).toBe(false)
    expect(ok({ telemetry: true })).toBe(false)
  })
})

describe('its place', () => {
  it('is where each system keeps such files', () => {
    const none = {}
    expect(settingsPath(none, 'linux', '/home/u')).toBe('/home/u/.config/strata/settings.json')
    expect(settingsPath({ XDG_CONFIG_HOME: '/conf' }, 'linux', '/home/u')).toBe(
      '/conf/strata/settings.json',
    )
    expect(settingsPath({ XDG_CONFIG_HOME: 'conf' }, 'linux', '/home/u')).toBe(
      '/home/u/.config/strata/settings.json',
    )
    expect(settingsPath(none, 'darwin', '/Users/u')).toBe(
      '/Users/u/Library/Application Support/Strata/settings.json',
    )
  })
})
