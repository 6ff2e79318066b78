import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commandIds, commands } from '../shared/commands.ts'
import type { Situation } from '../shared/commands.ts'
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
  return { ran, items: flatten(template) }
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
    expect(roles).toEqual(expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom']))
    expect(roles).toContain(platform === 'darwin' ? 'appMenu' : 'quit')
    expect(roles.includes('about')).toBe(platform !== 'darwin')
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
  expect(labels).toEqual(expect.arrayContaining(['Datei', 'Neues Fenster', 'Exportieren']))
})
