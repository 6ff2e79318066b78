/* Numbers as Go reads them, for values that dive would read. */

/** strconv.ParseFloat for decimal numbers; null for what is none. */
export function parseGoFloat(text: string): number | null {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text)
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (word === null) return null
  if (word[2]?.toLowerCase() === 'nan') return NaN
  return word[1] === '-' ? -Infinity : Infinity
}

/** github.com/dustin/go-humanize, bytesSizeTable: without an `i` 1000s, with one 1024s. */
const prefixes = ['', 'k', 'm', 'g', 't', 'p', 'e']

/** humanize.ParseBytes: `20MB`, `1,000 kib`, `5`; null for what is none. */
export function parseGoBytes(text: string): number | null {
  const [, digits = '', rest = ''] = /^([\d.,]*)(.*)$/s.exec(text) ?? []
  const number = parseGoFloat(digits.replaceAll(',', ''))
  const unit = unitOf(rest.trim().toLowerCase())
  if (number === null || unit === null) return null
  const bytes = Math.trunc(number * unit)
  return bytes >= 2 ** 64 ? null : bytes
}

function unitOf(word: string): number | null {
  const [, prefix = '', binary = ''] = /^([kmgtpe]?)(i?)b?$/.exec(word) ?? [null, '?']
  const power = prefixes.indexOf(prefix)
  if (power < 0 || (power === 0 && binary !== '')) return null
  return (binary === '' ? 1000 : 1024) ** power
}
