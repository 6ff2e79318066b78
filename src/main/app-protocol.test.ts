import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../backend/files/static-files.ts'
import { answerAppRequest } from './app-protocol.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'strata-app-'))
  mkdirSync(join(root, 'renderer'))
  writeFileSync(join(root, 'renderer', 'index.html'), '<html><p>the window</p>')
  writeFileSync(join(root, 'secret.json'), '{}')
})
afterAll(() => rmSync(root, { recursive: true }))

const look = () => Promise.resolve({ theme: 'dark', contrast: 'system' } as const)
const get = (url: string) => answerAppRequest(join(root, 'renderer'), url, look)

describe('app://bundle', () => {
  it('gives the page with the strict policy', async () => {
    const response = await get('app://bundle/index.html?x#y')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<html data-theme="dark"><p>the window</p>')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it.each([
    'app://bundle/../secret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/missing.js',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'file:///etc/passwd',
  ])('gives nothing for %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })
})
