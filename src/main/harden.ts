import type { App, Session, WebContents } from 'electron'

/**
 * The page stays where it is and gets nothing: no navigation, no new windows, no web views, no
 * permissions, no devices. Copying text to the clipboard, on a user's gesture, is the exception.
 */
export function hardenContents(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    const prevent = (event: { preventDefault(): void }): void => event.preventDefault()
    contents.on('will-navigate', prevent)
    contents.on('will-frame-navigate', prevent)
    contents.on('will-redirect', prevent)
    contents.on('will-attach-webview', prevent)
  })
}

const permitted = 'clipboard-sanitized-write'

export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === permitted),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === permitted)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.on('will-download', (event) => event.preventDefault())
}
