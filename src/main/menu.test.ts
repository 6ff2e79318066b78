import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commandIds, commands } from '../shared/commands.ts'
import type { Situation } from '../shared/commands.ts'
import { desktopWords } from './desktop-words.ts'
import { greyItems, menuTemplate } from './menu.ts'

const platforms = ['darwin', 'win32', 'linux'] as const

function menus(platform: NodeJS.Platform, language: 'en' | 'de' = 'en') {
  const ran: string[] = []
  const template = menuTemplate(platform, language, {
    command: (id) => void ran.push(id),
    newWindow: () => void ran.push('new'),
    copyDiagnostics: () => void ran.push('diagnostics'),
    showLog: () => void ran.push('log'),
    documentation: () => void ran.push('documentation'),
  })
  return { ran, template, items: flatten(template) }
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? flatten(item.submenu) : []),
  ])
}

const nothing = {
  command: () => undefined,
  newWindow: () => undefined,
  copyDiagnostics: () => undefined,
  showLog: () => undefined,
}

describe.each(platforms)('the menus on %s', (platform) => {
  it('have every command of the registry once, and run it', () => {
    const { items, ran } = menus(platform)
    for (const id of commandIds) {
      const found = items.filter((item) => item.id === id)
      expect(found, id).toHaveLength(1)
      found[0]?.click?.(null as never, undefined, null as never)
    }
    expect(ran).toEqual(commandIds)
  })

  it('use no keys twice', () => {
    const keys = menus(platform).items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(keys.length).toBeGreaterThan(5)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('leave the keys of commands to the window', () => {
    const { items } = menus(platform)
    const greedy = items.filter(
      ({ id, accelerator, registerAccelerator }) =>
        (commandIds as readonly string[]).includes(id ?? '') &&
        accelerator !== undefined &&
        registerAccelerator !== false,
    )
    expect(greedy).toEqual([])
  })

  it('can end the program or close the window, zoom, and edit text', () => {
    const roles = menus(platform).items.flatMap(({ role }) => role ?? [])
    const expected = ['copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom'] as const
    expect(roles).toEqual(
      expect.arrayContaining([...expected, 'about', 'quit', 'close', 'minimize']),
    )
  })

  it('say everything in words of ours, because those of Electron are English', () => {
    const german = menus(platform, 'de').items
    const silent = german.filter(({ label, type, role }) => !label && !type && role !== 'appMenu')
    expect(silent).toEqual([])
    const english = Object.values(desktopWords.en.menu.roles)
    const same = german.flatMap(({ label }) => (english.includes(label ?? '') ? [label] : []))
    expect(same).toEqual([])
  })

  it('are opened by a letter of their own where the system has that', () => {
    for (const language of ['en', 'de'] as const) {
      const letters = menus(platform, language).template.flatMap(({ label = '', role }) =>
        role === 'appMenu' ? [] : [/^&(.)/.exec(label)?.[1]],
      )
      if (platform === 'darwin') expect(new Set(letters)).toEqual(new Set([undefined]))
      else expect(new Set(letters.filter(Boolean)).size).toBe(6)
    }
  })

  it('have the settings where the system has them', () => {
    const place = menus(platform).template.find(({ submenu }) =>
      (submenu as MenuItemConstructorOptions[]).some(({ id }) => id === 'settings.open'),
    )
    expect(place?.role ?? place?.label).toBe(platform === 'darwin' ? 'appMenu' : '&File')
  })

  it('make larger by the key of "+" with and without Shift', () => {
    const keys = menus(platform).items.flatMap(({ role, accelerator }) =>
      role === 'zoomIn' ? [accelerator] : [],
    )
    // The role itself has the one with Shift.
    expect(keys).toEqual([undefined, 'CommandOrControl+='])
  })
})

it('offer the documentation only where the build has a home page', () => {
  const labels = (documentation: (() => void) | null): unknown[] =>
    flatten(menuTemplate('linux', 'en', { ...nothing, documentation })).map(({ label }) => label)
  expect(labels(() => undefined)).toContain('Documentation')
  expect(labels(null)).not.toContain('Documentation')
})

it.each([
  [null, []],
  [
    { host: 'electron', image: 'none', hasViews: false, drawer: false },
    ['archive.open', 'settings.open', 'palette.open'],
  ],
  [
    { host: 'electron', image: 'ready', hasViews: true, drawer: false },
    ['archive.open', 'settings.open', 'palette.open', 'image.close', 'export.pdf', 'export'],
  ],
] as const satisfies readonly (readonly [Situation | null, readonly string[]])[])(
  'in the situation %j, of some items %j can be chosen',
  (situation, expected) => {
    const items = new Map(
      [...commandIds, 'export'].map((id) => [id, { enabled: true } as Electron.MenuItem]),
    )
    greyItems({ getMenuItemById: (id) => items.get(id) ?? null }, situation)
    const some = [
      'archive.open',
      'settings.open',
      'palette.open',
      'image.close',
      'export.pdf',
      'export',
    ]
    expect(some.filter((id) => items.get(id)?.enabled)).toEqual(expected)
    for (const { id, when } of commands) {
      expect(items.get(id)?.enabled, id).toBe(situation !== null && when(situation))
    }
  },
)

it('speak German', () => {
  const labels = menus('linux', 'de').items.map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['&Datei', 'Neues Fenster', 'Exportieren']))
})
