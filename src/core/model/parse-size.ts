const powers: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 }

/**
 * A size as people write it, in bytes: `20MB`, `1 GiB`, `500k`, `1.5 GB`, `1,000,000`, or a number of
 * bytes. Without an `i` a prefix counts thousands, with one 1024s. Null when it is none.
 */
export function parseSize(text: string): number | null {
  const parts = /^\s*(\d[\d,_]*(?:\.\d+)?|\.\d+)\s*([kmgtp]?)(i?)b?\s*$/i.exec(text)
  if (parts === null) return null
  const [, digits = '', prefix = '', binary = ''] = parts
  const power = powers[prefix.toLowerCase()] ?? 0
  if (binary !== '' && power === 0) return null
  const bytes = Number(digits.replace(/[,_]/g, '')) * (binary === '' ? 1000 : 1024) ** power
  return Number.isSafeInteger(Math.round(bytes)) ? Math.round(bytes) : null
}

/** A share written `95%`, `95 %` or, with `percent`, as a number of percent: 0 … 1, null otherwise. */
export function parseShare(text: string, percent: boolean): number | null {
  const parts = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(%?)\s*$/.exec(text)
  if (parts === null) return null
  const share = Number(parts[1]) / (percent || parts[2] === '%' ? 100 : 1)
  return share <= 1 ? share : null
}
