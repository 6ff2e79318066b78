import { rootPath } from '../store/path-table.ts'
import type { Directories } from './event-columns.ts'
import { isWanted } from './sieve.ts'
import type { Sieve } from './sieve.ts'
import { isShown } from './view-index.ts'

/** Beside what a sieve says of a path: something below it is wanted. */
export const wantedBelow = 2

/** The tree that a sieve leaves: which paths have rows, and which lead to some. */
export class Shape {
  readonly sieve: Sieve
  /** What is wanted of every path and below it, as bits. */
  readonly visible: Uint8Array

  constructor(directories: Directories, sieve: Sieve) {
    this.sieve = sieve
    const visible = new Uint8Array(sieve.index.state.length)
    this.visible = visible
    const { above, paths, count } = directories
    if (sieve.hasAllRows) {
      // what is below a directory has been counted for the view
      const { index } = sieve
      for (let path = rootPath; path < visible.length; path++) {
        if (((index.state[path] as number) & isShown) !== 0) visible[path] = isWanted
      }
      for (const path of paths) {
        if (index.rowsBelow(path) > 0) visible[path] = isWanted | wantedBelow
      }
      return
    }
    for (let path = rootPath + 1; path < visible.length; path++) {
      const own = sieve.judge(path)
      if (own === 0) continue
      visible[path] = own
      const parent = paths[above[path] as number] as number
      visible[parent] = (visible[parent] as number) | wantedBelow
    }
    for (let directory = count - 1; directory > 0; directory--) {
      const path = paths[directory] as number
      if (visible[path] === 0) continue
      const parent = paths[above[path] as number] as number
      visible[parent] = (visible[parent] as number) | wantedBelow
    }
    visible[rootPath] = (visible[rootPath] as number) | isWanted
  }
}
