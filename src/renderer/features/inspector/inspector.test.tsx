import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../../shared/contract.ts'
import type { Overview } from '../../../shared/views.ts'
import { BridgeContext } from '../../client.ts'
import {
  damagedImage,
  helloImage,
  helloWaste,
  mismatchImage,
  pendingImage,
  readingState,
  readyState,
  seedImage,
} from '../overview/fixtures.test-support.ts'
import { filesStoreOf } from '../files/files-state.ts'
import { nothingSelected, selectLayer, selectStep, type Selection } from '../tab-props.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

const call = vi.fn((_name: string, { offset, limit }: { offset: number; limit: number }) =>
  Promise.resolve({
    ok: true,
    value: { total: helloWaste.length, offset, rows: helloWaste.slice(offset, offset + limit) },
  }),
)
const bridge = { call, on: () => () => {} } as unknown as Bridge

function show(image: Overview, selection: Selection, onSelect = vi.fn()) {
  const state = image.complete ? readyState : readingState
  render(
    <BridgeContext value={bridge}>
      <Inspector
        tab="overview"
        overview={image}
        session="s"
        state={state}
        selection={selection}
        onSelect={onSelect}
      />
    </BridgeContext>,
  )
  return onSelect
}

/** The value beside a name. */
function value(name: string): string {
  const term = screen.getAllByRole('term').find((element) => element.textContent === name)
  return term?.nextElementSibling?.textContent ?? ''
}

describe('a selected layer', () => {
  it('shows its three sizes to the byte, its counts and its digests', () => {
    show(helloImage, selectLayer(helloImage, 4))
    expect(screen.getByRole('heading', { name: 'Layer 4' })).toBeDefined()
    expect(screen.getByText('step 7 of 9')).toBeDefined()
    expect(value('Files')).toBe('12\u202fB')
    expect(value('Layer tar')).toBe('2,048\u202fB')
    expect(value('Whiteouts')).toBe('1')
    expect(value('diff ID')).toContain(helloImage.layers[4]!.diffId.slice(7, 19))
    expect(value('diff ID')).toContain('verified')
  })

  it('names the one file that is waste, and the step that made it so', async () => {
    show(helloImage, selectLayer(helloImage, 3))
    expect(screen.getByText('All of it is waste.')).toBeDefined()
    await waitFor(() => {
      expect(
        screen.getByText(/Step 7 deletes app\/big.bin, but this layer still carries/),
      ).toBeDefined()
    })
  })

  it('lists the largest wasted files of this layer only', async () => {
    show(helloImage, selectLayer(helloImage, 0))
    await waitFor(() => screen.getByText('Largest wasted files'))
    const part = screen.getByText('Largest wasted files').parentElement!
    expect(within(part).getAllByRole('listitem')).toHaveLength(5)
    expect(part.textContent).toContain('by step 5')
    expect(part.textContent).toContain('and 35 more files')
    expect(part.textContent).not.toContain('big.bin')
  })

  it('does not ask for waste before all is read, and says what is not known', () => {
    call.mockClear()
    show(pendingImage(3), selectLayer(helloImage, 3))
    expect(call).not.toHaveBeenCalled()
    expect(value('Files')).toBe('not read yet')
    expect(value('Expected')).toBe('21.0\u202fMB')
  })

  it('explains a real layer with nothing in it', () => {
    show(seedImage, selectLayer(seedImage, 3))
    expect(screen.getByText('A real layer with nothing in it.')).toBeDefined()
  })

  it('warns of a layer that is not what the image says, or is not there', () => {
    show(damagedImage(), selectLayer(damagedImage(), 2))
    expect(screen.getByText('This layer is not what the image says it is.')).toBeDefined()
    cleanup()
    show(damagedImage(), selectLayer(damagedImage(), 4))
    expect(screen.getByText('The bytes of this layer are not here.')).toBeDefined()
  })
})

describe('a selected step', () => {
  it('has the whole text as recorded one click away', async () => {
    const step = seedImage.steps[1]!
    show(seedImage, selectStep(seedImage, 1))
    expect(screen.getByText('RUN')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'As recorded' }))
    const shown = screen.getByText(/#\(nop\)/).textContent
    expect(shown).toBe(step.createdBy)
  })

  it('says why a step made no layer', () => {
    show(seedImage, selectStep(seedImage, 5))
    expect(screen.getByRole('heading', { name: 'Step 6' })).toBeDefined()
    expect(screen.getByText('It changed settings only.')).toBeDefined()
    expect(screen.queryByText('Three sizes')).toBeNull()
  })

  it('says when its layer is not certain', () => {
    const image = mismatchImage()
    const step = image.steps.find((candidate) => !candidate.certain)!
    show(image, selectStep(image, step.index))
    expect(screen.getByText('Its layer is not certain.')).toBeDefined()
  })

  it('goes to the neighbours and stops at the ends', async () => {
    const onSelect = show(helloImage, selectStep(helloImage, 3))
    await userEvent.click(screen.getByRole('button', { name: 'Next step' }))
    expect(onSelect).toHaveBeenLastCalledWith({ layer: 2, step: 4, entry: null })
    await userEvent.click(screen.getByRole('button', { name: 'Previous step' }))
    expect(onSelect).toHaveBeenLastCalledWith({ layer: null, step: 2, entry: null })
    cleanup()
    show(helloImage, selectStep(helloImage, 0))
    const previous = screen.getByRole('button', { name: 'Previous step' })
    expect(previous.hasAttribute('disabled')).toBe(true)
  })
})

describe('nothing selected', () => {
  it('derives the image ID and says what was checked', () => {
    show(seedImage, nothingSelected)
    const chain = screen.getByText('How the image ID comes about').parentElement!
    expect(chain.textContent).toContain(seedImage.image.id.slice(7))
    expect(within(chain).getAllByText('174b1e992617')).toHaveLength(2)
    expect(value('Layers match their diff IDs')).toBe('5 of 5')
    expect(screen.getByText(/of ubuntu:15.04 \(all it has\)/)).toBeDefined()
  })
})

describe('what can be done with a layer', () => {
  it('is to look at its files, and at how its waste is saved', async () => {
    const onTab = vi.fn()
    render(
      <BridgeContext value={bridge}>
        <Inspector
          tab="overview"
          overview={helloImage}
          session="s"
          state={readyState}
          selection={selectLayer(helloImage, 3)}
          onSelect={vi.fn()}
          onTab={onTab}
        />
      </BridgeContext>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'How to save it' }))
    expect(onTab).toHaveBeenLastCalledWith('waste')
    await userEvent.click(screen.getByRole('button', { name: 'Show its files' }))
    expect(onTab).toHaveBeenLastCalledWith('files')
    expect(filesStoreOf(bridge, `s ${String(helloImage.chosen)}`).get().mode).toBe('layer')
  })
})
