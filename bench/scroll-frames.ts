/*
 * Scrolls the list of files of a large image from its first row to its last in a real browser, and
 * tells how long frames took:
 *
 *   npx node bench/make-big-image.ts /tmp/big.tar
 *   npm run build && node bench/scroll-frames.ts /tmp/big.tar
 *
 * Times between frames mean something on a machine that does nothing else; the processor time of the
 * window's tasks always does. Without a graphics card Chromium draws with the processor, in other
 * threads.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { findChromium } from '../scripts/lib/system-packages.mjs'

const bar = 32
const commandLine = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

async function measure(path: string): Promise<void> {
  const server = spawn(process.execPath, [commandLine, 'serve', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox'],
  })
  try {
    const url = await new Promise<string>((resolve) =>
      createInterface({ input: server.stdout }).once('line', resolve),
    )
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(url)
    await page.getByRole('tab', { name: /^Files/ }).click({ timeout: 120_000 })
    await page.getByRole('treegrid').waitFor({ timeout: 120_000 })
    await page.getByRole('radio', { name: 'Largest' }).click()
    const grid = page.getByRole('treegrid')
    await page.getByRole('columnheader', { name: /^Path/ }).waitFor()
    const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
    console.log(`${String(rows)} rows`)
    await page.waitForTimeout(1000)
    for (const [what, work] of [
      ['wheel', () => wheel(page, grid)],
      ['drag from top to end', () => drag(grid)],
    ] as const) {
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
      const times = await frames(page, work)
      tell(`${what}, between frames`, times)
      tell(`${what}, processor time of a task`, tasks(await browser.stopTracing()))
    }
    await grid.locator('[role="row"][tabindex="0"]').focus()
    await page.keyboard.press('End')
    const last = grid.locator(`[role="row"][aria-rowindex="${String(rows + 1)}"]`)
    await last.locator('[role="gridcell"]').nth(2).waitFor({ timeout: 10_000 })
    const inView = await last.evaluate((row) => {
      const box = row.closest('[role="treegrid"]')?.getBoundingClientRect()
      const own = row.getBoundingClientRect()
      return box !== undefined && own.top >= box.top && own.bottom <= box.bottom + 1
    })
    console.log(`last row in view after End: ${String(inView)}`)
  } finally {
    await browser.close()
    server.kill()
  }
}

/** Times between frames while something is done. */
async function frames(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const times = page.evaluate(
    () =>
      new Promise<readonly number[]>((resolve) => {
        const found: number[] = []
        let last = performance.now()
        const end = last + 6000
        const next = (now: number) => {
          found.push(now - last)
          last = now
          if (now < end) requestAnimationFrame(next)
          else resolve(found.slice(2))
        }
        requestAnimationFrame(next)
      }),
  )
  await work()
  return times
}

interface TraceEvent {
  readonly name: string
  readonly tid: number
  readonly pid: number
  /** Microseconds of processor time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Processor time of the tasks of the window's own thread that took a millisecond or more: what a
 * frame costs, also on a machine that is busy with other things.
 */
function tasks(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  const thread = ({ pid, tid }: TraceEvent) => `${String(pid)} ${String(tid)}`
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  )
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && mains.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((time) => time >= 1)
}

async function wheel(page: Page, grid: Locator): Promise<void> {
  const box = await grid.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 200)
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(50)
  }
}

/** The whole height in even steps, one each frame, as the thumb of a scroll bar is drawn. */
async function drag(grid: Locator): Promise<void> {
  await grid.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const begun = performance.now()
        const step = (now: number) => {
          const done = Math.min(1, (now - begun) / 5000)
          element.scrollTop = done * (element.scrollHeight - element.clientHeight)
          if (done < 1) requestAnimationFrame(step)
          else resolve()
        }
        requestAnimationFrame(step)
      }),
  )
}

function tell(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  const over = times.filter((time) => time > bar).length
  console.log(
    `${what}: ${String(times.length)}, median ${at(0.5)} ms, 99th ${at(0.99)} ms, longest ${at(1)} ms, ${String(over)} over ${String(bar)} ms`,
  )
}

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: node bench/scroll-frames.ts ARCHIVE')
  process.exitCode = 2
} else await measure(path)
