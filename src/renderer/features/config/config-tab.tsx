import type { TabProps } from '../tab-props.ts'
import css from './config-tab.module.css'
import { DockerfileView } from './dockerfile-view.tsx'
import { RawView } from './raw-view.tsx'
import { RuntimeFacts } from './runtime-facts.tsx'

/** What a container will run, the Dockerfile as far as it can be told, and the raw metadata. */
export function ConfigTab({ overview, selection, onSelect }: TabProps) {
  return (
    <div className={css['view']}>
      <div className={`scroll ${css['side'] ?? ''}`}>
        <RuntimeFacts runtime={overview.runtime} />
      </div>
      <div className={css['side']}>
        <DockerfileView overview={overview} selection={selection} onSelect={onSelect} />
        <RawView overview={overview} />
      </div>
    </div>
  )
}
