import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { helloImage, longImage, seedImage } from './fixtures.test-support.ts'
import { LayerChart } from './layer-chart.tsx'

afterEach(cleanup)

describe('LayerChart', () => {
  it('draws a bar for every layer, an empty one too, each with its size', () => {
    const { container } = render(
      <LayerChart overview={seedImage} selected={null} onSelect={() => {}} />,
    )
    const bars = container.querySelectorAll('.recharts-bar-rectangle')
    expect(bars).toHaveLength(5)
    expect([...bars].map((bar) => bar.textContent)).toEqual([
      '131.3\u202fMB',
      '194.5\u202fkB',
      '1.9\u202fkB',
      '0\u202fB',
      '21\u202fB',
    ])
    const empty = bars[3]!.querySelector('rect')!
    expect(Number(empty.getAttribute('height'))).toBeGreaterThan(2)
  })

  it('counts waste and files instead', async () => {
    const { container } = render(
      <LayerChart overview={helloImage} selected={null} onSelect={() => {}} />,
    )
    const texts = () =>
      [...container.querySelectorAll('.recharts-bar-rectangle')].map((bar) => bar.textContent)
    await userEvent.click(screen.getByRole('radio', { name: 'Waste' }))
    expect(texts()[0]).toBe('82.2\u202fMB')
    await userEvent.click(screen.getByRole('radio', { name: 'Files' }))
    expect(texts()[0]).toBe('5,327')
    await userEvent.click(screen.getByRole('radio', { name: 'Log' }))
    expect(texts()[0]).toBe('5,327')
  })

  it('labels only what matters of many layers, and the selected one', () => {
    const { container } = render(
      <LayerChart overview={longImage(45)} selected={22} onSelect={() => {}} />,
    )
    const bars = [...container.querySelectorAll('.recharts-bar-rectangle')]
    expect(bars).toHaveLength(45)
    expect(bars.filter((bar) => bar.textContent !== '').length).toBeLessThanOrEqual(6)
    expect(bars[22]?.textContent).not.toBe('')
  })

  it('says exact numbers as the arrow keys move, and selects with Enter', async () => {
    const onSelect = vi.fn()
    render(<LayerChart overview={helloImage} selected={null} onSelect={onSelect} />)
    const chart = screen.getByRole('application')
    chart.focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
    await waitFor(() => {
      expect(screen.getByRole('status').textContent).toContain(
        '20,971,520\u202fB, 9.5\u202f% of the image',
      )
    })
    await userEvent.keyboard('{Enter}')
    expect(onSelect).toHaveBeenCalledWith(3)
    await userEvent.keyboard('{End}')
    expect(onSelect).toHaveBeenLastCalledWith(4)
  })
})
