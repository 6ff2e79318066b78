import { useBridge } from '../../client.ts'
import { Button } from '../../ui/button.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { filesStoreOf, withoutFilters } from '../files/files-state.ts'
import type { InspectorProps } from '../tab-props.ts'
import css from './inspector.module.css'

export interface ShowFilesProps extends Pick<InspectorProps, 'overview' | 'session'> {
  /** Goes to the Files tab, with the layer selected. */
  readonly onShow: () => void
}

/** To what a layer stores, as it stands in the layer's own tar. */
export function ShowFiles({ overview, session, onShow }: ShowFilesProps) {
  const bridge = useBridge()
  const show = () => {
    const store = filesStoreOf(bridge, `${session} ${String(overview.chosen)}`)
    store.set({ mode: 'layer', arrangement: 'tree', query: '', ...withoutFilters })
    onShow()
  }
  return (
    <p className={css['actions']}>
      <Button kind="line" icon="tree" onClick={show}>
        {overviewWords.inspector.showFiles}
      </Button>
    </p>
  )
}
