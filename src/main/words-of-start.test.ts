import { expect, it } from 'vitest'
import { fileInWords, pathHandedOver } from './words-of-start.ts'

it.each([
  { words: ['/opt/strata', 'image.tar'], packaged: true, file: '/home/ada/image.tar' },
  { words: ['/opt/strata', '/tmp/a.tar'], packaged: true, file: '/tmp/a.tar' },
  { words: ['/opt/strata', '--no-sandbox', '../b.tar'], packaged: true, file: '/home/b.tar' },
  { words: ['electron', '/src/strata', 'a.tar'], packaged: false, file: '/home/ada/a.tar' },
  { words: ['/opt/strata'], packaged: true, file: null },
  { words: ['electron', '/src/strata', '--user-data-dir=/x'], packaged: false, file: null },
  { words: ['electron', '--inspect=0', '/src/strata'], packaged: false, file: null },
  {
    words: ['electron', '--inspect=0', '/src/strata', 'a.tar'],
    packaged: false,
    file: '/home/ada/a.tar',
  },
  { words: ['/opt/strata', 'file:///tmp/a%20b.tar'], packaged: true, file: '/tmp/a b.tar' },
  { words: ['/opt/strata', 'file://elsewhere/a.tar'], packaged: true, file: null },
  { words: ['/opt/strata', ''], packaged: true, file: null },
])('finds the file in $words', ({ words, packaged, file }) => {
  expect(fileInWords(words, packaged, '/home/ada')).toBe(file)
})

it.each([
  [{ path: '/tmp/a.tar' }, '/tmp/a.tar'],
  [{ path: null }, null],
  [{}, null],
  [null, null],
  [undefined, null],
  ['/tmp/a.tar', null],
])('takes what a second start hands over: %j', (data, path) => {
  expect(pathHandedOver(data)).toBe(path)
})
