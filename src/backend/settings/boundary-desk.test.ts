import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BoundaryDesk } from './boundary-desk.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-boundaries-'))
  file = join(folder, 'strata', 'boundaries.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the boundary of an image', () => {
  it('is kept for every window of the user, until it is forgotten', async () => {
    const [one, other] = [new BoundaryDesk(file), new BoundaryDesk(file)]
    expect(await one.find('sha256:a')).toBe(null)
    await one.keep('sha256:a', 3)
    await other.keep('sha256:b', 0)
    expect([await one.find('sha256:b'), await other.find('sha256:a')]).toEqual([0, 3])
    await one.keep('sha256:a', null)
    expect(await other.find('sha256:a')).toBe(null)
    expect(await readdir(join(folder, 'strata'))).toEqual(['boundaries.json'])
  })

  it('is not lost when several are set at once', async () => {
    const desk = new BoundaryDesk(file)
    await Promise.all([1, 2, 3].map((layers) => desk.keep(`sha256:${layers}`, layers)))
    const next = new BoundaryDesk(file)
    expect(await Promise.all([1, 2, 3].map((n) => next.find(`sha256:${n}`)))).toEqual([1, 2, 3])
  })

  it.each(['{', '[]', '{"version":1,"boundaries":[["x",-1]]}', '{"version":2,"boundaries":[]}'])(
    'does not suffer from a file that says %s',
    async (text) => {
      const desk = new BoundaryDesk(join(folder, 'boundaries.json'))
      await writeFile(join(folder, 'boundaries.json'), text)
      expect(await desk.find('x')).toBe(null)
      await desk.keep('x', 1)
      expect(await desk.find('x')).toBe(1)
    },
  )

  it('that cannot be written lasts as long as the process', async () => {
    await writeFile(join(folder, 'strata'), 'a file where the folder should be')
    const desk = new BoundaryDesk(file)
    await desk.keep('sha256:a', 2)
    expect(await desk.find('sha256:a')).toBe(2)
    expect(await new BoundaryDesk(file).find('sha256:a')).toBe(null)
    await rm(join(folder, 'strata'))
    await desk.keep('sha256:b', 1)
    expect(await new BoundaryDesk(file).find('sha256:a')).toBe(2)
  })

  it('is forgotten when 200 others were set since', async () => {
    const desk = new BoundaryDesk(file)
    for (let image = 0; image < 201; image++) await desk.keep(`sha256:${image}`, 1)
    expect([await desk.find('sha256:0'), await desk.find('sha256:1')]).toEqual([null, 1])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 })
  })
})
