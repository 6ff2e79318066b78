import { expect, it } from 'vitest'
import type { AppInfo, EngineStatus } from '../shared/views.ts'
import { terminalError } from '../shared/errors.ts'
import { diagnosticsText } from './diagnostics.ts'

const info: AppInfo = {
  version: '1.2.3',
  host: 'electron',
  platform: 'linux',
  versions: { electron: '45.4.1', node: '24.1.0' },
  initialSource: null,
}

const engine: EngineStatus = {
  state: 'on',
  choice: 'default',
  name: 'default',
  endpoint: 'unix:///home/ada/.docker/desktop/docker.sock',
  serverVersion: '27.1.0',
  apiVersion: '1.46',
  product: 'Docker Engine',
  storeDriver: 'overlay2',
  containerdStore: false,
  error: null,
}

const parts = {
  info,
  system: 'linux 6.1 x64',
  locale: 'en-GB',
  home: '/home/ada',
  logLines: ['a', 'b'],
  dumpFolder: '/home/ada/.config/strata/Crashpad',
  dumps: [],
}

it('says versions, system, engine and the end of the log', () => {
  expect(diagnosticsText({ ...parts, engine })).toBe(`## Strata 1.2.3

- electron 45.4.1, node 24.1.0
- linux 6.1 x64, en-GB
- engine: Docker Engine 27.1.0 (API 1.46), overlay2, unix://~/.docker/desktop/docker.sock
- crash dumps: none

\`\`\`text
a
b
\`\`\`
`)
})

it('names the dumps that crashes have left', () => {
  const dump = { name: 'pending/1.dmp', size: 2048, time: new Date('2026-02-03T04:05:06Z') }
  expect(diagnosticsText({ ...parts, engine, dumps: [dump] })).toContain(
    '- crash dumps: in ~/.config/strata/Crashpad\n  - pending/1.dmp, 2026-02-03T04:05:06.000Z, 2048 bytes\n',
  )
})

it('says why there is no engine, without a password', () => {
  const failed: EngineStatus = {
    ...engine,
    state: 'failed',
    endpoint: 'ssh://ada:secret@host',
    error: terminalError('engine-refused', 'The engine refuses.'),
  }
  const text = diagnosticsText({ ...parts, engine: failed })
  expect(text).toContain('- engine: failed at ssh://…@host: engine-refused')
  expect(text).not.toContain('secret')
})
