import { describe, expect, it } from 'vitest'
import type { WindowCard } from '../../../core/advice/advice.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { adviceLines } from './advice-lines.ts'

function cardOf(line: string, steps: readonly (string | null)[], more: Partial<WindowCard> = {}) {
  const card: WindowCard = {
    id: 'x',
    rule: 'deleted-later',
    said: { title: say('rewritten.title'), why: say('rewritten.why'), evidence: [] },
    bytes: 1,
    files: 1,
    examples: [],
    steps: steps.map((instruction, layer) => ({ layer, step: layer, instruction })),
    line,
    lineOf: 'Dockerfile',
    docs: '',
    ...more,
  }
  return adviceLines(card).map(({ kind, text }) => `${kind[0] ?? ''} ${text}`)
}

describe('the lines of a saving', () => {
  it('take the place of the steps they join', () => {
    expect(cardOf('RUN a \\\n && b', ['RUN a', 'RUN b'])).toEqual([
      'r RUN a',
      'r RUN b',
      'a RUN a \\',
      'a  && b',
    ])
  })

  it('leave a step that they do not repeat', () => {
    expect(
      cardOf('COPY --chown=1:1 … /srv', ['COPY dir:00 in /srv', 'RUN chown 1:1 /srv']),
    ).toEqual(['r COPY dir:00 in /srv', 'a COPY --chown=1:1 … /srv'])
    expect(cardOf('RUN … \\\n && ln -f /a /b', ['RUN make'])).toEqual([
      'a RUN … \\',
      'a  && ln -f /a /b',
    ])
  })

  it('tell comments from lines, and replace nothing in a .dockerignore', () => {
    expect(cardOf('RUN x\n# or', [null])).toEqual(['a RUN x', 'c # or'])
    expect(cardOf('**/.git', ['COPY . /srv'], { lineOf: '.dockerignore' })).toEqual(['a **/.git'])
  })
})
