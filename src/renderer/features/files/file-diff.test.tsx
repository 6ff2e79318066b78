import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { succeed } from '../../../core/model/result.ts'
import type { DiffSide } from '../../../shared/file-views.ts'
import { fakeBridge } from '../../app/fake-bridge.test-support.ts'
import { renderInApp, setUpBrowser } from '../../app/render-app.test-support.tsx'
import { FileDiffView } from './file-diff.tsx'

setUpBrowser()

beforeAll(() => {
  // jsdom has no modal dialogs
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false
  }
})

const side: DiffSide = {
  layer: 1,
  kind: 'file',
  size: 10,
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime: 0,
  linkTarget: null,
  xattrs: [],
  digest: null,
}

it('tells what changed beside the content, and sets two texts side by side', async () => {
  const bridge = fakeBridge()
  const capability = { name: 'security.capability', value: 'cap_net_raw=ep', form: 'capability' }
  bridge.answer('files:diff', () =>
    succeed({
      path: 7,
      text: '/etc/app\u202e.conf',
      before: side,
      after: { ...side, mode: 0o600, xattrs: [capability as DiffSide['xattrs'][number]] },
      changed: ['content', 'mode', 'xattrs'],
      content: {
        kind: 'text',
        noNewlineAtEnd: null,
        hunks: [
          {
            lines: [
              { kind: 'same', text: 'one', before: 1, after: 1 },
              { kind: 'removed', text: 'two', before: 2, after: null },
              { kind: 'added', text: 'zwei', before: null, after: 2 },
            ],
          },
          { lines: [{ kind: 'added', text: 'nine', before: null, after: 9 }] },
        ],
      },
    }),
  )
  const user = userEvent.setup()
  renderInApp(
    bridge,
    <FileDiffView session="s" revision={0} path={7} from={1} to={2} onClose={() => undefined} />,
  )
  const facts = within(await screen.findByRole('table'))
  const cells = (name: string) =>
    [...facts.getByRole('rowheader', { name }).parentElement!.children].map(
      (cell) => cell.textContent,
    )
  expect(cells('mode')).toEqual(['mode', '-rw-r--r-- 0644', '-rw------- 0600'])
  expect(cells('attributes')).toEqual(['attributes', 'none', 'security.capability cap_net_raw=ep'])

  await user.click(screen.getByRole('button', { name: 'Side by side' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByRole('heading').textContent).toBe('/etc/app⟨U+202E⟩.conf')
  const rows = dialog.getAllByRole('row').map((row) => row.textContent)
  expect(rows.slice(1)).toEqual(['1one1one', `2−removed two2+added zwei`, '', '9+added nine'])
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})
