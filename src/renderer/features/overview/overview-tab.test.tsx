import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { finding } from '../../../core/model/finding.ts'
import { formatBytes } from '../../../core/model/format.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { Overview, SessionState } from '../../../shared/views.ts'
import { nothingSelected, type Selection } from '../tab-props.ts'
import {
  damagedImage,
  helloImage,
  imageOf,
  longImage,
  mismatchImage,
  pendingImage,
  readingState,
  readyState,
  seedImage,
} from './fixtures.test-support.ts'
import { OverviewTab } from './overview-tab.tsx'

afterEach(cleanup)

interface TabOf {
  readonly image: Overview
  readonly state?: SessionState
  readonly start?: Selection
  readonly seen?: (selection: Selection) => void
}

function Tab({ image, state = readyState, start = nothingSelected, seen }: TabOf) {
  const [selection, setSelection] = useState(start)
  return (
    <OverviewTab
      overview={image}
      session="s"
      state={state}
      selection={selection}
      onSelect={(next) => {
        setSelection(next)
        seen?.(next)
      }}
    />
  )
}

function steps() {
  return within(screen.getByRole('listbox')).getAllByRole('option')
}

/** The name of a row: all of its text that is not hidden from assistive technology. */
function spoken(row: HTMLElement | undefined): string | null | undefined {
  return row?.querySelector(':scope > :not([aria-hidden])')?.textContent
}

const selected = () => steps().findIndex((step) => step.getAttribute('aria-selected') === 'true')

describe('the table beside the chart', () => {
  it('has the exact numbers of every layer', () => {
    render(<Tab image={helloImage} />)
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent))
    expect(cells).toHaveLength(5)
    expect(cells[0]?.slice(2)).toEqual(['198,923,112', '82,190,400', '5,327', '90.5\u202f%'])
    expect(cells[3]?.slice(2)).toEqual(['20,971,520', '20,971,520', '1', '9.5\u202f%'])
    const sum = cells.reduce((total, row) => total + Number(row[2]?.replaceAll(',', '')), 0)
    expect(sum).toBe(helloImage.image.size)
  })

  it('never calls an unread layer empty', () => {
    render(<Tab image={pendingImage(3)} state={readingState} />)
    const row = within(screen.getByRole('table')).getAllByRole('row')[5]
    expect(row?.textContent).toContain('not known yet')
  })
})

describe('the build story', () => {
  it('tells the article: six steps, five layers, the last step without one', () => {
    render(<Tab image={seedImage} />)
    expect(screen.getByText('6 steps made 5 layers; 1 changed settings only')).toBeDefined()
    const names = steps().map(spoken)
    expect(names).toHaveLength(6)
    expect(names[3]).toBe('step 4, CMD ["/bin/bash"], layer 3, 0\u202fB')
    expect(names[5]).toMatch(/^step 6, CMD .*, no layer$/)
    expect(screen.getAllByText(/ubuntu:15.04/).length).toBeGreaterThan(0)
  })

  it('selects the step and its layer together', async () => {
    const seen = vi.fn()
    render(<Tab image={helloImage} seen={seen} />)
    await userEvent.click(screen.getByRole('option', { name: /^step 6, RUN dd/ }))
    expect(seen).toHaveBeenLastCalledWith({ layer: 3, step: 5, entry: null })
    expect(selected()).toBe(5)
  })

  it('selects the step when its band is clicked', async () => {
    const { container } = render(<Tab image={helloImage} />)
    await userEvent.click(container.querySelector('[data-layer="4"]')!)
    expect(spoken(steps()[selected()])).toMatch(/^step 7, RUN rm/)
  })

  it('is one tab stop in which arrows, Home and End move', async () => {
    render(<Tab image={helloImage} />)
    expect(steps().filter((step) => step.tabIndex === 0)).toHaveLength(1)
    steps()[0]?.focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(selected()).toBe(0)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(selected()).toBe(2)
    expect(document.activeElement).toBe(steps()[2])
    await userEvent.keyboard('{End}')
    expect(selected()).toBe(8)
    await userEvent.keyboard('{ArrowDown}{ArrowUp}')
    expect(selected()).toBe(7)
    await userEvent.keyboard('{Home}')
    expect(selected()).toBe(0)
    expect(steps().filter((step) => step.tabIndex === 0)).toEqual([steps()[0]])
  })

  it('turns over with the newest step first', async () => {
    render(<Tab image={helloImage} start={{ layer: 0, step: 0, entry: null }} />)
    await userEvent.click(screen.getByRole('radio', { name: 'Stack order' }))
    expect(screen.getByRole('listbox', { name: 'Build steps, newest first' })).toBeDefined()
    expect(spoken(steps()[0])).toMatch(/^step 9,/)
    expect(selected()).toBe(8)
    steps()[8]?.focus()
    await userEvent.keyboard('{ArrowUp}')
    expect(spoken(steps()[selected()])).toMatch(/^step 2,/)
  })

  it('shows 45 layers and all their steps', () => {
    const image = longImage(45)
    const { container } = render(<Tab image={image} />)
    expect(steps()).toHaveLength(image.steps.length)
    expect(container.querySelectorAll('[data-layer]')).toHaveLength(45)
  })

  it('says what is not certain, and that no step is known for a layer', async () => {
    const seen = vi.fn()
    render(<Tab image={mismatchImage()} seen={seen} />)
    expect(screen.getByText(/12 steps for 11 layers/)).toBeDefined()
    expect(screen.getAllByRole('option', { name: /not certain/ }).length).toBeGreaterThan(0)
    const orphan = screen.getByRole('option', { name: /^layer 7, no step known/ })
    await userEvent.click(orphan)
    expect(seen).toHaveBeenLastCalledWith({ layer: 7, step: null, entry: null })
    expect(steps()[selected()]).toBe(orphan)
  })

  it('says what waits and what is read while bytes come', () => {
    render(<Tab image={pendingImage(3)} state={readingState} />)
    expect(screen.getByRole('option', { name: /^step 6, .*reading$/ })).toBeDefined()
    expect(screen.getByRole('option', { name: /^step 7, .*not read yet$/ })).toBeDefined()
    expect(screen.getByText('not read yet; size exact when it is read')).toBeDefined()
    // What a layer changed is known when all is read; before that no count is shown as zero.
    const [first] = steps()
    expect(first?.textContent).toContain('5,327 files')
    expect(first?.textContent).not.toContain('~0')
  })

  it('does not call a step uncertain whose layer is only not known yet', () => {
    const image = mismatchImage()
    render(<Tab image={{ ...image, complete: false, findings: [] }} state={readingState} />)
    expect(screen.queryByText('not certain')).toBeNull()
    expect(screen.getAllByText('layer not known yet').length).toBeGreaterThan(0)
  })

  it('tells what the engine states of a step whose layer is not known yet', () => {
    const { layers, steps: known } = seedImage
    const image: Overview = {
      ...seedImage,
      complete: false,
      base: { ...seedImage.base, layers: 1, steps: 1 },
      layers: layers.map((layer, index) => ({
        ...layer,
        state: 'waiting',
        approximateSize: index === 0 ? layer.size : null,
      })),
      steps: known.map((step, index) =>
        index === 0 ? step : { ...step, layerIndex: null, certain: false, emptyLayer: false },
      ),
    }
    render(<Tab image={image} state={readingState} />)
    const added = known.findLast(({ size }) => size > 0)!
    const row = screen.getByRole('option', { name: new RegExp(`^step ${added.index + 1}, `) })
    expect(row.textContent).toContain(formatBytes(added.size))
    const yours = known.slice(1).reduce((sum, { size }) => sum + size, 0)
    expect(screen.getByText('Yours').parentElement?.textContent).toContain(formatBytes(yours))
  })

  it('names the layers that are changed or not there', () => {
    render(<Tab image={damagedImage()} />)
    expect(screen.getByRole('option', { name: /^step 5, .*content changed/ })).toBeDefined()
    expect(
      screen.getByRole('option', { name: /^step 7, .*unknown, not in the archive/ }),
    ).toBeDefined()
    expect(screen.getByText(/bytes of layer 2 do not hash to/)).toBeDefined()
  })

  it('shows names from inside the image as text and nothing else', () => {
    const image = imageOf({
      name: 'x',
      id: seedImage.image.id,
      steps: [
        {
          instruction: 'RUN echo <img src=x onerror=alert(1)> \u202egpj.exe\u0007',
          layer: { size: 1, files: 1 },
        },
      ],
    })
    const { container } = render(<Tab image={image} />)
    expect(container.querySelector('img')).toBeNull()
    const [step] = steps()
    expect(step?.textContent).toContain('<img src=x onerror=alert(1)> ⟨U+202E⟩gpj.exe␇')
  })

  it('has words for an image without layers and one without history', () => {
    const { unmount } = render(
      <Tab image={imageOf({ name: 'x', id: seedImage.image.id, steps: [] })} />,
    )
    expect(screen.getByText(/built from scratch/)).toBeDefined()
    unmount()
    render(<Tab image={{ ...seedImage, steps: [] }} />)
    expect(screen.getByText('5 layers, and no history to tell who made them')).toBeDefined()
    expect(steps()).toHaveLength(5)
  })
})

describe('findings', () => {
  it('counts equal ones and keeps notes behind a click', async () => {
    const image: Overview = {
      ...seedImage,
      findings: [
        finding('shadows-symlink', 'info', say('directoryOverLink', 0, '/lib', 0)),
        finding('unsafe-path', 'warning', say('pathClimbs', '../a')),
        finding('unsafe-path', 'warning', say('pathClimbs', '../b')),
      ],
    }
    render(<Tab image={image} />)
    expect(screen.getByText(/The path "\.\.\/a"/)).toBeDefined()
    expect(screen.getByText(/And 1 more of this kind/)).toBeDefined()
    expect(screen.queryByText(/symbolic link \/lib/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Show 1 more' }))
    expect(screen.getByText(/symbolic link \/lib/)).toBeDefined()
  })

  it('leads to the layer', async () => {
    render(<Tab image={damagedImage()} />)
    await userEvent.click(screen.getByRole('button', { name: 'Show layer 2' }))
    expect(spoken(steps()[selected()])).toMatch(/^step 5,/)
  })
})
