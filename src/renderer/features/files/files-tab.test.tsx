import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fail, succeed } from '../../../core/model/result.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { Answer } from '../../../shared/contract.ts'
import { terminalError } from '../../../shared/errors.ts'
import type { FakeBridge } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { readyState, seedImage } from '../overview/fixtures.test-support.ts'
import { nothingSelected } from '../tab-props.ts'
import { filesBridge, type FileOf } from './fake-files.test-support.ts'
import { FilesTab } from './files-tab.tsx'

setUpBrowser()

beforeAll(() => {
  // jsdom has no modal dialogs
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false
  }
  // jsdom has no layout: without a height nothing would be in view.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(560)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(560)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800)
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
    this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0
    this.dispatchEvent(new Event('scroll'))
  }
})

const files: readonly FileOf[] = [
  {
    name: 'app',
    changeBelow: true,
    below: [
      { name: 'app.py', size: 12, change: 'modified', changed: ['mode'], layer: 4 },
      { name: 'big.bin', size: 21_000_000, ghost: true, hiddenBy: 4, change: 'removed', layer: 3 },
    ],
  },
  { name: 'etc', below: [{ name: 'passwd', size: 900 }] },
  { name: 'usr', below: [{ name: 'bin', below: [{ name: 'env', size: 48_000 }] }] },
  { name: 'zero', size: 0 },
]

const last = seedImage.layers.length - 1

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

async function show(bridge: FakeBridge = filesBridge(files)) {
  renderInApp(bridge, <Tab />)
  await screen.findByRole('treegrid')
  await waitFor(() => expect(rows().length).toBeGreaterThan(0))
  return { bridge, user: userEvent.setup() }
}

const grid = () => screen.getByRole('treegrid')
const rows = () => [...document.querySelectorAll<HTMLElement>('[role="row"][data-index]')]
const nameOf = (row: HTMLElement | null | undefined) =>
  row?.querySelectorAll('[role="gridcell"]')[1]?.textContent
const names = () => rows().map(nameOf)
const focused = () => nameOf(document.activeElement as HTMLElement)
const asked = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name).map((call) => call.arg as never)

describe('the tree by keyboard', () => {
  it('opens, closes and walks as a treegrid does', async () => {
    const { user } = await show()
    expect(names()).toEqual(['app', 'etc', 'usr', 'zero'])
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1)
    rows()[0]!.focus()
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(rows()[1]!.getAttribute('aria-expanded')).toBe('true')
    await waitFor(() => expect(names()).toContain('passwd'))
    const inner = rows()[2]!
    expect(inner.getAttribute('aria-level')).toBe('2')
    expect(inner.getAttribute('aria-posinset')).toBe('1')
    expect(inner.getAttribute('aria-setsize')).toBe('1')
    expect(grid().getAttribute('aria-rowcount')).toBe('6')
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(focused()).toBe('passwd'))
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(focused()).toBe('etc'))
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(names()).not.toContain('passwd'))
    await user.keyboard('{End}')
    await waitFor(() => expect(focused()).toBe('zero'))
    await user.keyboard('{Home}')
    await waitFor(() => expect(focused()).toBe('app'))
  })

  it('opens everything beside by *, and goes to a name by its letters', async () => {
    const { user } = await show()
    rows()[0]!.focus()
    await user.keyboard('{Home}*')
    await waitFor(() => expect(names()).toEqual(expect.arrayContaining(['app.pymode only', 'bin'])))
    await user.keyboard('us')
    await waitFor(() => expect(focused()).toBe('usr'))
  })

  it('selects a range and single rows, and says the sum', async () => {
    const { user } = await show()
    rows()[0]!.focus()
    await user.keyboard('{ArrowDown}{ArrowRight}')
    await waitFor(() => expect(names()).toContain('passwd'))
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
    const selected = () => rows().filter((row) => row.getAttribute('aria-selected') === 'true')
    expect(selected().map(nameOf)).toEqual(['etc', 'passwd'])
    expect(screen.getAllByText(/^2 selected/).length).toBeGreaterThan(0)
    await user.keyboard('{Control>}{End}{/Control} ')
    expect(selected().map(nameOf)).toEqual(['etc', 'passwd', 'zero'])
  })

  it('sorts by a heading, and the other way round at the second press', async () => {
    const { bridge, user } = await show()
    const heading = () => screen.getByRole('columnheader', { name: /^Modified/ })
    await user.click(within(heading()).getByRole('button'))
    expect(heading().getAttribute('aria-sort')).toBe('descending')
    await user.click(within(heading()).getByRole('button'))
    expect(heading().getAttribute('aria-sort')).toBe('ascending')
    await waitFor(() =>
      expect(asked(bridge, 'files:children').at(-1)).toMatchObject({
        sort: { by: 'mtime', order: 'asc' },
      }),
    )
  })
})

describe('a directory of thousands', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    name: `file-${String(index).padStart(4, '0')}`,
    size: 5000 - index,
  }))

  it('draws and fetches only what is in view, and gets to the end', async () => {
    const { bridge, user } = await show(filesBridge(many))
    expect(grid().getAttribute('aria-rowcount')).toBe('5001')
    expect(rows().length).toBeLessThan(80)
    expect(asked(bridge, 'files:children')).toHaveLength(1)
    rows()[0]!.focus()
    await user.keyboard('{Home}{End}')
    await waitFor(() => expect(names()).toContain('file-4999'))
    const offsets = asked(bridge, 'files:children').map(({ offset }) => offset as number)
    expect(Math.max(...offsets)).toBe(4800)
    expect(offsets.length).toBeLessThan(5)
  })
})

describe('names from an image', () => {
  it('shows what would hide or turn text round, and links that lead nowhere', async () => {
    await show(
      filesBridge([
        { name: 'bidi-\u202egnp.exe' },
        { name: 'two\nlines\u0001' },
        { name: 'latin-\\xe9', escaped: true },
        { name: '<img src=x onerror=alert(1)>' },
        {
          name: 'climbs',
          kind: 'symlink',
          linkTarget: '/../../etc\u202e',
          link: { state: 'outside', path: null, text: null },
        },
      ]),
    )
    const text = grid().textContent
    expect(text).toContain('bidi-⟨U+202E⟩gnp.exe')
    expect(text).toContain('two␊lines␁')
    expect(text).toContain('not UTF-8')
    expect(text).toContain('<img src=x onerror=alert(1)>')
    expect(grid().querySelector('img')).toBeNull()
    expect(text).toContain('→ /../../etc⟨U+202E⟩')
    expect(text).toContain('leaves the root')
    expect(text).not.toMatch(/[\u202e\u0001]/)
  })
})

describe('which files', () => {
  it('moves through the layers with the slider, saying the step', async () => {
    const { bridge, user } = await show()
    const slider = screen.getByRole('slider', { name: 'Layer' })
    expect(slider.getAttribute('aria-valuenow')).toBe(String(last))
    slider.focus()
    await user.keyboard('{Home}')
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^layer 0, step 1, /)
    await waitFor(() =>
      expect(asked(bridge, 'files:children').at(-1)).toMatchObject({
        view: { mode: 'merged', layer: 0 },
      }),
    )
    await user.keyboard('{ArrowRight}')
    await user.click(screen.getByRole('radio', { name: 'Compare' }))
    expect(screen.getByRole('slider', { name: /before/ }).getAttribute('aria-valuenow')).toBe('0')
    await waitFor(() =>
      expect(asked(bridge, 'files:children').at(-1)).toMatchObject({
        view: { mode: 'compare', from: 0, to: 1 },
      }),
    )
  })

  it('shows ghosts on request, and one kind of change alone', async () => {
    const { user } = await show()
    rows()[0]!.focus()
    await user.keyboard('{Home}{ArrowRight}')
    await waitFor(() => expect(names()).toContain('app.pymode only'))
    expect(grid().textContent).not.toContain('big.bin')
    await user.click(screen.getByRole('button', { name: /^Ghosts/ }))
    await waitFor(() => expect(grid().textContent).toContain('big.binhidden by 4'))
    await user.click(screen.getByRole('button', { name: /^Show only added/ }))
    expect(await screen.findByText('Nothing fits the filters.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show everything' }))
    await waitFor(() => expect(names()).toContain('etc'))
  })

  it('finds as one types, says how many, and Escape clears', async () => {
    const { bridge, user } = await show()
    const field = screen.getByRole('searchbox', { name: 'Find a path' })
    await user.type(field, 'pass')
    await waitFor(() => expect(names()).toEqual(['/etc/passwd']))
    expect(screen.getByText('1 path found')).toBeTruthy()
    expect(asked(bridge, 'files:search').at(-1)).toMatchObject({
      query: { text: 'pass', syntax: 'substring', on: 'path', ignoreCase: true },
    })
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(focused()).toBe('/etc/passwd'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(focused()).toBe('passwd'))
    expect(names()).toContain('usr')
    await user.type(field, 'x')
    await user.keyboard('{Escape}')
    expect((field as HTMLInputElement).value).toBe('')
  })

  it('says beside the field why an expression makes no sense', async () => {
    const { bridge, user } = await show()
    bridge.answer('files:search', () =>
      fail(
        terminalError('invalid-argument', 'This is not a regular expression: Unterminated group.'),
      ),
    )
    const field = screen.getByRole('searchbox', { name: 'Find a path' })
    await user.type(field, '(')
    expect(await screen.findByText(/Unterminated group/)).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('says what failed, and asks again', async () => {
    const bridge = filesBridge(files)
    bridge.answer('files:children', () => fail(terminalError('internal', 'The worker is gone.')))
    renderInApp(bridge, <Tab />)
    const again = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText(/The worker is gone/)).toBeTruthy()
    const calls = asked(bridge, 'files:children').length
    await userEvent.click(again)
    await waitFor(() => expect(asked(bridge, 'files:children').length).toBe(calls + 1))
  })
})

describe('filters', () => {
  const last = (bridge: FakeBridge) => asked(bridge, 'files:children').at(-1)

  it('are set in a panel, counted on its button, and cleared', async () => {
    const { bridge, user } = await show()
    const button = () => screen.getByRole('button', { name: /^Filters/ })
    await user.click(button())
    const panel = screen.getByRole('dialog', { name: 'Show only files that fit all of these' })
    expect(panel.contains(document.activeElement)).toBe(true)
    await user.click(within(panel).getByRole('checkbox', { name: 'symbolic link' }))
    await user.click(within(panel).getByRole('checkbox', { name: 'mode' }))
    await user.click(within(panel).getByRole('checkbox', { name: /^Set-user-ID/ }))
    await user.type(within(panel).getByRole('textbox', { name: 'Size of files: at least' }), '1k')
    await user.type(within(panel).getByRole('textbox', { name: 'User IDs' }), '0, 1000')
    await user.type(within(panel).getByRole('textbox', { name: 'Stored in layers' }), '1-2')
    await waitFor(() =>
      expect(last(bridge)).toMatchObject({
        filter: {
          kinds: ['symlink'],
          changed: ['mode'],
          setId: true,
          minSize: 1000,
          uids: [0, 1000],
          layers: [1, 2],
        },
      }),
    )
    expect(button().getAttribute('aria-label')).toBe('Filters: 6 set')
    await user.click(within(panel).getByRole('button', { name: 'Clear all' }))
    await waitFor(() => expect(last(bridge)).toMatchObject({ filter: null }))
  })

  it('say what is wrong with them, and Escape goes back to the button', async () => {
    const { bridge, user } = await show()
    const button = screen.getByRole('button', { name: /^Filters/ })
    await user.click(button)
    const field = screen.getByRole('textbox', { name: 'Stored in layers' })
    await user.type(field, '77')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/^Layers are numbers from 0 to/)).toBeTruthy()
    expect(last(bridge)).toMatchObject({ filter: null })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(button)
  })
})

describe('columns', () => {
  const headings = () =>
    screen.getAllByRole('columnheader').map((heading) => heading.textContent.replace(/[↑↓]/, ''))

  it('are chosen in a menu that stays open, and remembered', async () => {
    const { user } = await show()
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Owner' }))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Mode' }))
    expect(headings()).toEqual(['Change', 'Name', 'Size', 'Modified', 'Layer'])
    expect(grid().getAttribute('aria-colcount')).toBe('5')
    expect(window.localStorage.getItem('strata.file-columns')).toContain('"owner"')
    await user.click(screen.getByRole('menuitem', { name: /^All columns/ }))
    expect(headings()).toContain('Owner')
  })

  it('become wider by Shift and an arrow on the heading', async () => {
    const { user } = await show()
    const size = within(screen.getByRole('columnheader', { name: /^Size/ })).getByRole('button')
    size.focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(grid().style.getPropertyValue('--columns')).toMatch(/^24px \S+ \S+ \d+px var/)
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(screen.getByRole('menuitem', { name: /^All columns/ }))
    expect(grid().style.getPropertyValue('--columns')).toContain('var(--w-size)')
  })
})

describe('a file beside the list', () => {
  it('shows its content, its path to copy and what can be taken out', async () => {
    const { bridge, user } = await show()
    rows()[0]!.focus()
    await user.keyboard('{End}')
    const pane = screen.getByRole('complementary')
    expect(within(pane).getByRole('heading', { name: 'zero' })).toBeTruthy()
    await waitFor(() => expect(pane.textContent).toContain('content of zero'))
    expect(within(pane).getByRole('button', { name: 'Copy the path' })).toBeTruthy()
    await user.click(within(pane).getByRole('button', { name: 'Extract…' }))
    await user.click(screen.getByRole('menuitem', { name: /This file/ }))
    expect(asked(bridge, 'files:extract')).toEqual([
      {
        session: 's',
        selection: { kind: 'copy', path: expect.any(Number) as number, layer: 0 },
        form: 'file',
        keepOwners: false,
      },
    ])
  })
})

describe('taking out more than a file', () => {
  const report = { files: 3, directories: 1, links: 0, bytes: 9, problems: [], problemCount: 0 }

  it('asks for what, form and owners, and begins', async () => {
    const { bridge, user } = await show()
    await user.click(screen.getByRole('button', { name: 'Extract…' }))
    const dialog = screen.getByRole('dialog', { name: 'Extract files' })
    await user.click(within(dialog).getByRole('radio', { name: /^Layer \d+ as it is stored/ }))
    const owners = within(dialog).getByRole('checkbox', { name: /^Keep owners/ })
    // a tar, as a browser saves one file, has its owners
    expect((owners as HTMLInputElement).checked).toBe(true)
    await user.click(owners)
    await user.click(within(dialog).getByRole('button', { name: 'Extract…' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(asked(bridge, 'files:extract')).toEqual([
      { session: 's', selection: { kind: 'layer', layer: last }, form: 'tar', keepOwners: false },
    ])
  })

  it('shows how far it is, stops it, and tells what was left out', async () => {
    const { bridge, user } = await show()
    const ended = Promise.withResolvers<Answer<'files:extract'>>()
    bridge.answer('files:extract', () => ended.promise)
    await user.click(screen.getByRole('button', { name: 'Extract…' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Extract…' }))
    const progress = { files: 1, filesTotal: 4, bytes: 5, bytesTotal: 20 }
    act(() => bridge.emit('files:extract', { session: 's', progress }))
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
    await user.click(screen.getByRole('button', { name: 'Stop' }))
    expect(asked(bridge, 'files:extract-stop')).toEqual([{ session: 's' }])
    const problems = [{ path: '/dev/null', reason: say('deviceOnlyInTar') }]
    ended.resolve(
      succeed({ kind: 'saved', path: '/tmp/x', report: { ...report, problems, problemCount: 1 } }),
    )
    await user.click(await screen.findByRole('button', { name: 'Show which' }))
    expect(screen.getByRole('rowheader', { name: '/dev/null' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByText(/not extracted/)).toBeNull()
  })
})
