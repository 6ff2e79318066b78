/**
 * How well what was typed fits a text: its letters in their order, not necessarily together. Higher
 * is better; null when it does not fit. Letters that begin a word or follow the one before count
 * more, and what fits early and in a short text comes first.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = fold(typed)
  const given = fold(text)
  if (wanted === '') return 0
  const whole = given.indexOf(wanted)
  if (whole >= 0) return 1000 - whole - given.length / 100 + (startsWord(given, whole) ? 500 : 0)
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const next = placeOf(letter, given, at + 1)
    if (next < 0) return null
    if (next === at + 1) score += 3
    else if (startsWord(given, next)) score += 2
    at = next
  }
  return score - given.length / 100
}

/** The next place of a letter; the beginning of a word is worth a jump. */
function placeOf(letter: string, text: string, from: number): number {
  const next = text.indexOf(letter, from)
  if (next === from || next < 0) return next
  for (let at = next; at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return at
  }
  return next
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

/** Without capitals, accents and spaces, which nobody types in a hurry. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}
