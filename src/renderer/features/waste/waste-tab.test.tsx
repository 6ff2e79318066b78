import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fail, succeed } from '../../../core/model/result.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { Totals } from '../../../core/what-if/what-if.ts'
import { terminalError } from '../../../shared/errors.ts'
import type { Overview } from '../../../shared/views.ts'
import type { FakeBridge } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { helloImage, pendingImage, readyState } from '../overview/fixtures.test-support.ts'
import { nothingSelected, type Selection } from '../tab-props.ts'
import { adviceOf, cardOf, wasteBridge } from './fake-waste.test-support.ts'
import { WasteTab } from './waste-tab.tsx'

setUpBrowser()
beforeAll(() => {
  // jsdom has no layout: without a height nothing would be in view.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(700)
})

const selected = (): Selection =>
  JSON.parse(screen.getByTestId('selection').textContent) as Selection

function Pane({ image }: { readonly image: Overview }) {
  const [selection, onSelect] = useState(nothingSelected)
  const props = { overview: image, session: 's', state: readyState, selection, onSelect }
  return (
    <>
      <WasteTab {...props} />
      <output data-testid="selection">{JSON.stringify(selection)}</output>
    </>
  )
}

const show = (bridge: FakeBridge, image = helloImage) => renderInApp(bridge, <Pane image={image} />)
const view = async (name: RegExp) => userEvent.click(await screen.findByRole('radio', { name }))
const totals = (more: Partial<Totals>): Totals => ({
  layers: 5,
  size: 0,
  keptBytes: 0,
  wastedBytes: 0,
  efficiency: 1,
  pullBytes: 0,
  pullBytesAboveBase: 0,
  ...more,
})
const rows = () => screen.getAllByRole('row').slice(1)

describe('the savings', () => {
  it('say the bytes, why, where and what to write instead', async () => {
    show(wasteBridge())
    const card = await screen.findByRole('article', { name: /^Delete files/ })
    expect(card.textContent).toContain('21.0\u202fMB')
    expect(card.textContent).toContain('50.0\u202f% of yours')
    expect(card.textContent).toContain('stored by step 6, is deleted by step 7')
    const code = within(card).getByRole('figure', { name: 'What to write instead' })
    expect(code.textContent).toContain('RUN dd of=/app/big.bin \\\n')
    expect(within(card).getByText(/^A file that a later step deletes/)).toBeTruthy()
    await userEvent.click(within(card).getByRole('button', { name: /layer 4 step 7$/ }))
    expect(selected()).toMatchObject({ layer: 4, step: 6 })
  })

  it('add up, and say so', async () => {
    const cards = [cardOf({ line: 'RUN one' }), cardOf({ line: 'RUN two', bytes: 1_000_000 })]
    show(wasteBridge({ cards }))
    const total = await screen.findByText(/no byte counted twice/)
    expect(total.textContent).toContain('together 22.0\u202fMB')
    expect(screen.getByRole('heading', { name: 'Two savings' })).toBeTruthy()
  })

  it('are copied as lines', async () => {
    const user = userEvent.setup()
    show(wasteBridge())
    await user.click(await screen.findByRole('button', { name: 'Copy the new lines' }))
    expect(await navigator.clipboard.readText()).toBe(cardOf({}).line)
  })

  it('are not counted for the base, whose bytes are not yours to change', async () => {
    show(wasteBridge())
    await view(/^Savings 1$/)
    await view(/^Base$/)
    expect(await screen.findByText(/not yours to change/)).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Savings' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Duplicates' })).toBeTruthy()
  })

  it('may be none', async () => {
    show(wasteBridge({ cards: [] }))
    expect(await screen.findByText('There is nothing to save in your layers')).toBeTruthy()
  })

  it('that failed are asked for again', async () => {
    const bridge = wasteBridge()
    bridge.answer('session:advice', () => fail(terminalError('internal', 'It broke.')))
    show(bridge)
    expect(await screen.findByText(/It broke/)).toBeTruthy()
    bridge.answer('session:advice', () => succeed(adviceOf([cardOf({})])))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('article')).toBeTruthy()
  })
})

describe('the wasted files', () => {
  it('say who stores them and who made them waste', async () => {
    show(wasteBridge())
    await view(/^Files 42/)
    await waitFor(() => expect(rows().length).toBe(42))
    expect(rows()[0]?.textContent).toContain('big.bin')
    const cells = within(rows()[0]!).getAllByRole('gridcell')
    expect(cells.map((cell) => cell.textContent).slice(2)).toEqual([
      'deleted',
      '3, step 6',
      '4, step 7',
    ])
    await userEvent.click(rows()[0]!)
    expect(selected().layer).toBe(3)
  })

  it('are grouped, fold, and are walked with the keyboard', async () => {
    show(wasteBridge())
    await view(/^Files/)
    await view(/^Cause/)
    await waitFor(() => expect(rows()[0]?.getAttribute('aria-expanded')).toBe('true'))
    expect(rows()[0]?.textContent).toContain('41 files')
    rows()[0]!.focus()
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(rows().length).toBe(3))
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('app.py'))
    expect(selected().layer).toBe(1)
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('1 file'))
    await userEvent.keyboard('{Home}{ArrowRight}')
    await waitFor(() => expect(rows().length).toBe(44))
  })

  it('leave out the base when only yours are asked for', async () => {
    show(wasteBridge())
    await view(/^Yours/)
    await view(/^Files 2/)
    await waitFor(() => expect(rows().length).toBe(2))
    expect(screen.getByText(/in your layers is waste/)).toBeTruthy()
  })

  it('may be none', async () => {
    const layers = helloImage.layers.map((layer) => ({ ...layer, wastedBytes: 0 }))
    show(wasteBridge({ waste: [], cards: [] }), { ...helloImage, layers })
    await view(/^Files/)
    expect((await screen.findAllByText('Nothing is wasted')).length).toBe(2)
  })
})

describe('duplicates', () => {
  it('say what they could give back, and which layers store them', async () => {
    show(wasteBridge())
    await view(/^Duplicates 1/)
    const row = (await screen.findAllByRole('row'))[1]!
    expect(row.textContent).toContain('100.0\u202fkB')
    expect(
      screen.getByRole('heading', { name: /100.0.kB could be saved, 100.0.kB of it/ }),
    ).toBeTruthy()
    await userEvent.click(within(row).getByRole('button', { name: /layer 1/ }))
    expect(selected().layer).toBe(1)
  })
})

describe('what if', () => {
  const outlook = {
    before: totals({ size: 100_000_000 }),
    after: totals({ size: 79_000_000, layers: 4 }),
    parts: [
      { file: 'Dockerfile', title: say('leaveOut', say('stepAt', 1)), lines: 'RUN less' } as const,
    ],
    markdown: '## less',
  }
  const asked = (bridge: FakeBridge) =>
    bridge.calls.findLast(({ name }) => name === 'session:what-if')?.arg

  it('takes cards, files, steps and layers, and says what comes of them', async () => {
    const bridge = wasteBridge()
    bridge.answer('session:what-if', () => succeed(outlook))
    show(bridge)
    const card = await screen.findByRole('article')
    await userEvent.click(within(card).getByRole('checkbox', { name: 'what if' }))
    expect(asked(bridge)).toMatchObject({ cards: [cardOf({}).id], paths: [] })
    const strip = await screen.findByText(/the image would have 79.0.MB/)
    expect(strip.textContent).toContain('−21.0\u202fMB')

    await view(/^Files/)
    await waitFor(() => expect(rows().length).toBe(42))
    rows()[0]!.focus()
    await userEvent.keyboard(' ')
    expect(asked(bridge)).toMatchObject({ paths: ['app/big.bin'] })
    // What the base stores is not yours to leave out.
    expect(within(rows()[1]!).queryByRole('checkbox')).toBeNull()

    await view(/^What if 2/)
    const steps = screen.getByRole('table', { name: 'Your steps' })
    expect(within(steps).getAllByRole('row').length).toBe(helloImage.layers.length)
    await userEvent.click(within(steps).getByRole('checkbox', { name: 'Leave out layer 4' }))
    await userEvent.click(
      within(steps).getByRole('checkbox', { name: 'Make layer 3 one with the layer below' }),
    )
    expect(asked(bridge)).toMatchObject({ layers: [4], squashed: [{ from: 2, to: 3 }] })
    const table = screen.getByRole('table', { name: 'What comes of it' })
    expect(within(table).getByRole('row', { name: /^Size/ }).textContent).toContain('79.0\u202fMB')
    await userEvent.click(screen.getByRole('button', { name: 'Untick all' }))
    expect(screen.queryByRole('table', { name: 'What comes of it' })).toBeNull()
  })
})

it('waits for all layers', () => {
  show(wasteBridge(), pendingImage())
  expect(screen.getByText('Waste is known when all layers are read.')).toBeTruthy()
})
