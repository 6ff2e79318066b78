import { useEffect, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { words } from '../words/words.ts'
import { useApp } from './app-context.ts'
import css from './drop-target.module.css'
import { isDockerfileName, giveDockerfile } from '../state/dockerfiles.ts'
import { dockerfileWords } from '../words/dockerfile-words.ts'
import type { App } from './app-context.ts'
import { openFile } from './open-file.ts'

/** The whole window takes a dropped archive; while one hovers over it, it says so. */
export function DropTarget() {
  const app = useApp()
  const [over, setOver] = useState(false)

  useEffect(() => {
    // Entering a child leaves its parent: only the balance tells whether the pointer is outside.
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      // Without this the browser would show the file instead of the window.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      depth = 0
      setOver(false)
      const file = event.dataTransfer?.files[0]
      const session = sessionInView(app)
      if (file && session !== null && isDockerfileName(file.name)) {
        void takeDockerfile(app, session, file)
      } else if (file) void openFile(app, file)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [app])

  if (!over) return null
  return (
    <div className={css['scrim']}>
      <div className={css['box']}>
        <Icon name="drop" size={20} />
        <strong>{words.library.drop}</strong>
        <span>{words.library.dropDetail}</span>
      </div>
    </div>
  )
}

function sessionInView({ sessions }: App): string | null {
  const { images, current } = sessions.store.get()
  return images.find(({ key }) => key === current)?.session ?? null
}

/** A Dockerfile is laid beside the image in view; the savings say what came of it. */
async function takeDockerfile({ view }: App, session: string, file: File): Promise<void> {
  const taken = await giveDockerfile(session, file)
  if (taken) view.set({ tab: 'waste' })
  else view.set({ toast: dockerfileWords.tooLarge(file.name) })
}
