import { describe, expect, it } from 'vitest'
import type { TlsFiles } from '../../shared/worker-protocol.ts'
import { parseHost, parseSshUrl } from './host-address.ts'

const tls: TlsFiles = { ca: '/certs/ca.pem', cert: null, key: null, verify: true }

function addressOf(
  host: string,
  files: TlsFiles | null = null,
  platform: NodeJS.Platform = 'linux',
) {
  const parsed = parseHost(host, files, platform)
  return parsed.ok ? parsed.value.address : parsed.error.code
}

describe('parseHost', () => {
  it.each([
    ['unix://', 'unix:///var/run/docker.sock'],
    ['unix:///run/user/1000/docker.sock', 'unix:///run/user/1000/docker.sock'],
    ['  unix:///a b/docker.sock ', 'unix:///a b/docker.sock'],
    ['tcp://', 'tcp://localhost:2375'],
    ['tcp://:7777', 'tcp://localhost:7777'],
    ['tcp://engine', 'tcp://engine:2375'],
    ['tcp://engine:', 'tcp://engine:2375'],
    ['tcp://engine:7777/base/', 'tcp://engine:7777/base'],
    ['tcp://[::1]', 'tcp://[::1]:2375'],
    ['tcp://[::1]:5555', 'tcp://[::1]:5555'],
    ['engine:7777', 'tcp://engine:7777'],
    ['127.0.0.1', 'tcp://127.0.0.1:2375'],
    ['ssh://me@far:22/run/docker.sock', 'ssh://me@far:22/run/docker.sock'],
  ])('reads %s as docker does', (host, address) => {
    expect(addressOf(host)).toBe(address)
  })

  it.each([
    'http://localhost:2375',
    'fd://3',
    'unix://tcp://127.0.0.1',
    'tcp://engine:port',
    'tcp://engine:99999',
    'tcp://a:1:2',
    'npipe:////./pipe/docker_engine',
    'ssh://',
    'ssh://me:secret@far',
    'ssh://far?x=1',
  ])('refuses %s', (host) => {
    expect(addressOf(host)).toBe('engine-host-invalid')
  })

  it('says in its error what was written and why it is wrong', () => {
    const parsed = parseHost('ssh://me:secret@far', null, 'linux')
    expect(parsed.ok || parsed.error.message).toMatch(/password/)
  })

  it('takes port 2376 only for a bare tcp:// with TLS, and keeps the TLS files', () => {
    expect(addressOf('tcp://', tls)).toBe('tcp://localhost:2376')
    expect(addressOf('tcp://engine', tls)).toBe('tcp://engine:2375')
    const parsed = parseHost('tcp://engine:2376', tls, 'linux')
    expect(parsed.ok && parsed.value.transport).toEqual({
      kind: 'tcp',
      host: 'engine',
      port: 2376,
      tls,
    })
  })

  it('knows the named pipes of Windows', () => {
    expect(addressOf('npipe://', null, 'win32')).toBe('npipe:////./pipe/docker_engine')
    const parsed = parseHost('npipe:////./pipe/other', null, 'win32')
    expect(parsed.ok && parsed.value.transport).toEqual({ kind: 'socket', path: '//./pipe/other' })
  })

  it('takes an IPv6 host out of its brackets for the connection', () => {
    const parsed = parseHost('tcp://[::1]:5555', null, 'linux')
    expect(parsed.ok && parsed.value.transport).toMatchObject({ host: '::1', port: 5555 })
  })
})

describe('parseSshUrl', () => {
  it('takes user, host, port and socket apart', () => {
    expect(parseSshUrl('ssh://me@far.example:2222/run/user/1/docker.sock')).toEqual({
      ok: true,
      value: { user: 'me', host: 'far.example', port: '2222', path: '/run/user/1/docker.sock' },
    })
    expect(parseSshUrl('ssh://far/')).toEqual({
      ok: true,
      value: { user: '', host: 'far', port: '', path: '' },
    })
  })
})
