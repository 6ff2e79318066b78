import type { CommandGroup, CommandId } from './commands.ts'

/* What the commands and their menus are called; the window and the desktop's menus both ask. */

export interface CommandTitles {
  readonly groups: Readonly<Record<CommandGroup, string>>
  readonly commands: Readonly<Record<CommandId, string>>
}

export const commandTitles: Readonly<Record<'en' | 'de', CommandTitles>> = {
  en: {
    groups: { file: 'File', go: 'Go', view: 'View', help: 'Help' },
    commands: {
      'archive.open': 'Open archive…',
      'folder.open': 'Open an OCI folder…',
      'sample.open': 'Open the sample image',
      'image.again': 'Read the image again',
      'image.cancel': 'Cancel reading',
      'image.close': 'Close the image',
      'export.json': 'Export as JSON…',
      'export.markdown': 'Export as Markdown…',
      'export.csv': 'Export as CSV…',
      'export.html': 'Export as HTML…',
      'export.pdf': 'Export as PDF…',
      'settings.open': 'Settings…',
      'palette.open': 'All commands…',
      'image.find': 'Find an image',
      'path.find': 'Find a path in the image',
      'engine.choose': 'Choose an engine…',
      'engine.refresh': 'Look for images again',
      'view.overview': 'Overview',
      'view.files': 'Files',
      'view.waste': 'Waste',
      'view.config': 'Config',
      'view.archive': 'Archive',
      'inspector.toggle': 'Show or hide the inspector',
      'drawer.close': 'Close the inspector',
      'theme.toggle': 'Light or dark',
      'units.toggle': 'Change the unit of sizes',
      'keys.show': 'Keyboard shortcuts',
      'image-id.copy': 'Copy the image ID',
    },
  },
  de: {
    groups: { file: 'Datei', go: 'Gehe zu', view: 'Ansicht', help: 'Hilfe' },
    commands: {
      'archive.open': 'Archiv öffnen …',
      'folder.open': 'OCI-Ordner öffnen …',
      'sample.open': 'Beispiel-Image öffnen',
      'image.again': 'Image noch einmal lesen',
      'image.cancel': 'Lesen abbrechen',
      'image.close': 'Image schließen',
      'export.json': 'Als JSON exportieren …',
      'export.markdown': 'Als Markdown exportieren …',
      'export.csv': 'Als CSV exportieren …',
      'export.html': 'Als HTML exportieren …',
      'export.pdf': 'Als PDF exportieren …',
      'settings.open': 'Einstellungen …',
      'palette.open': 'Alle Befehle …',
      'image.find': 'Image suchen',
      'path.find': 'Pfad im Image suchen',
      'engine.choose': 'Engine wählen …',
      'engine.refresh': 'Noch einmal nach Images sehen',
      'view.overview': 'Überblick',
      'view.files': 'Dateien',
      'view.waste': 'Verschwendung',
      'view.config': 'Config',
      'view.archive': 'Archiv',
      'inspector.toggle': 'Inspektor zeigen oder verbergen',
      'drawer.close': 'Inspektor schließen',
      'theme.toggle': 'Hell oder dunkel',
      'units.toggle': 'Einheit der Größen wechseln',
      'keys.show': 'Tastenkürzel',
      'image-id.copy': 'Image-ID kopieren',
    },
  },
}
