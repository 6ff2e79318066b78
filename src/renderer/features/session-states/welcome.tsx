import { useApp } from '../../app/app-context.ts'
import { pickAndOpen } from '../../app/open-file.ts'
import { keyText } from '../../commands/key-text.ts'
import { inOrder, splitName } from '../library/image-order.ts'
import { valueOf } from '../../state/load-state.ts'
import { useStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { commandWords } from '../../words/command-words.ts'
import { words } from '../../words/words.ts'
import css from './page.module.css'
import { Page, PageActions, PageSection } from './page.tsx'
import { SampleFigure } from './sample-figure.tsx'

const keyRows = ['palette.open', 'image.find', 'keys.show'] as const

/** An engine answers and no image is open yet. */
export function Welcome() {
  const app = useApp()
  const images = valueOf(useStore(app.engine.store, (state) => state.images)) ?? []
  const [newest] = inOrder(images, 'newest')
  const openSample = () => {
    app.sessions.open({ kind: 'sample' }, words.library.sample)
  }

  return (
    <Page heading={words.welcome.heading} lead={words.welcome.said} figure={<SampleFigure />}>
      <PageActions>
        {newest && (
          <Button
            kind="primary"
            icon="layers"
            onClick={() => {
              app.sessions.open(
                { kind: 'engine', image: newest.id },
                newest.tags[0] ?? newest.shortId,
              )
            }}
          >
            {words.welcome.first(shortName(visibleText(newest.tags[0] ?? newest.shortId)))}
          </Button>
        )}
        <Button kind={newest ? 'line' : 'primary'} icon="layers" onClick={openSample}>
          {words.welcome.sample}
        </Button>
        <Button kind="line" icon="archive" onClick={() => void pickAndOpen(app, 'archive')}>
          {words.library.openArchive}
        </Button>
      </PageActions>
      <p className={css['note']}>{words.welcome.sampleSaid}</p>
      <PageSection heading={words.welcome.keys}>
        <ul className={css['rows']}>
          {keyRows.map((id) => (
            <li key={id}>
              <span>{commandWords.commands[id]}</span>
              <KeyHint>{keyText(id, app.info)}</KeyHint>
            </li>
          ))}
        </ul>
      </PageSection>
    </Page>
  )
}

/** Longer names lose what stands before their last slash, so that the buttons stay in one line. */
const longName = 24

function shortName(name: string): string {
  const { repository, tag } = splitName(name)
  return name.length > longName ? repository + tag : name
}
