import type { Locator } from '@playwright/test'

/** The value beside a name in a list of names and values. */
export function valueOf(region: Locator, name: string | RegExp): Locator {
  const wanted = typeof name === 'string' ? new RegExp(`^${escaped(name)}$`) : name
  const term = region.locator('dt').filter({ hasText: wanted })
  return term.locator('xpath=following-sibling::dd[1]')
}

/** Text as shown, with plain spaces: between a number and its unit stands a narrow one. */
export async function plainText(locator: Locator): Promise<string> {
  return plain(await locator.innerText())
}

export function plain(text: string): string {
  return text
    .replaceAll(/[\u202f\u00a0]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** `20,971,520 B` or `6,801` as a number. */
export function numberIn(text: string): number {
  const digits = /[\d,]+/.exec(text)?.[0]
  if (digits === undefined) throw new Error(`no number in “${text}”`)
  return Number(digits.replaceAll(',', ''))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
