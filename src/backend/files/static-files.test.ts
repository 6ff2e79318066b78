import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy, readStaticFile, securityHeaders } from './static-files.ts'

let root = ''
let folder = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'strata-static-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-secret'))
  writeFileSync(join(folder, 'index.html'), '<p>')
  writeFileSync(join(folder, 'assets', 'app.js'), '1')
  writeFileSync(join(folder, 'notes.secret'), 'no type')
  writeFileSync(join(root, 'secret.json'), '{}')
  writeFileSync(join(root, 'renderer-secret', 'a.json'), '{}')
})
afterAll(() => rmSync(root, { recursive: true }))

describe('readStaticFile', () => {
  it('serves what lies in the folder', async () => {
    expect((await readStaticFile(folder, '/'))?.mediaType).toBe('text/html; charset=utf-8')
    expect((await readStaticFile(folder, '/assets/app.js'))?.mediaType).toMatch(/^text\/javascript/)
  })

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/../../secret.json',
    '/..%5csecret.json',
    '/../renderer-secret/a.json',
    '/assets/app.js%00.json',
    '/%',
    '/notes.secret',
    '/missing.js',
    '/assets',
    '//etc/passwd',
  ])('gives nothing for %s', async (path) => {
    expect(await readStaticFile(folder, path)).toBeNull()
  })
})

describe('the headers of every answer', () => {
  it('let the page run and load what it came with, and nothing else', () => {
    expect(contentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|blob:/)
  })

  it('guess no type, allow no frame, and tell nobody where one came from', () => {
    expect(securityHeaders).toEqual({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
})
