import { commands, type Command, type Situation } from '../../shared/commands.ts'
import type { App } from '../app/app-context.ts'
import { isUnfinished, type OpenImage } from '../state/sessions.ts'

/** What is so in the window just now, as far as commands depend on it. */
export function situationOf(app: App, narrow: boolean): Situation {
  const { images, current } = app.sessions.store.get()
  const image = images.find(({ key }) => key === current) ?? null
  const hasViews = image !== null && image.overview !== null && image.session !== null
  return {
    host: app.info.host,
    image: stateOf(image),
    hasViews,
    drawer: narrow && hasViews && app.view.get().drawer,
  }
}

function stateOf(image: OpenImage | null): Situation['image'] {
  if (image === null) return 'none'
  if (isUnfinished(image)) return 'unfinished'
  return image.state.phase === 'ready' ? 'ready' : 'stopped'
}

/** What can be done now, in the order of the menus. */
export function possible(situation: Situation): readonly Command[] {
  return commands.filter(({ when }) => when(situation))
}
