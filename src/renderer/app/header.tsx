import type { Overview } from '../../shared/views.ts'
import { splitName } from '../features/library/image-order.ts'
import { PaletteButton } from '../features/library/settings-button.tsx'
import { isStopped, type OpenImage } from '../state/sessions.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ImageName } from '../ui/image-name.tsx'
import { Tag } from '../ui/tag.tsx'
import { Term } from '../ui/term.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { ExportMenu } from './export-menu.tsx'
import { HeaderFacts } from './header-facts.tsx'
import css from './header.module.css'
import { ImageChooser } from './image-chooser.tsx'

export interface HeaderProps {
  readonly image: OpenImage
}

/** What is in view: name, ID, and the five facts. */
export function Header({ image }: HeaderProps) {
  const { overview } = image
  const { name, others } = namesOf(image)

  return (
    <header className={css['header']}>
      <div className={css['title']}>
        <h1 className={css['name']} title={name}>
          <ImageName {...splitName(name)} />
        </h1>
        {overview && overview.image.id !== '' && (
          <span className={css['id']}>
            <Term id="short-id" here={overview.image.id}>
              <code>{overview.image.shortId}</code>
            </Term>
            <CopyButton text={overview.image.id} label={words.copy.imageId} />
          </span>
        )}
        {others.length > 0 && (
          <span className={css['others']}>
            <Tooltip content={others.join(', ')}>
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- shows the other names on focus */}
              <span tabIndex={0} className={css['also']}>
                <Tag>{words.header.also(alsoText(others, name))}</Tag>
              </span>
            </Tooltip>
          </span>
        )}
        <span className={css['actions']}>
          <span className="only-wide">
            <PaletteButton />
          </span>
          {overview && overview.choices.length > 1 && <ImageChooser overview={overview} />}
          {image.state.phase === 'ready' && image.session !== null && (
            <ExportMenu session={image.session} />
          )}
        </span>
      </div>
      {overview && <HeaderFacts overview={overview} stopped={isStopped(image)} />}
    </header>
  )
}

/** The name it was picked by, when that is one of its own, else its first; and the rest. */
function namesOf(image: OpenImage): { readonly name: string; readonly others: readonly string[] } {
  const tags = ownTags(image.overview)
  const picked = visibleText(image.title)
  // A file is known by the file's name; its tags are beside it.
  const name = image.source.kind === 'file' || tags.includes(picked) ? picked : (tags[0] ?? picked)
  return { name, others: tags.filter((tag) => tag !== name) }
}

function ownTags(overview: Overview | null): readonly string[] {
  return (overview?.image.tags ?? []).map(visibleText)
}

/** `:latest` when only the tag differs, the whole name otherwise. */
function alsoText(others: readonly string[], name: string): string {
  const first = others[0] ?? ''
  const own = splitName(name)
  const other = splitName(first)
  const short =
    own.path + own.repository === other.path + other.repository && other.tag !== ''
      ? other.tag
      : first
  return others.length === 1 ? short : `${short} ${words.header.alsoMore(others.length - 1)}`
}
