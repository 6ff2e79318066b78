import type { WasteCause } from '../../../src/core/model/report.ts'
import { layerTar, loadImage } from './assemble.ts'
import { smallBase } from './base-images.ts'
import type { ContextFiles, Recipe } from './images.ts'
import { saveAndUnpack } from './saved-layers.ts'

const MiB = 1024 * 1024

export interface Wasted {
  readonly path: string
  readonly bytes: number
  readonly cause: WasteCause
  readonly storedIn: number
  readonly wastedBy: number
}

export interface WasteCase {
  readonly name: string
  readonly recipe: Recipe
  /** Bytes of files above the base. */
  readonly stored: number
  readonly waste: readonly Wasted[]
}

function built(name: string, steps: string, files: ContextFiles): Recipe {
  return { kind: 'dockerfile', name, dockerfile: `FROM ${smallBase}\n${steps}\n`, files }
}

/**
 * Images for which a score made of “smallest copy ÷ all copies of a path” is wrong, with the numbers that
 * the definition gives.
 */
export const wasteCases: readonly WasteCase[] = [
  {
    name: 'a directory deleted by one whiteout',
    recipe: built('waste-directory', 'COPY dir /dir/\nRUN rm -rf /dir', {
      'dir/a': MiB / 2,
      'dir/b/c': MiB / 2,
    }),
    stored: MiB,
    waste: [
      { path: '/dir/a', bytes: MiB / 2, cause: 'deleted', storedIn: 1, wastedBy: 2 },
      { path: '/dir/b/c', bytes: MiB / 2, cause: 'deleted', storedIn: 1, wastedBy: 2 },
    ],
  },
  {
    name: 'the files of a directory deleted one by one',
    recipe: built('waste-files', 'COPY dir /dir/\nRUN rm /dir/a /dir/b', {
      'dir/a': MiB / 2,
      'dir/b': MiB / 2,
    }),
    stored: MiB,
    waste: [
      { path: '/dir/a', bytes: MiB / 2, cause: 'deleted', storedIn: 1, wastedBy: 2 },
      { path: '/dir/b', bytes: MiB / 2, cause: 'deleted', storedIn: 1, wastedBy: 2 },
    ],
  },
  {
    name: 'a file copied again by chmod',
    recipe: built('waste-chmod', 'COPY file /file\nRUN chmod 700 /file', { file: MiB }),
    stored: 2 * MiB,
    waste: [{ path: '/file', bytes: MiB, cause: 'metadata-only-copy', storedIn: 1, wastedBy: 2 }],
  },
  {
    name: 'three copies, of which the last is kept',
    recipe: built('waste-copies', 'COPY 1 /file\nCOPY 2 /file\nCOPY 3 /file', {
      1: MiB,
      2: MiB,
      3: MiB,
    }),
    stored: 3 * MiB,
    waste: [
      { path: '/file', bytes: MiB, cause: 'overwritten', storedIn: 1, wastedBy: 2 },
      { path: '/file', bytes: MiB, cause: 'overwritten', storedIn: 2, wastedBy: 3 },
    ],
  },
  {
    name: 'a file that grows',
    recipe: built('waste-growing', 'COPY small /file\nCOPY large /file', {
      small: MiB / 16,
      large: MiB,
    }),
    stored: MiB + MiB / 16,
    waste: [{ path: '/file', bytes: MiB / 16, cause: 'overwritten', storedIn: 1, wastedBy: 2 }],
  },
  {
    name: 'a file deleted and added again',
    recipe: built('waste-again', 'COPY file /file\nRUN rm /file\nCOPY file /file', { file: MiB }),
    stored: 2 * MiB,
    waste: [{ path: '/file', bytes: MiB, cause: 'deleted', storedIn: 1, wastedBy: 2 }],
  },
  {
    name: 'a whiteout of nothing beside a copy',
    recipe: {
      kind: 'steps',
      name: 'waste-dangling',
      version: 1,
      async make(reference) {
        const base = await saveAndUnpack(smallBase)
        const lower = await layerTar('dangling-lower', { 'data/file': MiB })
        const upper = await layerTar('dangling-upper', {
          'data/.wh.ghost': '',
          'data/.wh.file': '',
          'data/other': MiB,
          'data/third': 'x',
        })
        const steps = [base.layers[0]!, lower, upper]
        await loadImage(
          reference,
          steps.map((layer) => ({ createdBy: 'ADD file', layer })),
          {},
        )
      },
    },
    stored: 2 * MiB + 1,
    waste: [{ path: '/data/file', bytes: MiB, cause: 'deleted', storedIn: 1, wastedBy: 2 }],
  },
  {
    name: 'an opaque directory',
    recipe: built(
      'waste-opaque',
      'COPY dir /dir/\nRUN rm -rf /dir && mkdir /dir && echo x > /dir/x',
      {
        'dir/a': MiB / 2,
        'dir/b/c': MiB / 2,
      },
    ),
    stored: MiB + 2,
    waste: [
      { path: '/dir/a', bytes: MiB / 2, cause: 'hidden-by-opaque', storedIn: 1, wastedBy: 2 },
      { path: '/dir/b/c', bytes: MiB / 2, cause: 'hidden-by-opaque', storedIn: 1, wastedBy: 2 },
    ],
  },
  {
    name: 'a deleted directory that was empty in an earlier layer',
    recipe: built('waste-once-empty', 'RUN mkdir /dir\nCOPY file /dir/file\nRUN rm -rf /dir', {
      file: MiB,
    }),
    stored: MiB,
    waste: [{ path: '/dir/file', bytes: MiB, cause: 'deleted', storedIn: 2, wastedBy: 3 }],
  },
]
