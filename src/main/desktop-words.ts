/* What the desktop itself says, outside of the window: menus, dialogs, notifications. */

/** What the menus leave to Electron. */
export const menuRoles = [
  'about',
  'services',
  'hide',
  'hideOthers',
  'unhide',
  'quit',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'zoom',
  'front',
  'close',
] as const
export type MenuRole = (typeof menuRoles)[number]

export interface DesktopWords {
  readonly menu: {
    readonly newWindow: string
    readonly export: string
    readonly recent: string
    readonly clearRecent: string
    readonly copyDiagnostics: string
    readonly showLog: string
    readonly documentation: string
    readonly edit: string
    readonly window: string
    /** Of what every system's menus have; Electron itself has them in English only. */
    readonly roles: Readonly<Record<MenuRole, string>>
  }
  readonly dialogs: {
    readonly openArchive: string
    readonly openFolder: string
    readonly archives: string
    readonly allFiles: string
    readonly exportReport: string
    readonly exportChart: string
    readonly extract: string
    readonly extractToFolder: string
  }
  readonly crash: {
    readonly title: string
    readonly pageGone: string
    readonly pageGoneDetail: string
    readonly hangs: string
    readonly hangsDetail: string
    readonly reload: string
    readonly wait: string
    readonly close: string
    readonly inside: string
    readonly insideDetail: (log: string) => string
  }
  readonly notice: {
    readonly ready: (name: string) => string
    readonly failed: (name: string) => string
    readonly body: string
    /** An update was fetched; {version} is replaced. */
    readonly update: { readonly title: string; readonly body: string }
  }
  readonly diagnosticsCopied: string
  readonly diagnosticsDetail: string
}

const en: DesktopWords = {
  menu: {
    newWindow: 'New window',
    export: 'Export',
    recent: 'Open recent',
    clearRecent: 'Clear the list',
    copyDiagnostics: 'Copy diagnostics',
    showLog: 'Show the log file',
    documentation: 'Documentation',
    edit: 'Edit',
    window: 'Window',
    roles: {
      about: 'About Strata',
      services: 'Services',
      hide: 'Hide Strata',
      hideOthers: 'Hide others',
      unhide: 'Show all',
      quit: 'Quit Strata',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      resetZoom: 'Actual size',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      togglefullscreen: 'Full screen',
      minimize: 'Minimize',
      zoom: 'Zoom',
      front: 'Bring all to front',
      close: 'Close window',
    },
  },
  dialogs: {
    openArchive: 'Open archive',
    openFolder: 'Open OCI layout folder',
    archives: 'Image archives',
    allFiles: 'All files',
    exportReport: 'Export report',
    exportChart: 'Export chart',
    extract: 'Extract',
    extractToFolder: 'Extract to folder',
  },
  crash: {
    title: 'Strata',
    pageGone: 'This window has stopped working.',
    pageGoneDetail:
      'Reload it to open the same image again. Nothing on the disk or in the engine has changed.',
    hangs: 'This window does not answer.',
    hangsDetail: 'You can wait for it, or reload it and open the same image again.',
    reload: 'Reload',
    wait: 'Wait',
    close: 'Close the window',
    inside: 'Something went wrong inside Strata.',
    insideDetail: (log) => `You can go on. What happened is in the log: ${log}`,
  },
  notice: {
    ready: (name) => `${name} is ready`,
    failed: (name) => `${name} could not be read`,
    body: 'Click to see it.',
    update: {
      title: 'An update of Strata is here',
      body: 'Version {version} is installed when Strata is ended.',
    },
  },
  diagnosticsCopied: 'The diagnostics are on the clipboard.',
  diagnosticsDetail:
    'Look through them before you share them: names of your images may be among them. Crash dumps are named, not copied.',
}

const de: DesktopWords = {
  menu: {
    newWindow: 'Neues Fenster',
    export: 'Exportieren',
    recent: 'Zuletzt geöffnet',
    clearRecent: 'Liste leeren',
    copyDiagnostics: 'Diagnose kopieren',
    showLog: 'Protokolldatei zeigen',
    documentation: 'Dokumentation',
    edit: 'Bearbeiten',
    window: 'Fenster',
    roles: {
      about: 'Über Strata',
      services: 'Dienste',
      hide: 'Strata ausblenden',
      hideOthers: 'Andere ausblenden',
      unhide: 'Alle einblenden',
      quit: 'Strata beenden',
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      cut: 'Ausschneiden',
      copy: 'Kopieren',
      paste: 'Einfügen',
      selectAll: 'Alles auswählen',
      resetZoom: 'Originalgröße',
      zoomIn: 'Vergrößern',
      zoomOut: 'Verkleinern',
      togglefullscreen: 'Vollbild',
      minimize: 'Minimieren',
      zoom: 'Zoomen',
      front: 'Alle nach vorne bringen',
      close: 'Fenster schließen',
    },
  },
  dialogs: {
    openArchive: 'Archiv öffnen',
    openFolder: 'OCI-Ordner öffnen',
    archives: 'Image-Archive',
    allFiles: 'Alle Dateien',
    exportReport: 'Bericht exportieren',
    exportChart: 'Diagramm exportieren',
    extract: 'Extrahieren',
    extractToFolder: 'In Ordner extrahieren',
  },
  crash: {
    title: 'Strata',
    pageGone: 'Dieses Fenster arbeitet nicht mehr.',
    pageGoneDetail:
      'Neu geladen öffnet es dasselbe Image wieder. Auf der Platte und in der Engine hat sich nichts geändert.',
    hangs: 'Dieses Fenster antwortet nicht.',
    hangsDetail: 'Sie können warten, oder es neu laden und dasselbe Image wieder öffnen.',
    reload: 'Neu laden',
    wait: 'Warten',
    close: 'Fenster schließen',
    inside: 'In Strata ist etwas schiefgegangen.',
    insideDetail: (log) => `Sie können weiterarbeiten. Was geschah, steht im Protokoll: ${log}`,
  },
  notice: {
    ready: (name) => `${name} ist bereit`,
    failed: (name) => `${name} konnte nicht gelesen werden`,
    body: 'Klicken, um es zu sehen.',
    update: {
      title: 'Eine neue Version von Strata ist da',
      body: 'Version {version} wird installiert, wenn Strata beendet wird.',
    },
  },
  diagnosticsCopied: 'Die Diagnose ist in der Zwischenablage.',
  diagnosticsDetail:
    'Sehen Sie sie durch, bevor Sie sie weitergeben: Namen Ihrer Images können darin stehen. Absturzabbilder sind genannt, nicht kopiert.',
}

export type DesktopLanguage = 'en' | 'de'

/**
 * The language of the desktop's own words: the one chosen, or by the system's, of which `de-AT` is
 * German and all else English.
 */
export function desktopLanguage(
  choice: 'system' | DesktopLanguage,
  locale: string,
): DesktopLanguage {
  if (choice !== 'system') return choice
  return /^de\b/i.test(locale) ? 'de' : 'en'
}

export const desktopWords: Readonly<Record<DesktopLanguage, DesktopWords>> = { en, de }
