import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { succeed } from '../../../core/model/result.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { Overview } from '../../../shared/views.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { forgetDockerfile, isDockerfileName } from '../../state/dockerfiles.ts'
import { helloImage, readyState } from '../overview/fixtures.test-support.ts'
import { nothingSelected } from '../tab-props.ts'
import { wasteBridge } from '../waste/fake-waste.test-support.ts'
import { WasteTab } from '../waste/waste-tab.tsx'
import { linesOf } from './line-range.ts'
import { StepOrigin } from './step-origin.tsx'

setUpBrowser()
beforeEach(() => forgetDockerfile('s'))

const dockerfile = `# the service
FROM debian:bookworm
${helloImage.steps
  .slice(1)
  .map(({ instruction }) => instruction)
  .join('\n')}
`

const show = (overview: Overview = helloImage, bridge = wasteBridge()) =>
  renderInApp(
    bridge,
    <>
      <WasteTab
        overview={overview}
        session="s"
        state={readyState}
        selection={nothingSelected}
        onSelect={() => undefined}
      />
      <StepOrigin overview={overview} session="s" step={5} />
    </>,
  )

describe('a Dockerfile beside an image', () => {
  it('is picked, and cards and steps point at its lines', async () => {
    show()
    await screen.findByRole('article')
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!
    await userEvent.upload(input, new File([dockerfile], 'web.Dockerfile'))
    expect(await screen.findByText('web.Dockerfile, lines 7 to 8 · exact')).toBeTruthy()
    expect(screen.getByText('web.Dockerfile, line 7 · exact')).toBeTruthy()
    expect(screen.getByText('web.Dockerfile fits 8 steps of yours')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Forget it' }))
    expect(screen.queryByText(/lines 7 to 8/)).toBeNull()
  })

  it('is taken from the provenance in the archive', async () => {
    const bridge = wasteBridge()
    const infos = [{ filename: 'Dockerfile', data: btoa(dockerfile) }]
    const buildkit_metadata = { source: { infos } }
    const text = JSON.stringify({ predicate: { runDetails: { metadata: { buildkit_metadata } } } })
    const entry = {
      name: 'blobs/sha256/x',
      size: text.length,
      role: 'attestation',
      linkTarget: null,
      digest: null,
      nameVerified: null,
      layer: null,
      text,
    } as const
    bridge.answer('session:archive', () => succeed({ total: 1, offset: 0, rows: [entry] }))
    const pseudoImages = [
      { digest: 'sha256:x', kind: 'attestation', description: say('signature', null) },
    ] as const
    show({ ...helloImage, pseudoImages }, bridge)
    expect(await screen.findByText('Dockerfile, lines 7 to 8 · exact')).toBeTruthy()
    await waitFor(() => expect(screen.getByText(/from the provenance/)).toBeTruthy())
  })

  it('has lines that are told together when they are neighbours', () => {
    const match = (step: number, from: number, to: number) => ({
      step,
      certainty: 'exact' as const,
      instruction: { keyword: 'RUN', text: '', from, to, stage: 0, heredoc: false },
    })
    const matches = new Map(
      [match(1, 2, 3), match(2, 4, 4), match(3, 9, 9)].map((m) => [m.step, m]),
    )
    expect(linesOf([3, 1, 2, null], matches)?.ranges).toEqual([
      { from: 2, to: 4 },
      { from: 9, to: 9 },
    ])
    expect(linesOf([7], matches)).toBeNull()
  })

  it('is known by its name', () => {
    for (const name of ['Dockerfile', 'Dockerfile.dev', 'web.dockerfile', 'Containerfile'])
      expect(isDockerfileName(name)).toBe(true)
    for (const name of ['image.tar', 'mydockerfiles']) expect(isDockerfileName(name)).toBe(false)
  })
})
