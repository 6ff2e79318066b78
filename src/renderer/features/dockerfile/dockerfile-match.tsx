import { useRef } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import { useApp } from '../../app/app-context.ts'
import { forgetDockerfile, giveDockerfile } from '../../state/dockerfiles.ts'
import { Button } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { dockerfileWords as words } from '../../words/dockerfile-words.ts'
import css from './dockerfile-match.module.css'
import type { MatchedDockerfile } from './use-dockerfile.ts'

/** Which Dockerfile is laid beside the steps, or the way to pick one. */
export function DockerfileMatch({
  session,
  file,
}: {
  readonly session: string
  readonly file: MatchedDockerfile | null
}) {
  const { view } = useApp()
  const input = useRef<HTMLInputElement>(null)
  const take = async (picked: File | undefined) => {
    if (picked && !(await giveDockerfile(session, picked))) {
      view.set({ toast: words.tooLarge(visibleText(picked.name)) })
    }
  }
  return (
    <span className={css['match']}>
      {file !== null && (
        <span role="status">
          {words.matched(visibleText(file.name), file.matches.size)}
          {!file.given && ` · ${words.attested}`}
        </span>
      )}
      {file?.given === true && (
        <Button kind="link" size="small" onClick={() => forgetDockerfile(session)}>
          {words.forget}
        </Button>
      )}
      <Tooltip content={words.why}>
        <Button kind="line" size="small" icon="file" onClick={() => input.current?.click()}>
          {words.pick}
        </Button>
      </Tooltip>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </span>
  )
}
