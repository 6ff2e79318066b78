import { useEffect } from 'react'
import { useStore } from '../state/store.ts'
import { useApp } from './app-context.ts'
import css from './toast.module.css'

const shownFor = 4000

/** A sentence about something done out of sight, for four seconds. */
export function Toast() {
  const { view } = useApp()
  const toast = useStore(view, (state) => state.toast)

  useEffect(() => {
    if (toast === null) return
    const timer = window.setTimeout(() => {
      view.set({ toast: null })
    }, shownFor)
    return () => {
      window.clearTimeout(timer)
    }
  }, [toast, view])

  return (
    <div role="status" className={css['place']}>
      {toast !== null && <div className={css['toast']}>{toast}</div>}
    </div>
  )
}
