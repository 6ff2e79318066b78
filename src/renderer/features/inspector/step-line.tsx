import { useState } from 'react'
import type { OverviewStep } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { Command } from '../../ui/command.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { visibleLines } from '../../../core/model/display-text.ts'
import { splitInstruction } from '../overview/instruction.ts'
import css from './inspector.module.css'

const words = overviewWords.inspector

/** The step as a Dockerfile line, whole and copyable; the text the history keeps is a click away. */
export function StepLine({ step }: { readonly step: OverviewStep }) {
  const [raw, setRaw] = useState(false)
  const { keyword, rest } = splitInstruction(step.instruction)
  const differs = step.createdBy !== step.instruction
  return (
    <div className={css['step']}>
      {raw ? (
        <Command text={step.createdBy} copyLabel={words.copyRaw}>
          {visibleLines(step.createdBy)}
        </Command>
      ) : (
        <Command text={step.instruction} copyLabel={words.copyStep}>
          {keyword !== null && <b>{keyword} </b>}
          {visibleLines(rest)}
        </Command>
      )}
      <p className={css['note']}>
        {keyword !== null && `${words.keywords[keyword]} `}
        {differs && (
          <Button
            kind="link"
            aria-pressed={raw}
            onClick={() => {
              setRaw(!raw)
            }}
          >
            {raw ? words.clean : words.raw}
          </Button>
        )}
      </p>
    </div>
  )
}
