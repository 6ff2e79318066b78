import type { Menu, MenuItemConstructorOptions } from 'electron'
import { accelerator } from '../shared/chords.ts'
import { commandTitles } from '../shared/command-titles.ts'
import { commands } from '../shared/commands.ts'
import type { CommandGroup, CommandId, Situation } from '../shared/commands.ts'
import type { DesktopLanguage, MenuRole } from './desktop-words.ts'
import { desktopWords } from './desktop-words.ts'

type Item = MenuItemConstructorOptions

export interface MenuActions {
  /** Lets the window in front run a command of the registry. */
  readonly command: (id: CommandId) => void
  readonly newWindow: () => void
  readonly copyDiagnostics: () => void
  readonly showLog: () => void
  /** Null where the build has no home page. */
  readonly documentation: (() => void) | null
}

const separator: Item = { type: 'separator' }

const isExport = (id: CommandId): boolean => id.startsWith('export.')

/**
 * The menus: what each system expects, filled with the commands of the registry. Their keys are shown
 * and left to the window, which knows whether a text field needs them. Every item has words of ours, since
 * Electron's own are English in every language.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  language: DesktopLanguage,
  actions: MenuActions,
): Item[] {
  const isMac = platform === 'darwin'
  const { menu: words } = desktopWords[language]
  const titles = commandTitles[language]

  const item = (id: CommandId, keys: string | null): Item => ({
    id,
    label: titles.commands[id],
    ...(keys === null ? {} : { accelerator: keys, registerAccelerator: false }),
    click: () => actions.command(id),
  })
  const all = (group: CommandGroup, wanted: (id: CommandId) => boolean = () => true): Item[] =>
    commands
      .filter(({ id, group: own }) => own === group && wanted(id))
      .map(({ id, keys }) => item(id, keys[0] === undefined ? null : accelerator(keys[0])))
  const own = (role: MenuRole): Item => ({ role, label: words.roles[role] })
  /** A letter by which Alt opens the menu, where a system has that: the first. */
  const title = (label: string): string => (isMac ? label : `&${label}`)
  const recent: Item = {
    role: 'recentDocuments',
    label: words.recent,
    submenu: [{ role: 'clearRecentDocuments', label: words.clearRecent }],
  }
  const settings: CommandId = 'settings.open'
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      own('about'),
      separator,
      ...all('file', (id) => id === settings),
      separator,
      own('services'),
      separator,
      own('hide'),
      own('hideOthers'),
      own('unhide'),
      separator,
      own('quit'),
    ],
  }
  const inFileMenu = (id: CommandId): boolean => !isExport(id) && !(isMac && id === settings)

  return [
    ...(isMac ? [appMenu] : []),
    {
      label: title(titles.groups.file),
      submenu: [
        {
          id: 'window.new',
          label: words.newWindow,
          accelerator: 'CommandOrControl+N',
          click: actions.newWindow,
        },
        separator,
        ...(isMac ? [recent] : []),
        ...all('file', inFileMenu),
        { id: 'export', label: words.export, submenu: all('file', isExport) },
        separator,
        own(isMac ? 'close' : 'quit'),
      ],
    },
    {
      role: 'editMenu',
      label: title(words.edit),
      submenu: [
        own('undo'),
        own('redo'),
        separator,
        own('cut'),
        own('copy'),
        own('paste'),
        separator,
        own('selectAll'),
      ],
    },
    { label: title(titles.groups.go), submenu: all('go') },
    {
      label: title(titles.groups.view),
      submenu: [
        ...all('view'),
        separator,
        own('resetZoom'),
        own('zoomIn'),
        // "Plus" alone means Shift and the key of "=", which has no Shift on keyboards like the German.
        { ...own('zoomIn'), accelerator: 'CommandOrControl+=', visible: false },
        own('zoomOut'),
        separator,
        own('togglefullscreen'),
      ],
    },
    {
      role: 'windowMenu',
      label: title(words.window),
      submenu: [
        own('minimize'),
        ...(isMac ? [own('zoom'), separator, own('front')] : [own('close')]),
      ],
    },
    {
      role: 'help',
      label: title(titles.groups.help),
      submenu: [
        ...all('help'),
        ...(actions.documentation === null
          ? []
          : [{ id: 'documentation', label: words.documentation, click: actions.documentation }]),
        separator,
        { id: 'diagnostics.copy', label: words.copyDiagnostics, click: actions.copyDiagnostics },
        { id: 'log.show', label: words.showLog, click: actions.showLog },
        ...(isMac ? [] : [separator, own('about')]),
      ],
    },
  ]
}

/**
 * Greys what the window in front cannot do just now, by the same list that its keys and palette follow.
 *
 * @param situation Null when no window is open.
 */
export function greyItems(menu: Pick<Menu, 'getMenuItemById'>, situation: Situation | null): void {
  const isPossible = ({ when }: (typeof commands)[number]): boolean =>
    situation !== null && when(situation)
  for (const command of commands) {
    const item = menu.getMenuItemById(command.id)
    if (item !== null) item.enabled = isPossible(command)
  }
  const exports = menu.getMenuItemById('export')
  if (exports !== null) {
    exports.enabled = commands.some((command) => isExport(command.id) && isPossible(command))
  }
}
