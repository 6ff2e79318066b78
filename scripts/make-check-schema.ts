import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { checkConfigSchema } from '../src/backend/check/check-config.ts'

// Writes docs/check.schema.json from what reads a .strata.yaml; check-config.test.ts holds it to that.
const file = fileURLToPath(new URL('../docs/check.schema.json', import.meta.url))
const style = await resolveConfig(file)
const text = await format(JSON.stringify(checkConfigSchema()), { ...style, parser: 'json' })
writeFileSync(file, text)
process.stdout.write(`docs/check.schema.json: ${text.length} bytes\n`)
