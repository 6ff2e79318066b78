import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../src/backend/analysis/run-analysis.ts'
import { listLayer } from '../../src/core/queries/listing.ts'
import type { ListedFile } from '../../src/core/queries/listing.ts'
import { archiveForms } from './support/archives.ts'
import { run } from './support/command.ts'
import { docker, engineHost, scratch } from './support/context.ts'
import { exportedTree } from './support/exported-tree.ts'
import { image } from './support/images.ts'
import type { TreeRow } from './support/merged-tree.ts'
import { contentDigests, engineOwnFiles, tarListing } from './support/oracles.ts'
import * as recipes from './support/recipes.ts'
import { saveAndUnpack } from './support/saved-layers.ts'
import { strata } from './support/strata.ts'

/*
 * The files that the command line lists against those that docker export and GNU tar list, line by
 * line, and what it extracts against what they extract.
 */

describe('strata files', () => {
  const images = [recipes.changes, recipes.capabilities, recipes.everyday, recipes.committed]
  it.each(images.map((recipe) => [recipe.name, recipe] as const))(
    '--merged of %s is what docker export lists',
    async (_, recipe) => {
      const reference = await image(recipe)
      const theirs = (await exportedTree(reference)).map(comparable)
      expect(theirs.length).toBeGreaterThan(100)
      const ours = await listed(reference, [])
      expect(treeOf(ours).filter(({ path }) => !engineOwnFiles.has(path))).toEqual(theirs)
    },
  )

  it.each(archiveForms.map((form) => [form.name, form] as const))(
    'lists the same from %s, layer by layer as tar does',
    async (_, form) => {
      const reference = await image(recipes.changes)
      const { archive, layers } = await saveAndUnpack(reference)
      const folder = scratch('files-forms', form.name.replaceAll(/\W+/g, '-'))
      const source = await form.make(reference, folder)
      const select = form.select?.(reference) ?? []
      expect(await listed(source, select)).toEqual(await listed(archive, []))
      const timeline = await timelineOf(source, select[1] ?? null)
      for (const [layer, tar] of layers.entries()) {
        const ours = [...listLayer(timeline, layer)]
        expect(ours.map(lineOf)).toEqual((await tarListing(tar)).map(tarLine))
        const digests = await contentDigests(tar)
        for (const file of ours.filter(({ kind }) => kind === 'file')) {
          // a whiteout has no content that anyone would look at
          if (!file.path.includes('/.wh.')) expect(file.digest).toBe(digests.get(file.path))
        }
      }
    },
  )

  it('--layer of docker save is what tar lists', async () => {
    const { archive, layers } = await saveAndUnpack(await image(recipes.changes))
    for (const layer of [0, 2, 4, layers.length - 1]) {
      const ours = await listed(archive, ['--layer', String(layer)])
      expect(ours.map(lineOf)).toEqual((await tarListing(layers[layer]!)).map(tarLine))
    }
  })
})

describe('strata extract', () => {
  const forms = archiveForms.filter(({ name }) =>
    /by name|docker save, gzip|oci-archive|oci directory|docker-archive/.test(name),
  )

  it.each(forms.map((form) => [form.name, form] as const))(
    'gives a deleted file byte for byte from %s',
    async (_, form) => {
      const reference = await image(recipes.changes)
      const folder = scratch('extract-forms', form.name.replaceAll(/\W+/g, '-'))
      await expectDeletedFile(await form.make(reference, folder), folder)
    },
  )

  it('gives a deleted file byte for byte from the engine', async () => {
    await expectDeletedFile(await image(recipes.changes), scratch('extract-engine'))
  })

  it('gives a directory as docker cp does', async () => {
    const reference = await image(recipes.changes)
    const folder = scratch('extract-directory')
    const outcome = await strata(['extract', reference, '/tree', '-o', join(folder, 'tree.tar')])
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    const id = (await docker(['create', '--network', 'none', reference, '/bin/sh'])).trim()
    const theirs = join(folder, 'docker.tar')
    await run('sh', ['-c', `docker cp ${id}:/tree - > ${theirs}`], {
      env: { DOCKER_HOST: engineHost },
    })
    await docker(['rm', id])
    const ours = await tarListing(join(folder, 'tree.tar'))
    const byPath = <T extends { path: string }>(rows: readonly T[]) =>
      [...rows].sort((a, b) => (a.path < b.path ? -1 : 1))
    expect(byPath(ours)).toEqual(byPath(await tarListing(theirs)))
    expect(await contentDigests(join(folder, 'tree.tar'))).toEqual(await contentDigests(theirs))
  })

  it('gives the whole file system, with everything that a tar keeps', async () => {
    const reference = await image(recipes.changes)
    const tar = join(scratch('extract-root'), 'root.tar')
    expect(await strata(['extract', reference, '/', '-o', tar])).toMatchObject({ status: 0 })
    const listing = (await tarListing(tar)).map(({ path }) => path)
    const ours = await listed(reference, [])
    expect(listing.sort()).toEqual(ours.map(({ path }) => path).sort())
    expect((await tarListing(tar)).find(({ path }) => path === '/kinds/null')?.device).toBe('1,3')
  })
})

/** As the command reads it, without a process for every layer. */
async function timelineOf(path: string, choice: string | null) {
  const finished = await runAnalysis({
    source: { kind: 'path', path, name: path },
    platform: null,
    choice,
    generator: 'test',
    signal: new AbortController().signal,
  })
  return finished.files().timeline
}

async function expectDeletedFile(source: string, folder: string): Promise<void> {
  const reference = await image(recipes.changes)
  const { layers } = await saveAndUnpack(reference)
  const layer = await layerOf(layers, 'tree/deleted.bin')
  const expected = await run('sh', [
    '-c',
    `tar -xOf '${layers[layer]}' tree/deleted.bin | sha256sum`,
  ])
  const gone = await strata(['extract', source, '/tree/deleted.bin', '-o', '-'])
  expect(gone.status).toBe(3)
  expect(gone.stderr).toContain(`--layer`)
  const output = join(folder, 'deleted.bin')
  const args = ['extract', source, '/tree/deleted.bin', '--layer', String(layer), '-o', output]
  expect(await strata(args)).toMatchObject({ status: 0, stderr: '' })
  const digest = createHash('sha256').update(readFileSync(output)).digest('hex')
  expect(digest).toBe(expected.slice(0, 64))
}

async function layerOf(layers: readonly string[], name: string): Promise<number> {
  for (const [layer, tar] of layers.entries()) {
    if ((await tarListing(tar)).some(({ path }) => path === `/${name}`)) return layer
  }
  throw new Error(`no layer has ${name}`)
}

async function listed(source: string, args: readonly string[]): Promise<readonly ListedFile[]> {
  const outcome = await strata(['files', source, '--format', 'ndjson', ...args])
  if (outcome.status !== 0) throw new Error(outcome.stderr)
  return outcome.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ListedFile)
}

const letters: Readonly<Record<string, string>> = {
  file: '-',
  hardlink: 'h',
  directory: 'd',
  symlink: 'l',
  character: 'c',
  block: 'b',
  fifo: 'p',
}

/** Names of one file are equal: which is written as the link to which is the writer's choice. */
function treeOf(files: readonly ListedFile[]) {
  const targets = new Map(files.map((file) => [file.path, file]))
  const first = (file: ListedFile): ListedFile =>
    file.kind === 'hardlink'
      ? first(targets.get(file.linkTarget ?? '') ?? { ...file, kind: 'file' })
      : file
  return files
    .map((file) => {
      const inode = first(file)
      return {
        path: file.path,
        type: letters[inode.kind],
        mode: String(Number(file.mode)),
        owner: `${file.uid}:${file.gid}`,
        size: file.size,
        target: inode.linkTarget,
        digest: inode.kind === 'file' ? (file.digest ?? inode.digest) : null,
      }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function comparable({ path, type, mode, owner, size, target, digest }: TreeRow) {
  return { path, type, mode: String(Number(mode)), owner, size, target, digest }
}

function lineOf({ path, kind, mode, uid, gid, size, linkTarget }: ListedFile): string {
  const bits = String(Number(mode))
  return [path, letters[kind], bits, uid, gid, size, linkTarget ?? ''].join('|')
}

function tarLine(entry: Awaited<ReturnType<typeof tarListing>>[number]): string {
  const { path, type, mode, uid, gid, size, target } = entry
  return [path, type, octal(mode), uid, gid, size, target ?? ''].join('|')
}

/** `rwsr-xr-t` → `5755`. */
function octal(mode: string): string {
  let bits = 0
  for (const [at, letter] of mode.split('').entries()) {
    if (/[rwxst]/.test(letter)) bits |= 0o400 >> at
    if (/[sS]/.test(letter)) bits |= at === 2 ? 0o4000 : 0o2000
    if (/[tT]/.test(letter)) bits |= 0o1000
  }
  return String(Number(bits.toString(8)))
}
