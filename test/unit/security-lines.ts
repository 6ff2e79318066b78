/*
 * Every line of code that is a wall (docs/security.md), what it would be without, and the test that must
 * then fail. test/unit/security-lines.test.ts takes each away in turn.
 */

export interface SecurityLine {
  /** What the line is for, in words. */
  readonly wall: string
  readonly file: string
  /** Text that stands in the file exactly once. */
  readonly line: string
  /** What stands there when the wall is gone. */
  readonly without: string
  /** The test file that must turn red. */
  readonly test: string
}

const windowOptions = (option: string, given: string, without: string): SecurityLine => ({
  wall: `the window's ${option} is ${given}`,
  file: 'src/main/window-options.ts',
  line: `      ${option}: ${given},`,
  without: without === '' ? '' : `      ${option}: ${without},`,
  test: 'src/main/window-options.test.ts',
})

const harden = (wall: string, line: string, without = ''): SecurityLine => ({
  wall,
  file: 'src/main/harden.ts',
  line,
  without,
  test: 'src/main/harden.test.ts',
})

const policy = (directive: string, without: string): SecurityLine => ({
  wall: `the policy says ${directive}`,
  file: 'src/backend/files/static-files.ts',
  line: `  "${directive}",`,
  without: without === '' ? '' : `  "${without}",`,
  test: 'src/backend/files/static-files.test.ts',
})

const ipc = (wall: string, line: string, without: string): SecurityLine => ({
  wall,
  file: 'src/main/ipc.ts',
  line,
  without,
  test: 'src/main/ipc.test.ts',
})

const outside = (wall: string, line: string, without: string): SecurityLine => ({
  wall,
  file: 'src/main/outside-links.ts',
  line,
  without,
  test: 'src/main/outside-links.test.ts',
})

export const securityLines: readonly SecurityLine[] = [
  windowOptions('contextIsolation', 'true', 'false'),
  windowOptions('sandbox', 'true', 'false'),
  windowOptions('nodeIntegration', 'false', 'true'),
  windowOptions('nodeIntegrationInWorker', 'false', 'true'),
  windowOptions('nodeIntegrationInSubFrames', 'false', 'true'),
  windowOptions('webSecurity', 'true', 'false'),
  windowOptions('allowRunningInsecureContent', 'false', 'true'),
  windowOptions('webviewTag', 'false', 'true'),
  windowOptions('spellcheck', 'false', ''),
  windowOptions('navigateOnDragDrop', 'false', 'true'),

  {
    wall: 'every renderer is sandboxed before the app is ready',
    file: 'src/main/secure-start.ts',
    line: '  app.enableSandbox()',
    without: '',
    test: 'src/main/secure-start.test.ts',
  },
  {
    wall: 'every page is held to its place from the start',
    file: 'src/main/secure-start.ts',
    line: '  hardenContents(app)',
    without: '',
    test: 'src/main/secure-start.test.ts',
  },
  {
    wall: 'the scheme is a secure origin',
    file: 'src/main/secure-start.ts',
    line: 'standard: true, secure: true,',
    without: 'standard: true,',
    test: 'src/main/secure-start.test.ts',
  },
  {
    wall: 'the app starts secured',
    file: 'src/main/index.ts',
    line: 'secureStart(app, protocol)\n',
    without: '',
    test: 'src/main/index.test.ts',
  },
  {
    wall: 'the session of the windows is hardened',
    file: 'src/main/index.ts',
    line: '  hardenSession(session.defaultSession)',
    without: '',
    test: 'src/main/index.test.ts',
  },
  {
    wall: 'the window loads our own page and nothing of the web',
    file: 'src/main/app-origin.ts',
    line: "export const appOrigin = 'app://bundle'",
    without: "export const appOrigin = 'http://localhost:5173'",
    test: 'src/main/app-protocol.test.ts',
  },

  harden(
    'no page opens another',
    "contents.setWindowOpenHandler(() => ({ action: 'deny' }))",
    "contents.setWindowOpenHandler(() => ({ action: 'allow' }))",
  ),
  harden('no page navigates', "    contents.on('will-navigate', prevent)"),
  harden('no frame navigates', "    contents.on('will-frame-navigate', prevent)"),
  harden('no redirect is followed', "    contents.on('will-redirect', prevent)"),
  harden('no web view is attached', "    contents.on('will-attach-webview', prevent)"),
  harden('no permission is given when asked', 'answer(permission === permitted)', 'answer(true)'),
  harden(
    'no permission is there already',
    '(_contents, permission) => permission === permitted)',
    '() => true)',
  ),
  harden(
    'no device is given',
    'session.setDevicePermissionHandler(() => false)',
    'session.setDevicePermissionHandler(() => true)',
  ),
  harden('nobody sees the screen', '  session.setDisplayMediaRequestHandler(null)'),
  harden(
    'nothing is downloaded',
    "  session.on('will-download', (event) => event.preventDefault())",
  ),

  {
    wall: 'another host name of the scheme gets nothing',
    file: 'src/main/app-protocol.ts',
    line: '  if (!isAppUrl(url)) return new Response(null, { status: 404, headers })\n',
    without: '',
    test: 'src/main/app-protocol.test.ts',
  },
  {
    wall: 'a host name that begins like ours is not ours',
    file: 'src/main/app-origin.ts',
    line: 'url === appOrigin || url.startsWith(`${appOrigin}/`)',
    without: 'url.startsWith(appOrigin)',
    test: 'src/main/app-protocol.test.ts',
  },
  {
    wall: 'no path leads out of the folder (two walls, of which either holds)',
    file: 'src/backend/files/static-files.ts',
    line: ` || path.split('/').includes('..')) return null
  const file = join(folder, path.endsWith('/') ? \`\${path}index.html\` : path)
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null`,
    without: `) return null
  const file = join(folder, path.endsWith('/') ? \`\${path}index.html\` : path)`,
    test: 'src/main/app-protocol.test.ts',
  },
  {
    wall: 'every answer has the policy',
    file: 'src/backend/files/static-files.ts',
    line: "  'content-security-policy': contentSecurityPolicy,",
    without: '',
    test: 'src/main/app-protocol.test.ts',
  },
  {
    wall: 'no type is guessed',
    file: 'src/backend/files/static-files.ts',
    line: "  'x-content-type-options': 'nosniff',",
    without: '',
    test: 'src/backend/files/static-files.test.ts',
  },
  policy("default-src 'none'", ''),
  policy("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
  policy("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  policy("img-src 'self' data:", 'img-src *'),
  policy("connect-src 'self'", 'connect-src *'),
  policy("base-uri 'none'", ''),
  policy("form-action 'none'", ''),
  policy("frame-ancestors 'none'", ''),

  ipc('a sender is our top frame', 'senderFrame.parent === null && ', ''),
  ipc('a sender is our page', ' && isAppUrl(senderFrame.url)', ''),
  ipc('a sender that is gone is nobody', 'senderFrame !== null && ', ''),
  ipc(
    'a sender is one of our windows',
    'isOurPage(event) ? backendOf(event.sender.id) : null',
    'isOurPage(event) ? backendOf(7) : null',
  ),
  ipc('the name of a call is text', " || typeof name !== 'string'", ''),
  ipc(
    'a path is text and not empty',
    "typeof path !== 'string' || path === ''",
    "typeof path !== 'string'",
  ),
  {
    wall: 'every argument is checked against its schema',
    file: 'src/backend/session/dispatch.ts',
    line: '    if (!parsed.success) {',
    without: '    if (false as boolean) {',
    test: 'src/backend/session/dispatch.test.ts',
  },
  {
    wall: 'only calls of the contract are known',
    file: 'src/backend/session/dispatch.ts',
    line: '    if (!isCallName(name)) {',
    without: '    if (false as boolean) {',
    test: 'src/backend/session/dispatch.test.ts',
  },
  {
    wall: 'the bridge passes calls of the contract only',
    file: 'src/preload/index.ts',
    line: "    if (!callNames.includes(name)) return Promise.reject(new Error('unknown call'))",
    without: '',
    test: 'src/preload/preload.test.ts',
  },
  {
    wall: 'the bridge passes events of the contract only',
    file: 'src/preload/index.ts',
    line: '    if (!eventNames.includes(name)) return () => {}',
    without: '',
    test: 'src/preload/preload.test.ts',
  },
  {
    wall: 'the page gets no ipcRenderer',
    file: 'src/preload/index.ts',
    line: "contextBridge.exposeInMainWorld('strata', bridge)",
    without: "contextBridge.exposeInMainWorld('strata', { ...bridge, ipcRenderer })",
    test: 'src/preload/preload.test.ts',
  },

  outside('only https goes outside', " || url.protocol !== 'https:'", ''),
  outside('only hosts of the list', ' || !allowedHosts.has(url.hostname)', ''),
  outside(
    'no user, no password, no port',
    "if (url.username !== '' || url.password !== '' || url.port !== '') return false",
    '',
  ),

  {
    wall: 'crash dumps are sent nowhere',
    file: 'src/main/crash-dumps.ts',
    line: 'uploadToServer: false',
    without: 'uploadToServer: true',
    test: 'src/main/crash-dumps.test.ts',
  },

  {
    wall: 'a report runs no script when it is printed',
    file: 'src/main/pdf-report.ts',
    line: '    javascript: false,',
    without: '',
    test: 'src/main/pdf-report.test.ts',
  },
  {
    wall: 'a report loads nothing when it is printed',
    file: 'src/main/pdf-report.ts',
    line: "    headers.set('content-security-policy', reportPolicy)\n",
    without: '',
    test: 'src/main/pdf-report.test.ts',
  },
  {
    wall: 'the log has no passwords',
    file: 'src/main/log.ts',
    line: "text.replaceAll(/(:\\/\\/)[^\\s/@]+@/g, '$1…@')",
    without: 'text',
    test: 'src/main/log.test.ts',
  },
  {
    wall: 'the engine is only read',
    file: 'src/backend/engine/modem.ts',
    line: '  allowOnlyReading(modemOf(connection.docker))\n',
    without: '',
    test: 'src/backend/engine/allowed-routes.test.ts',
  },
]
