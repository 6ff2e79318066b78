import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, SaveDialogOptions } from 'electron'
import { expect, it } from 'vitest'
import { FileGrants } from '../backend/session/file-grants.ts'
import { desktopServices } from './desktop-services.ts'
import { desktopWords } from './desktop-words.ts'

it('asks where to, completes the name, and never replaces a file without a word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-save-'))
  const filePath = join(folder, 'chosen.json')
  const asked: SaveDialogOptions[] = []
  const services = desktopServices({
    dialog: {
      showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
      showSaveDialog: (...given: unknown[]) => {
        asked.push(given.at(-1) as SaveDialogOptions)
        return Promise.resolve({ canceled: false, filePath })
      },
    },
    window: () => ({}) as BrowserWindow,
    grants: new FileGrants(),
    appInfo: () => {
      throw new Error('not asked')
    },
    onSituation: () => {},
    words: desktopWords.en,
    fileIcon: () => Promise.reject(new Error('not asked')),
    print: () => Promise.reject(new Error('not asked')),
  })
  const file = { fileName: 'tides-1.0.json', mediaType: 'application/json', text: '{}' }
  expect(await services.saveFile(file)).toEqual({ kind: 'saved', path: filePath })
  expect(readFileSync(filePath, 'utf8')).toBe('{}')
  await services.extractTarget('file', 'libc.so.6')
  expect(asked).toMatchObject([
    { defaultPath: 'tides-1.0.json', filters: [{ name: 'JSON', extensions: ['json'] }] },
    { defaultPath: 'libc.so.6', filters: [] },
  ])
  for (const { properties } of asked) expect(properties).toContain('showOverwriteConfirmation')
  rmSync(folder, { recursive: true })
})
