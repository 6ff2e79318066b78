import { describe, expect, it } from 'vitest'
import { helloImage } from '../overview/fixtures.test-support.ts'
import { dockerfileLines } from './dockerfile-lines.ts'

const dockerfile = `# debian:bookworm, exact match, 1 layer
FROM debian:bookworm
LABEL org.opencontainers.image.title=hello-api
ENV PORT=8080
COPY app.py /app/
RUN apt-get clean && rm -rf /var/lib/apt/lists/* \\
      /var/cache/apt/*.bin && echo clean > /app/state
RUN dd if=/dev/urandom of=/app/big.bin bs=1M count=20
RUN rm /app/big.bin && chmod 600 /app/app.py
WORKDIR /app
CMD ["python3", "/app/app.py"]
`

describe('dockerfileLines', () => {
  it('finds the step of every line, also when it was broken in two', () => {
    const lines = dockerfileLines(dockerfile, helloImage.steps)
    expect(lines.map((line) => line.step)).toEqual([null, null, 1, 2, 3, 4, 4, 5, 6, 7, 8])
    expect(lines.filter((line) => line.continued)).toHaveLength(1)
    expect(lines.map((line) => line.text).join('\n')).toBe(dockerfile.trimEnd())
  })

  it('keeps lines that belong to no step', () => {
    expect(dockerfileLines('FROM scratch', [])).toEqual([
      { text: 'FROM scratch', step: null, continued: false },
    ])
  })

  it('finds steps that the Dockerfile tells at its end, and those it tells as comments', () => {
    const said = ['Imported from -', 'CMD ["sh"]', 'COPY a /', 'USER 1000']
    const steps = said.map((instruction, index) => ({
      ...helloImage.steps[0]!,
      index,
      instruction,
    }))
    const text = '# Imported from -\nCOPY a /\nUSER 1000\nCMD ["sh"]\n'
    expect(dockerfileLines(text, steps).map((line) => line.step)).toEqual([0, 2, 3, 1])
  })

  it('takes the later of two equal steps only for the later line', () => {
    const [step] = helloImage.steps
    const twice = [0, 1].map((index) => ({ ...step!, index, instruction: 'RUN true' }))
    const lines = dockerfileLines('RUN true\nRUN true', twice)
    expect(lines.map((line) => line.step)).toEqual([0, 1])
  })
})
