import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Overview } from '../../../shared/views.ts'
import { helloImage, readyState, seedImage } from '../overview/fixtures.test-support.ts'
import { nothingSelected, selectStep, type Selection } from '../tab-props.ts'
import { ConfigTab } from './config-tab.tsx'

afterEach(cleanup)

function show(image: Overview, selection: Selection = nothingSelected, onSelect = vi.fn()) {
  render(
    <ConfigTab
      overview={image}
      session="s"
      state={readyState}
      selection={selection}
      onSelect={onSelect}
    />,
  )
  return onSelect
}

function value(name: string): string {
  const term = screen.getAllByRole('term').find((element) => element.textContent === name)
  return term?.nextElementSibling?.textContent ?? ''
}

const raw = () => screen.getByRole('region', { name: 'Raw metadata' })

describe('what a container will run', () => {
  it('says every setting, and the default of what is not set', () => {
    show(helloImage)
    expect(screen.getByText(/python3 \/app\/app\.py/, { selector: 'code' })).toBeDefined()
    expect(value('Command')).toBe('["python3", "/app/app.py"]')
    expect(value('Entrypoint')).toBe('not set')
    expect(value('Works in')).toBe('/app')
    expect(value('Environment')).toMatch(/^PORT=8080PATH=/)
    expect(value('Ports')).toBe('8080/tcp')
    expect(value('Volumes')).toBe('/data')
    expect(value('Health check')).toContain('every 30\u202fs, at most 3\u202fs, 3 retries')
    expect(value('Stop signal')).toBe('SIGTERM, the default')
    expect(value('Labels')).toBe('org.opencontainers.image.titlehello-api')
  })

  it('warns of root, and only of root', () => {
    show(helloImage)
    expect(screen.getByText('Runs as root.')).toBeDefined()
    cleanup()
    show({ ...helloImage, runtime: { ...helloImage.runtime, user: '1000:1000' } })
    expect(screen.queryByText('Runs as root.')).toBeNull()
    expect(value('User')).toBe('1000:1000')
  })

  it('explains a setting when its name has the focus', async () => {
    show(helloImage)
    await userEvent.tab()
    screen.getByRole('button', { name: 'Stop signal' }).focus()
    await userEvent.hover(screen.getByRole('button', { name: 'Stop signal' }))
    expect((await screen.findByRole('tooltip')).textContent).toContain('docker stop')
  })
})

describe('the Dockerfile', () => {
  it('marks the selected step, and selects the step of a line', async () => {
    const onSelect = show(seedImage, selectStep(seedImage, 4))
    const pressed = screen.getByRole('button', { pressed: true, name: /^COPY/ })
    expect(pressed).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: /^ADD/ }))
    expect(onSelect).toHaveBeenCalledWith({ layer: 0, step: 0, entry: null })
  })
})

describe('the raw metadata', () => {
  it('shows config, manifest and repositories', async () => {
    show(seedImage)
    expect(raw().textContent).toContain('"diff_ids"')
    await userEvent.click(screen.getByRole('radio', { name: 'manifest.json' }))
    expect(raw().textContent).toContain('"RepoTags"')
    await userEvent.click(screen.getByRole('radio', { name: 'repositories' }))
    expect(raw().textContent).toContain('"my_test_image"')
  })

  it('has no repositories where the archive has none', () => {
    show({ ...seedImage, repositories: null })
    expect(screen.queryByRole('radio', { name: 'repositories' })).toBeNull()
  })

  it('draws a part of a very large file, and more on a click', () => {
    const config = { list: Array.from({ length: 50_000 }, (_, index) => index) }
    show({ ...seedImage, config })
    const lines = () => raw().querySelectorAll('li').length
    expect(lines()).toBe(300)
    fireEvent.click(within(raw()).getByText(/^Show 1,200 of/))
    expect(lines()).toBe(1500)
  }, 30_000)

  it('cuts a line that is too long to draw, and says so', () => {
    show({ ...seedImage, config: { long: 'x'.repeat(100_000) } })
    expect(raw().textContent.length).toBeLessThan(10_000)
    expect(raw().textContent).toContain('more characters; copy gives them all')
  })

  it('shows hidden and reordering characters', () => {
    show({ ...seedImage, config: { a: 'x\u202ey\u200bz' } })
    expect(raw().textContent).toContain('x⟨U+202E⟩y⟨U+200B⟩z')
  })
})
