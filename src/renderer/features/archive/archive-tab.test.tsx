import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../../shared/contract.ts'
import { terminalError } from '../../../shared/errors.ts'
import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { BridgeContext } from '../../client.ts'
import { Inspector } from '../inspector/inspector.tsx'
import { archiveOf, readyState, seedImage } from '../overview/fixtures.test-support.ts'
import { nothingSelected } from '../tab-props.ts'
import { ArchiveTab } from './archive-tab.tsx'

beforeAll(() => {
  // jsdom has no layout: without a height nothing would be in view.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(700)
})

afterEach(cleanup)

/** A host that has these entries and gives them a page at a time. */
function hostOf(entries: readonly ArchiveEntry[], page = 1000): Bridge {
  const call = (_name: string, { offset, limit }: { offset: number; limit: number }) => {
    const rows = entries.slice(offset, offset + Math.min(limit, page))
    return Promise.resolve({ ok: true, value: { total: entries.length, offset, rows } })
  }
  return { call, on: () => () => {} } as unknown as Bridge
}

const onTab = vi.fn()

function Panes({ image }: { readonly image: Overview }) {
  const [selection, onSelect] = useState(nothingSelected)
  const props = { overview: image, session: 's', state: readyState, selection, onSelect }
  return (
    <>
      <ArchiveTab {...props} />
      <aside>
        <Inspector tab="archive" {...props} onTab={onTab} />
      </aside>
    </>
  )
}

async function show(image: Overview, bridge: Bridge) {
  render(
    <BridgeContext value={bridge}>
      <Panes image={image} />
    </BridgeContext>,
  )
  await waitFor(() => {
    expect(document.querySelector('[data-index]')).not.toBeNull()
  })
}

const row = (text: string | RegExp) => screen.getByText(text).closest<HTMLElement>('[role="row"]')!
const inspector = () => screen.getByRole('complementary')

describe('the archive of the article', () => {
  it('lists every entry with what it is and how it was checked', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage), 10))
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('24')
    expect(
      screen.getByText(/23 entries · format of Docker 1.10 to 24, layers uncompressed/),
    ).toBeDefined()
    const config = row('The image config; its sha256 is the image ID')
    expect(config.textContent).toContain('image ID')
    expect(within(config).getByText('image ID')).toBeDefined()
    expect(screen.getAllByText('diff ID').length).toBeGreaterThan(0)
    expect(screen.getByText(/^Layer 4/).textContent).toContain('COPY')
  })

  it('derives the image ID from the config when that is clicked', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage)))
    await userEvent.click(row('The image config; its sha256 is the image ID'))
    const pane = inspector()
    expect(within(pane).getByRole('heading', { name: 'The image config' })).toBeDefined()
    expect(within(pane).getAllByText('174b1e992617').length).toBeGreaterThan(1)
    expect(pane.textContent).toMatch(/sha256 of [\d,]+\u202fB/)
    expect(pane.textContent).toContain('"architecture": "amd64"')
    expect(pane.textContent).toContain('docker save my_test_image:latest | tar -tv')
  })

  it('shows what manifest.json says', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage)))
    await userEvent.click(row('Says which config and which layers make the image'))
    expect(inspector().textContent).toContain('"RepoTags"')
  })

  it('shows what VERSION says as it is, not as a number', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage)))
    await userEvent.click(screen.getAllByText('The layer format: always 1.0')[0]!)
    expect(within(inspector()).getByText('1.0')).toBeDefined()
  })

  it('goes from the tar of a layer to the files in it', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage)))
    await userEvent.click(screen.getAllByText(/^A layer as a tar/)[0]!)
    await userEvent.click(within(inspector()).getByRole('button', { name: 'Show its files' }))
    expect(onTab).toHaveBeenLastCalledWith('files')
    expect(within(inspector()).getByRole('heading', { level: 2 }).textContent).toMatch(/^Layer \d/)
  })

  it('moves with the arrows and folds with left and right', async () => {
    await show(seedImage, hostOf(archiveOf(seedImage)))
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-index]')]
    const first = rows().find((candidate) => candidate.tabIndex === 0)!
    first.focus()
    const before = rows().length
    await userEvent.keyboard('{Home}')
    expect(rows()[0]?.getAttribute('aria-selected')).toBe('true')
    const folder = rows().findIndex((candidate) => candidate.hasAttribute('aria-expanded'))
    for (let step = 0; step < folder; step += 1) await userEvent.keyboard('{ArrowDown}')
    await userEvent.keyboard('{ArrowLeft}')
    expect(rows()[folder]?.getAttribute('aria-expanded')).toBe('false')
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('21')
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(rows()).toHaveLength(before)
    expect(rows()[folder + 1]?.getAttribute('aria-selected')).toBe('true')
    await userEvent.keyboard('{ArrowLeft}')
    expect(rows()[folder]?.getAttribute('aria-selected')).toBe('true')
  })
})

describe('an archive that is not what it says', () => {
  it('marks a name that is not the digest of its bytes', async () => {
    const entries = archiveOf(seedImage).map((entry) =>
      entry.role === 'config' ? { ...entry, nameVerified: false } : entry,
    )
    await show(seedImage, hostOf(entries))
    expect(screen.getByText('mismatch')).toBeDefined()
    await userEvent.click(row('The image config; its sha256 is the image ID'))
    expect(inspector().textContent).toMatch(/Name equals its sha256.*no/)
  })

  it('marks a layer whose bytes are not those of its diff ID', async () => {
    const image = {
      ...seedImage,
      layers: seedImage.layers.map((layer) => ({ ...layer, verified: layer.index !== 1 })),
    }
    await show(image, hostOf(archiveOf(image)))
    expect(screen.getAllByText('mismatch')).toHaveLength(1)
  })

  it('shows hostile names as text', async () => {
    const [some] = archiveOf(seedImage)
    const entries = [{ ...some!, role: 'other' as const, name: '<b>\u202etxt.exe\n' }]
    await show(seedImage, hostOf(entries))
    expect(document.querySelector('[data-index="0"]')?.textContent).toContain('<b>⟨U+202E⟩txt.exe␊')
  })

  it('says when the list cannot be read', async () => {
    const error = terminalError('session-unknown', 'The session is gone.', 'Open the image again.')
    const bridge = {
      call: () => Promise.resolve({ ok: false, error }),
      on: () => () => {},
    } as unknown as Bridge
    render(
      <BridgeContext value={bridge}>
        <Panes image={seedImage} />
      </BridgeContext>,
    )
    await waitFor(() => {
      expect(screen.getByText(/The session is gone\. Open the image again\./)).toBeDefined()
    })
  })
})

describe('a very long archive', () => {
  it('draws only what is in view', async () => {
    const [some] = archiveOf(seedImage)
    const entries = Array.from({ length: 5000 }, (_, index) => ({
      ...some!,
      role: 'other' as const,
      name: `file-${index}`,
    }))
    await show(seedImage, hostOf(entries))
    await waitFor(() => {
      expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('5001')
    })
    expect(document.querySelectorAll('[data-index]').length).toBeLessThan(100)
  })
})
