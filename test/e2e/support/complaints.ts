import type { Page } from '@playwright/test'

const complaints = new WeakMap<Page, string[]>()

/**
 * Listens to all that a browser complains about: errors on the console, uncaught errors, what the
 * content security policy stopped, and dialogs, which only a script from an image would open.
 */
export async function watchForComplaints(page: Page): Promise<void> {
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      heard.push(`${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`))
  page.on('crash', () => heard.push('the page crashed'))
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
}

/** All that was heard so far, and forgets it. */
export function takeComplaints(page: Page): readonly string[] {
  return complaints.get(page)?.splice(0) ?? []
}
