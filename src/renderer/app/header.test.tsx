import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { succeed } from '../../core/model/result.ts'
import type { Overview } from '../../shared/views.ts'
import { seedImage } from '../features/overview/fixtures.test-support.ts'
import { nothingSelected } from '../features/tab-props.ts'
import type { OpenImage } from '../state/sessions.ts'
import { fakeBridge, stateOf } from './fake-bridge.test-support.ts'
import { Header } from './header.tsx'
import { renderInApp, setUpBrowser } from './render-app.test-support.tsx'

setUpBrowser()

function openImage(overview: Overview | null, more: Partial<OpenImage> = {}): OpenImage {
  return {
    key: 'engine:a',
    source: { kind: 'engine', image: 'sha256:a' },
    title: 'my_test_image:latest',
    session: 's1',
    state: stateOf('ready'),
    overview,
    selection: nothingSelected,
    startedAt: 0,
    endedAt: 100,
    ...more,
  }
}

/** The five facts as they are read: name → value. */
function facts(): Readonly<Record<string, string>> {
  const names = [...document.querySelectorAll('dt')].map((each) => each.textContent)
  const values = [...document.querySelectorAll('dd')].map((each) => each.textContent)
  return Object.fromEntries(
    names.map((name, at): [string, string] => [name.split(' · ')[0] ?? '', values[at] ?? '']),
  )
}

describe('the header', () => {
  it('names the image and its five facts', () => {
    renderInApp(fakeBridge(), <Header image={openImage(seedImage)} />)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('my_test_image:latest')
    expect(facts()).toMatchObject({
      Platform: 'linux/amd64',
      Size: '131.5\u202fMB',
      Efficiency: '100\u202f%',
      Integrity: '5 of 5 layers verified',
    })
    expect(screen.getByText(/131\.5\sMB base, 21\sB yours/)).toBeTruthy()
  })

  it('copies the whole image ID beside the short one', async () => {
    const user = userEvent.setup()
    renderInApp(fakeBridge(), <Header image={openImage(seedImage)} />)
    expect(screen.getByText('174b1e992617')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copy the image ID' }))
    expect(await navigator.clipboard.readText()).toBe(seedImage.image.id)
  })

  it('shows the other names, the tag alone when only it differs', () => {
    const image = {
      ...seedImage.image,
      tags: ['my_test_image:latest', 'my_test_image:1.0', 'other:2'],
    }
    renderInApp(fakeBridge(), <Header image={openImage({ ...seedImage, image })} />)
    expect(screen.getByText('also :1.0 and 1 more')).toBeTruthy()
  })

  it('says of what it does not know yet when it will', () => {
    const partial = {
      ...seedImage,
      complete: false,
      efficiency: null,
      integrity: { ...seedImage.integrity, layersVerified: 2 },
    }
    renderInApp(
      fakeBridge(),
      <Header image={openImage(partial, { state: stateOf('reading', { revision: 1 }) })} />,
    )
    expect(facts()).toMatchObject({ Efficiency: 'when all is read', Integrity: '2 of 5 so far' })
    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull()
  })

  it('does not state an efficiency when layers are missing', () => {
    const integrity = { ...seedImage.integrity, layersVerified: 4, layersMissing: 1 }
    renderInApp(fakeBridge(), <Header image={openImage({ ...seedImage, integrity })} />)
    expect(facts()).toMatchObject({
      Efficiency: 'not certain',
      Integrity: '4 of 5 layers verified',
    })
  })

  it('explains a term to the keyboard as to the pointer', async () => {
    const user = userEvent.setup()
    renderInApp(fakeBridge(), <Header image={openImage(seedImage)} />)
    await user.hover(screen.getByRole('button', { name: 'Efficiency' }))
    const tip = await screen.findByRole('tooltip')
    expect(tip.textContent).toContain('Kept bytes divided by stored bytes')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('tooltip')).toBeNull()
  })

  it('offers the other images of an archive', async () => {
    const choices = ['linux/amd64', 'linux/arm64/v8'].map((platform, index) => ({
      index,
      tags: ['a:1'],
      platform,
      imageId: seedImage.image.id,
      layers: 5,
      complete: true,
    }))
    const bridge = fakeBridge()
    const { app } = renderInApp(bridge, <Header image={openImage({ ...seedImage, choices })} />)
    const choose = vi.spyOn(app.sessions, 'choose')
    await userEvent.click(screen.getByRole('button', { name: '1 of 2 images' }))
    const items = within(screen.getByRole('menu')).getAllByRole('menuitemradio')
    expect(items.map((item) => item.getAttribute('aria-checked'))).toEqual(['true', 'false'])
    await userEvent.click(items[1]!)
    expect(choose).toHaveBeenCalledWith(1)
  })

  it('downloads a report in a browser and says so', async () => {
    const bridge = fakeBridge()
    bridge.answer('session:export', ({ format }) =>
      succeed({ kind: 'download', fileName: `a.${format}`, mediaType: 'text/csv', text: 'x' }),
    )
    URL.createObjectURL = () => 'blob:x'
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const { app } = renderInApp(bridge, <Header image={openImage(seedImage)} />)
    await userEvent.click(screen.getByRole('button', { name: 'Export' }))
    await userEvent.click(screen.getByRole('menuitem', { name: /^CSV/ }))
    expect(bridge.calls).toContainEqual({
      name: 'session:export',
      arg: { session: 's1', format: 'csv' },
    })
    expect(click).toHaveBeenCalledOnce()
    expect(app.view.get().toast).toBe('a.csv is in your downloads')
  })
})
