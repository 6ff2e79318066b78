import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attemptDocker, docker, scratch } from './context.ts'

/** Files of a build context by path; a number is that many bytes that do not compress. */
export type ContextFiles = Readonly<Record<string, string | number>>

export type Recipe = {
  readonly name: string
} & (
  | { readonly kind: 'dockerfile'; readonly dockerfile: string; readonly files?: ContextFiles }
  /** Makes the image by other means and tags it with the reference given. */
  | { readonly kind: 'steps'; readonly version: number; make(reference: string): Promise<void> }
)

const made = new Map<string, Promise<string>>()

/**
 * The reference of the recipe's image in the engine, built the first time it is asked for. The tag
 * is a digest of the recipe, so that an engine that is kept between runs never serves an old one.
 */
export function image(recipe: Recipe): Promise<string> {
  let reference = made.get(recipe.name)
  if (reference === undefined) {
    reference = make(recipe)
    made.set(recipe.name, reference)
  }
  return reference
}

async function make(recipe: Recipe): Promise<string> {
  const content = recipe.kind === 'steps' ? recipe.version : [recipe.dockerfile, recipe.files]
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const reference = `strata-test/${recipe.name}:${digest.slice(0, 12)}`
  if ((await attemptDocker(['image', 'inspect', reference])).status === 0) return reference
  if (recipe.kind === 'steps') await recipe.make(reference)
  else await build(reference, recipe.name, recipe.dockerfile, recipe.files ?? {})
  return reference
}

async function build(
  reference: string,
  name: string,
  dockerfile: string,
  files: ContextFiles,
): Promise<void> {
  const context = scratch('contexts', name)
  rmSync(context, { recursive: true, force: true })
  writeContext(context, files)
  writeFileSync(join(context, 'Dockerfile'), dockerfile)
  await docker(['build', '--quiet', '--network', 'none', '--tag', reference, context], {
    timeout: 300_000,
  })
}

/** Writes files with a fixed mode, whatever this machine's umask is. */
export function writeContext(folder: string, files: ContextFiles): void {
  mkdirSync(folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'number' ? noise(content, path) : content)
    chmodSync(file, 0o644)
  }
}

/** Bytes that look random and are the same in every run. */
export function noise(length: number, seed: string): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at < length; at += 32) {
    blocks.push(createHash('sha256').update(`${seed}:${at}`).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}
