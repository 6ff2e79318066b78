import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { fireEvent } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { succeed } from '../../../core/model/result.ts'
import type { Overview } from '../../../shared/views.ts'
import { fakeBridge } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { BaseBar } from './base-bar.tsx'
import { helloImage } from './fixtures.test-support.ts'

setUpBrowser()

const side = {
  layers: 1,
  size: 300,
  files: 3,
  wastedBytes: 30,
  duplicateBytes: 0,
  findings: 0,
} as const

const image: Overview = {
  ...helloImage,
  sums: { base: side, yours: { ...side, layers: 4, size: 100, files: 1, wastedBytes: 10 } },
}

describe('base and yours', () => {
  it('are split in every sum', async () => {
    renderInApp(fakeBridge(), <BaseBar overview={image} session="s" />)
    await userEvent.click(screen.getByRole('button', { name: 'Details' }))
    const sums = screen.getByRole('table', { name: 'Sums of base and yours' })
    const size = within(sums).getByRole('row', { name: /^Size/ })
    expect(size.textContent).toBe('Size300\u202fB100\u202fB25.0\u202f%')
    expect(screen.getByText(/layer of debian:bookworm \(all it has\)/)).toBeTruthy()
  })

  it('tell the chain', () => {
    const chain = [
      { name: 'debian:bookworm', layers: 1 },
      { name: 'python:3.12', layers: 2 },
    ]
    const { base } = image
    renderInApp(
      fakeBridge(),
      <BaseBar overview={{ ...image, base: { ...base, chain } }} session="s" />,
    )
    const region = screen.getByRole('region', { name: 'Base and yours' })
    expect(region.textContent).toContain('debian:bookworm python:3.12 yoursexact')
  })

  it('are parted where someone wants', async () => {
    const bridge = fakeBridge()
    bridge.answer('session:base', () => succeed(image))
    renderInApp(bridge, <BaseBar overview={image} session="s" />)
    await userEvent.click(screen.getByRole('button', { name: 'Details' }))
    fireEvent.change(screen.getByRole('slider', { name: 'Boundary' }), { target: { value: '3' } })
    await waitFor(() =>
      expect(bridge.calls).toEqual([{ name: 'session:base', arg: { session: 's', layers: 3 } }]),
    )
  })

  it('go back to where they were found', async () => {
    const bridge = fakeBridge()
    const base = { ...image.base, layers: 3, moved: { from: 1 } }
    renderInApp(bridge, <BaseBar overview={{ ...image, base }} session="s" />)
    expect(screen.getByText('moved by hand')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Details' }))
    await userEvent.click(screen.getByRole('button', { name: 'Back to 1 layer, as found' }))
    expect(bridge.calls[0]?.arg).toEqual({ session: 's', layers: null })
  })
})
