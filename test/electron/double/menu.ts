import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

/** What Electron calls the roles that have no label of their own, and what they do here. */
const roles: Partial<Record<Role, { readonly label: string; readonly run?: () => void }>> = {
  quit: { label: 'Quit', run: () => app.quit() },
  close: { label: 'Close Window', run: () => BrowserWindow.getFocusedWindow()?.close() },
  minimize: { label: 'Minimize', run: () => BrowserWindow.getFocusedWindow()?.minimize() },
  about: { label: 'About', run: () => app.showAboutPanel() },
  reload: { label: 'Reload', run: () => BrowserWindow.getFocusedWindow()?.webContents.reload() },
  zoomIn: { label: 'Zoom In', run: () => zoom((level) => level + 0.5) },
  zoomOut: { label: 'Zoom Out', run: () => zoom((level) => level - 0.5) },
  resetZoom: { label: 'Actual Size', run: () => zoom(() => 0) },
  clearRecentDocuments: { label: 'Clear Recents', run: () => app.clearRecentDocuments() },
}

function zoom(change: (level: number) => number): void {
  const contents = BrowserWindow.getFocusedWindow()?.webContents
  contents?.setZoomLevel(change(contents.getZoomLevel()))
}

export class MenuItem {
  readonly id: string
  readonly label: string
  readonly role: Role | undefined
  readonly type: NonNullable<MenuItemConstructorOptions['type']>
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #options: MenuItemConstructorOptions

  constructor(options: MenuItemConstructorOptions) {
    this.#options = options
    const { submenu } = options
    this.id = options.id ?? ''
    this.role = options.role
    this.label = options.label ?? (options.role && roles[options.role]?.label) ?? ''
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    if (submenu) this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
  }

  /** As a user's click; nothing happens on an item that is greyed. */
  click(): void {
    if (!this.enabled) return
    const focused = BrowserWindow.getFocusedWindow()
    if (this.role !== undefined) roles[this.role]?.run?.()
    this.#options.click?.(
      this as unknown as Electron.MenuItem,
      (focused ?? undefined) as unknown as Electron.BaseWindow,
      {},
    )
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  readonly items: readonly MenuItem[]

  constructor(items: readonly MenuItem[] = []) {
    this.items = items
  }

  /** Found at any depth, as in Electron. */
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found) return found
    }
    return null
  }

  popup(): void {}
}

Menu.prototype satisfies Pick<ElectronMenu, 'popup'>
