import type { Chord } from './chords.ts'

/*
 * Everything that can be done with the window as a whole: one list that feeds the keys, the palette,
 * the overview of keys and the menus of the desktop. What a command does is in the window
 * (src/renderer/commands), what it is called in command-titles.ts.
 */

export const imageSituations = ['none', 'unfinished', 'stopped', 'ready'] as const

/** What a command may depend on. */
export interface Situation {
  readonly host: 'electron' | 'browser'
  /** The image in view: none, being read, ended early, or read. */
  readonly image: (typeof imageSituations)[number]
  /** Something of the image can be seen, so its views can be gone to. */
  readonly hasViews: boolean
  /** The inspector's drawer is open over a narrow window. */
  readonly drawer: boolean
}

/** What of it only the window knows. */
export type WindowSituation = Omit<Situation, 'host'>

/** A window that has not said anything yet. */
export const firstSituation: WindowSituation = { image: 'none', hasViews: false, drawer: false }

/** The menus of the desktop, and the groups of the overview of keys. */
export const commandGroups = ['file', 'go', 'view', 'help'] as const
export type CommandGroup = (typeof commandGroups)[number]

interface Description {
  readonly group: CommandGroup
  /** Any of these; the first is the one shown. */
  readonly keys: readonly Chord[]
  readonly when: (situation: Situation) => boolean
}

const always = () => true
const ready = ({ image }: Situation) => image === 'ready'
const onDesktop = ({ host }: Situation) => host === 'electron'
const withViews = ({ hasViews }: Situation) => hasViews

function command(
  group: CommandGroup,
  when: Description['when'],
  ...keys: readonly Chord[]
): Description {
  return { group, keys, when }
}

const table = {
  'archive.open': command('file', always, { command: true, key: 'o' }),
  'folder.open': command('file', onDesktop, { command: true, shift: true, key: 'o' }),
  'sample.open': command('file', always),
  'image.again': command('file', ({ image }) => image === 'stopped' || image === 'ready'),
  'image.cancel': command('file', ({ image, drawer }) => image === 'unfinished' && !drawer, {
    key: 'escape',
  }),
  'image.close': command('file', ({ image }) => image !== 'none'),
  'export.json': command('file', ready),
  'export.markdown': command('file', ready),
  'export.csv': command('file', ready),
  'export.html': command('file', ready, { command: true, key: 'e' }),
  'export.pdf': command('file', (now) => ready(now) && onDesktop(now)),
  'export.chart-svg': command('file', ready),
  'export.chart-png': command('file', ready),
  'settings.open': command('file', always, { command: true, key: ',' }),

  'palette.open': command(
    'go',
    always,
    { command: true, key: 'k' },
    { command: true, shift: true, key: 'p' },
  ),
  'image.find': command('go', always, { command: true, key: 'f' }),
  'path.find': command('go', ready, { command: true, shift: true, key: 'f' }),
  'engine.choose': command('go', always, { command: true, shift: true, key: 'e' }),
  'engine.refresh': command('go', always),

  'view.overview': command('view', withViews, { alt: true, key: '1' }),
  'view.files': command('view', withViews, { alt: true, key: '2' }),
  'view.waste': command('view', withViews, { alt: true, key: '3' }),
  'view.config': command('view', withViews, { alt: true, key: '4' }),
  'view.archive': command('view', withViews, { alt: true, key: '5' }),
  'inspector.toggle': command('view', withViews, { command: true, key: 'i' }),
  'drawer.close': command('view', ({ drawer }) => drawer, { key: 'escape' }),
  'theme.toggle': command('view', always),
  'units.toggle': command('view', always),

  'keys.show': command('help', always, { key: '?' }, { key: 'f1' }),
  'image-id.copy': command('go', withViews),
} satisfies Readonly<Record<string, Description>>

export type CommandId = keyof typeof table

export interface Command extends Description {
  readonly id: CommandId
}

export const commandIds = Object.keys(table) as readonly CommandId[]

/** All commands, in the order of the menus. */
export const commands: readonly Command[] = commandIds.map((id) => ({ id, ...table[id] }))

export function commandOf(id: CommandId): Command {
  return { id, ...table[id] }
}
