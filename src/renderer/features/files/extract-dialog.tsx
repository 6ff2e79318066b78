import { useState, type ReactNode } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { ExtractRequest, ExtractSelection } from '../../../shared/file-views.ts'
import { useApp } from '../../app/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { filesWords } from '../../words/files-words.ts'
import css from './extract-dialog.module.css'
import { selectionOf } from './extract-selection.ts'
import type { SelectedRow } from './files-state.ts'

const words = filesWords.extract

export interface ExtractDialogProps {
  readonly layer: number
  readonly current: SelectedRow | null
  readonly onStart: (request: ExtractRequest) => void
  readonly onClose: () => void
}

type What = 'selected' | 'layer' | 'merged'
type Form = 'folder' | 'tar'

/** Asks what is to be taken out, in which form, and with whose owners; the place is asked after it. */
export function ExtractDialog({ layer, current, onStart, onClose }: ExtractDialogProps) {
  const { info } = useApp()
  const folders = info.host === 'electron'
  const [what, setWhat] = useState<What>('merged')
  const [form, setForm] = useState<Form>(folders ? 'folder' : 'tar')
  const [owners, setOwners] = useState<boolean | null>(null)
  const keepOwners = owners ?? form === 'tar'
  const start = () => {
    onStart({ selection: selectionFor(what, layer, current), form, keepOwners })
    onClose()
  }
  return (
    <Dialog label={words.title} size="narrow" onClose={onClose}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          start()
        }}
      >
        <h2>{words.title}</h2>
        <Choices title={words.what}>
          <Radio name="what" value="merged" chosen={what} onChoose={setWhat}>
            {words.merged(layer)}
            <small>{words.mergedDetail}</small>
          </Radio>
          <Radio name="what" value="layer" chosen={what} onChoose={setWhat}>
            {words.layer(layer)}
          </Radio>
          {current !== null && (
            <Radio name="what" value="selected" chosen={what} onChoose={setWhat}>
              {words.selected}
              <small>
                <bdi>{visibleText(current.text)}</bdi>
              </small>
            </Radio>
          )}
        </Choices>
        <Choices title={words.form}>
          {folders ? (
            <>
              <Radio name="form" value="folder" chosen={form} onChoose={setForm}>
                {words.forms.folder}
                <small>{words.folderDetail}</small>
              </Radio>
              <Radio name="form" value="tar" chosen={form} onChoose={setForm}>
                {words.forms.tar}
                <small>{words.tarDetail}</small>
              </Radio>
            </>
          ) : (
            <p>{words.noFolder}</p>
          )}
        </Choices>
        <Choices title={words.owners}>
          <Checkbox label={words.keepOwners} checked={keepOwners} onChange={setOwners} />
          <p>{form === 'tar' ? words.ownersInTar : words.ownersInFolder}</p>
        </Choices>
        <div className={css['buttons']}>
          <Button kind="line" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button kind="primary" onClick={start}>
            {words.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function selectionFor(what: What, layer: number, current: SelectedRow | null): ExtractSelection {
  if (what === 'layer') return { kind: 'layer', layer }
  if (what === 'selected' && current) return selectionOf(current.row, layer)
  return { kind: 'merged', path: 0, at: layer }
}

function Choices({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

interface RadioProps<Value extends string> {
  readonly name: string
  readonly value: Value
  readonly chosen: string
  readonly onChoose: (value: Value) => void
  readonly children: ReactNode
}

function Radio<Value extends string>(props: RadioProps<Value>) {
  const { name, value, chosen, onChoose, children } = props
  return (
    <label className={css['radio']}>
      <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
      <span>{children}</span>
    </label>
  )
}
