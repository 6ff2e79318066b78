import { useId, useState, type SubmitEvent } from 'react'
import { useApp } from '../../app/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { settingsWords as words } from '../../words/settings-words.ts'
import { words as allWords } from '../../words/words.ts'
import { errorMessage } from '../../words/sentences.ts'
import css from './settings-dialog.module.css'

/** The engine's address: applied when it is whole, not with every letter. */
export function EngineRow({ host }: { readonly host: string }) {
  const { settings } = useApp()
  const [typed, setTyped] = useState(host)
  const [invalid, setInvalid] = useState<string | null>(null)
  const id = useId()

  const apply = async (event: SubmitEvent) => {
    event.preventDefault()
    const answer = await settings.change({ engineHost: typed.trim() })
    if (answer.ok) return
    // The host keeps what it had; so must the window, or the next change would be refused too.
    settings.store.set({ settings: { ...settings.store.get().settings, engineHost: host } })
    const heading = allWords.errors['engine-host-invalid'].heading
    setInvalid(answer.error.code === 'invalid-argument' ? heading : errorMessage(answer.error))
  }

  return (
    <form className={css['row']} onSubmit={(event) => void apply(event)}>
      <label htmlFor={id}>{words.engineHost}</label>
      <div className={css['control']}>
        <div className={css['apply']}>
          <div>
            <Field
              id={id}
              label={words.engineHost}
              placeholder={words.engineHostHint}
              value={typed}
              invalid={invalid}
              onChange={(text) => {
                setTyped(text)
                setInvalid(null)
              }}
            />
          </div>
          <Button kind="line" type="submit" disabled={typed.trim() === host}>
            {words.apply}
          </Button>
        </div>
        <p className={css['note']}>{words.engineHostNote}</p>
      </div>
    </form>
  )
}
