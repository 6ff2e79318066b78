import { visibleText } from '../../../core/model/display-text.ts'

export interface Instruction {
  /** `RUN`, `COPY` …; null when the step does not begin with a Dockerfile word. */
  readonly keyword: Keyword | null
  readonly rest: string
}

/** The words a Dockerfile line can begin with (Dockerfile reference). */
export const keywords = [
  'FROM',
  'RUN',
  'CMD',
  'LABEL',
  'MAINTAINER',
  'EXPOSE',
  'ENV',
  'ADD',
  'COPY',
  'ENTRYPOINT',
  'VOLUME',
  'USER',
  'WORKDIR',
  'ARG',
  'ONBUILD',
  'STOPSIGNAL',
  'HEALTHCHECK',
  'SHELL',
] as const

export type Keyword = (typeof keywords)[number]

/** Parts a Dockerfile line into its first word and the rest, both as they are. */
export function splitInstruction(instruction: string): Instruction {
  const first = /^[A-Z]+(?=\s|$)/.exec(instruction)?.[0]
  const keyword = keywords.find((known) => known === first) ?? null
  return keyword === null
    ? { keyword, rest: instruction }
    : { keyword, rest: instruction.slice(keyword.length).trimStart() }
}

/** Text of several lines as one: runs of white space are one space, the rest is made visible. */
export function oneLine(text: string): string {
  return visibleText(text.replace(/[ \t\r\n]+/g, ' ').trim())
}

/** A step in one or two words, for an axis: `COPY`, `RUN apt-get`. */
export function briefInstruction(instruction: string): string {
  const { keyword, rest } = splitInstruction(instruction)
  const [word = ''] = oneLine(rest.replace(/^(?:--\S+\s+)+/, '')).split(' ')
  if (keyword === null) return word
  return keyword === 'RUN' ? `RUN ${word.slice(word.lastIndexOf('/') + 1)}`.trimEnd() : keyword
}
