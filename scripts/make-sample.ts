import { mkdirSync, writeFileSync } from 'node:fs'
import { sampleImage } from './sample/sample-image.ts'

// Writes resources/sample-image.tar, the image that the window offers where there is no engine.
// The same bytes every time: test/unit/sample-image.test.ts holds it to that.
const folder = new URL('../resources/', import.meta.url)
mkdirSync(folder, { recursive: true })
const bytes = sampleImage()
writeFileSync(new URL('sample-image.tar', folder), bytes)
process.stdout.write(`resources/sample-image.tar: ${bytes.length} bytes\n`)
