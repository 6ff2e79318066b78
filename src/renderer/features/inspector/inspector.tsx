import { EntryInspector } from '../archive/entry-inspector.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import type { InspectorProps } from '../tab-props.ts'
import { ImageSummary } from './image-summary.tsx'
import { StoryInspector } from './story-inspector.tsx'

const words = overviewWords.inspector
const hints = {
  overview: words.imageHint,
  files: words.filesHint,
  waste: words.imageHint,
  config: words.imageHint,
  archive: words.archiveHint,
}

/** Says what the selected thing is: an entry of the archive, a step with its layer, or the image. */
export function Inspector(props: InspectorProps) {
  const { overview, selection, tab, session } = props
  if (tab === 'archive' && selection.entry) {
    return <EntryInspector {...props} entry={selection.entry} />
  }
  if (selection.step !== null || selection.layer !== null) {
    return <StoryInspector key={session} {...props} />
  }
  return <ImageSummary overview={overview} hint={hints[tab]} />
}
