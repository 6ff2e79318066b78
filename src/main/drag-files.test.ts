import { EventEmitter } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { BrowserWindow, Item, NativeImage } from 'electron'
import { describe, expect, it } from 'vitest'
import type { ExtractReport } from '../shared/file-views.ts'
import { dragTarget } from './drag-files.ts'

const report = {} as ExtractReport
const picture = { isEmpty: () => false } as NativeImage

/** A window as far as a drag knows it. */
function windowOf() {
  const dragged: Item[] = []
  const window = Object.assign(new EventEmitter(), {
    destroyed: false,
    isDestroyed: () => window.destroyed,
    webContents: { startDrag: (item: Item) => void dragged.push(item) },
  })
  return { window, dragged, owner: window as unknown as BrowserWindow }
}

describe('a file that is dragged out', () => {
  it('lies in a folder of the user alone, and goes when the window does', async () => {
    const { window, dragged, owner } = windowOf()
    const target = await dragTarget(owner, 'a b.txt', () => Promise.resolve(picture))
    expect(basename(target.path)).toBe('a b.txt')
    if (process.platform !== 'win32')
      expect(statSync(dirname(target.path)).mode & 0o777).toBe(0o700)
    writeFileSync(target.path, 'x')
    await target.deliver(report)
    expect(dragged).toEqual([{ file: target.path, icon: picture }])
    expect(existsSync(target.path)).toBe(true)
    window.emit('closed')
    expect(existsSync(dirname(target.path))).toBe(false)
  })

  it('leaves nothing when it is let go before it is there', async () => {
    const { dragged, owner } = windowOf()
    const target = await dragTarget(owner, 'a', () => Promise.resolve(picture))
    await target.abandon()
    expect(existsSync(dirname(target.path))).toBe(false)
    expect(owner.listenerCount('closed')).toBe(0)
    expect(dragged).toEqual([])
  })

  it('is dragged from no window that is gone', async () => {
    const { window, dragged, owner } = windowOf()
    const target = await dragTarget(owner, 'a', () => {
      window.destroyed = true
      return Promise.resolve(picture)
    })
    await target.deliver(report)
    expect(dragged).toEqual([])
    window.emit('closed')
  })
})
