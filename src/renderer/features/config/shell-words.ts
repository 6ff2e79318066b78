/** Words as a POSIX shell line that gives exactly them (POSIX 2.2, Quoting). */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ')
}

export function shellWord(word: string): string {
  if (word !== '' && /^[\w@%+=:,./-]+$/.test(word)) return word
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
