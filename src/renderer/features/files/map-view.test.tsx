import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { readyState, seedImage } from '../overview/fixtures.test-support.ts'
import { nothingSelected } from '../tab-props.ts'
import { filesBridge, type FileOf } from './fake-files.test-support.ts'
import { FilesTab } from './files-tab.tsx'

setUpBrowser()

beforeAll(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(500)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(500)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800)
  // jsdom draws nothing; what the picture says is said in words as well
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
})

const files: readonly FileOf[] = [
  {
    name: 'usr',
    below: [
      { name: 'tool', size: 600, layer: 1 },
      { name: 'notes', size: 200, layer: 0 },
    ],
  },
  { name: 'old.bin', size: 150, ghost: true, hiddenBy: 2, change: 'removed', layer: 1 },
  { name: 'app', size: 50, layer: 2 },
]

function Tab() {
  const [selection, onSelect] = useState(nothingSelected)
  return (
    <FilesTab
      overview={seedImage}
      session="s"
      state={readyState}
      selection={selection}
      onSelect={onSelect}
      inspector="column"
    />
  )
}

async function show() {
  const bridge = filesBridge(files)
  const user = userEvent.setup()
  renderInApp(bridge, <Tab />)
  await user.click(await screen.findByRole('radio', { name: 'Treemap' }))
  const map = await screen.findByRole('listbox')
  return { bridge, user, map }
}

const tile = () => screen.getByRole('option').textContent
const inspected = () => within(screen.getByRole('complementary')).getByRole('heading', { level: 2 })

describe('the map', () => {
  it('is walked by arrows; the tile is said in words and explained beside the map', async () => {
    const { user, map } = await show()
    map.focus()
    await waitFor(() => expect(tile()).toContain('/usr/tool'))
    expect(tile()).toMatch(/600\sB/)
    expect(tile()).toContain('layer 1')
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(tile()).toContain('/usr/notes'))
    await waitFor(() => expect(inspected().textContent).toBe('notes'))
    await user.keyboard('{End}')
    await waitFor(() => expect(tile()).toContain('/app'))
    expect(map.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option').id)
  })

  it('zooms in by Enter and out by Escape, and back by its breadcrumbs', async () => {
    const { bridge, user, map } = await show()
    map.focus()
    await user.keyboard('{Home}{Enter}')
    const crumbs = () => within(screen.getByRole('navigation')).getAllByRole('listitem')
    await waitFor(() => expect(crumbs().map((item) => item.textContent)).toEqual(['/', 'usr']))
    expect(bridge.calls.filter(({ name }) => name === 'files:map').at(-1)?.arg).toMatchObject({
      directory: 1,
    })
    expect(screen.getByText('800 B in 2 files')).toBeTruthy()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(crumbs()).toHaveLength(1))
    await user.keyboard('{Home}{Enter}')
    await waitFor(() => expect(crumbs()).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: 'root' }))
    await waitFor(() => expect(crumbs()).toHaveLength(1))
  })

  it('has a table of the same, and a legend', async () => {
    const { user } = await show()
    const table = () => screen.getByRole('table', { name: 'What is in /, by bytes' })
    const names = () =>
      within(table())
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent)
    expect(names()).toEqual(['usr', 'app'])
    const legend = screen.getByRole('group', { name: 'Highlight' })
    const two = within(legend).getByRole('button', { name: /^2/ })
    await user.click(two)
    expect(two.getAttribute('aria-pressed')).toBe('true')
    await user.click(screen.getByRole('radio', { name: 'Kept or wasted' }))
    await waitFor(() => expect(names()).toEqual(['usr', 'old.bin', 'app']))
    expect(screen.getByRole('button', { name: /^Ghosts/ }).getAttribute('aria-pressed')).toBe(
      'true',
    )
  })

  it('marks the row that was selected in the tree, and the tree the tile', async () => {
    const { user, map } = await show()
    map.focus()
    await user.keyboard('{Home}')
    await waitFor(() => expect(inspected().textContent).toBe('tool'))
    await user.click(screen.getByRole('radio', { name: 'Tree' }))
    await screen.findByRole('treegrid')
    expect(inspected().textContent).toBe('tool')
    await user.click(screen.getByText('app'))
    await user.click(screen.getByRole('radio', { name: 'Treemap' }))
    await waitFor(() => expect(tile()).toContain('/app'))
  })
})
