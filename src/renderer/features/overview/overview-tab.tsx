import { cx } from '../../ui/cx.ts'
import { selectLayer, type TabProps } from '../tab-props.ts'
import { BaseBar } from './base-bar.tsx'
import { BuildStory } from './build-story.tsx'
import { FindingsList } from './findings-list.tsx'
import { LayerChart } from './layer-chart.tsx'
import css from './overview-tab.module.css'

/** Findings, layer sizes, base and yours, and the build story; what is selected in one is selected in all. */
export function OverviewTab({ overview, session, state, selection, onSelect }: TabProps) {
  const select = (layer: number) => {
    onSelect(selectLayer(overview, layer))
  }
  return (
    <div className={cx(css['view'], 'scroll')}>
      <FindingsList findings={overview.findings} onLayer={select} />
      <LayerChart overview={overview} selected={selection.layer} onSelect={select} />
      <BaseBar overview={overview} session={session} />
      <BuildStory
        overview={overview}
        progress={state.progress}
        selection={selection}
        onSelect={onSelect}
      />
    </div>
  )
}
