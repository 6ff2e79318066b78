import { expect, it } from 'vitest'
import { fileTypeOfName } from './file-type.ts'

it.each([
  ['libc.so.6', 'library'],
  ['libz.so.1.3.1', 'library'],
  ['module.ko', 'library'],
  ['index.JS', 'code'],
  ['README.md', 'text'],
  ['CHANGELOG', 'text'],
  ['package.json', 'data'],
  ['messages.mo', 'data'],
  ['base.tar.zst', 'archive'],
  ['Roboto.ttf', 'media'],
  ['setup.exe', 'program'],
  // a name without a dot is no ending
  ['bash', null],
  ['go', null],
  ['.bashrc', null],
  ['no-ending', null],
  ['', null],
])('%s is %s', (name, type) => {
  expect(fileTypeOfName(name)).toBe(type)
})
