// npm run icons: draws the icon set of the packages from the window's own icon.svg, by the Chromium that
// the tests use. Writes build/icon.icns (macOS), build/icon.ico (Windows), build/icons/*.png (Linux).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { icnsOf, icoOf } from './lib/icon-files.mjs'
import { root } from './lib/paths.mjs'
import { Failure, main } from './lib/process.mjs'
import { findChromium } from './lib/system-packages.mjs'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

await main(async () => {
  const executablePath = findChromium()
  if (executablePath === null)
    throw new Failure('no Chromium on this system to draw the icons with.')
  const svg = readFileSync(join(root, 'src/renderer/public/icon.svg'), 'utf8')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const drawings = new Map()
  for (const size of sizes) drawings.set(size, await draw(browser, svg, size))
  await browser.close()
  const folder = join(root, 'build')
  mkdirSync(join(folder, 'icons'), { recursive: true })
  for (const [size, png] of drawings) {
    writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png)
  }
  writeFileSync(join(folder, 'icon.icns'), icnsOf(drawings))
  writeFileSync(join(folder, 'icon.ico'), icoOf(drawings))
  return 0
})

/** A PNG of the drawing on nothing, in so many pixels. */
async function draw(browser, svg, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(
    `<style>body{margin:0}</style><img src="${address}" width="${size}" height="${size}">`,
  )
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}
