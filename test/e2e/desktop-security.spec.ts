import { Desktop } from './support/desktop.ts'
import { expect, test as base } from './support/fixtures.ts'

/* The walls of the desktop, tried from inside the page: what a hostile script there could do. */

const test = base.extend<{ readonly desktop: Desktop }>({
  desktop: async ({ chromium, folder }, use) => {
    const desktop = await Desktop.start(chromium!, folder)
    await desktop.app.firstWindow()
    await use(desktop)
    await desktop.close()
  },
})

const pageOf = async (desktop: Desktop) => {
  const page = await desktop.app.firstWindow()
  await page.locator('[data-app-state]').waitFor()
  return page
}

test.describe('a script in the page', () => {
  test('finds the bridge and nothing else of the host', async ({ desktop }) => {
    const page = await pageOf(desktop)
    const found = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { strata: object }).strata).sort(),
      frozen: Object.isFrozen((window as unknown as { strata: object }).strata),
      others: [
        'require',
        'process',
        'module',
        'Buffer',
        'ipcRenderer',
        'electron',
        'global',
      ].filter((name) => name in window),
      binding: Object.getOwnPropertyNames(window).filter((name) =>
        /^electron(Binding|Receive)/.test(name),
      ),
    }))
    expect(found).toEqual({
      bridge: ['call', 'grant', 'on'],
      frozen: true,
      others: [],
      binding: [],
    })
  })

  test('cannot leave the page, nor open another', async ({ desktop }) => {
    const page = await pageOf(desktop)
    const address = page.url()
    await page.evaluate(() => {
      window.open('https://evil.example/')
      location.href = 'https://evil.example/'
    })
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://evil.example/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
    })
    await expect.poll(() => page.context().pages().length).toBe(1)
    expect(page.url()).toBe(address)
    await expect(page.locator('[data-app-state]')).toBeVisible()
  })

  test('has no permission but to copy', async ({ desktop }) => {
    const page = await pageOf(desktop)
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-write']
      const found: Record<string, string> = {}
      for (const name of names) {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        found[name] = state
      }
      return found
    })
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      'clipboard-write': 'granted',
    })
  })

  test('cannot run text, load or send anything', async ({ desktop }) => {
    const page = await pageOf(desktop)
    const outcome = await page.evaluate(async () => {
      const refused: string[] = []
      document.addEventListener('securitypolicyviolation', (event) =>
        refused.push(event.effectiveDirective),
      )
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      const picture = new Image()
      picture.src = 'https://evil.example/pixel.png'
      const frame = document.createElement('iframe')
      frame.src = 'https://evil.example/'
      document.body.append(frame)
      const sent = await fetch('https://evil.example/').then(
        () => true,
        () => false,
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { ran: 'ran' in window, sent, refused: [...new Set(refused)].sort() }
    })
    expect(outcome).toEqual({
      ran: false,
      sent: false,
      refused: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'],
    })
  })

  test('gets no call that is not in the contract, and no argument through that does not fit', async ({
    desktop,
  }) => {
    const page = await pageOf(desktop)
    const answers = await page.evaluate(async () => {
      const { strata } = window as unknown as {
        strata: {
          call(name: string, arg: unknown): Promise<{ ok: boolean; error?: { code: string } }>
        }
      }
      const unknown = await strata.call('file:grant', '/etc/passwd').then(
        () => 'answered',
        () => 'refused',
      )
      const wrong = await strata.call('session:open', {
        source: { kind: 'path', path: '/etc/passwd' },
      })
      const guessed = await strata.call('session:open', {
        source: { kind: 'file', handle: '0'.repeat(32), name: 'x' },
      })
      return { unknown, wrong: wrong.error?.code, guessed: guessed.error?.code }
    })
    expect(answers).toEqual({
      unknown: 'refused',
      wrong: 'invalid-argument',
      guessed: 'invalid-argument',
    })
  })

  test('reads nothing outside of the folder of the window', async ({ desktop }) => {
    const page = await pageOf(desktop)
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/index.html',
        '/%2e%2e/main/index.js',
        '/..%2fmain%2findex.js',
        '/../../package.json',
      ]
      return Promise.all(paths.map(async (path) => (await fetch(path)).status))
    })
    expect(statuses).toEqual([200, 404, 404, 404])
  })
})
