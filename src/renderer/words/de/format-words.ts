import type { Wording } from '../languages.ts'
import type { formatWords as english } from '../en/format-words.ts'

export const formatWords: Wording<typeof english> = {
  under: (share) => `unter ${share}`,
  over: (share) => `über ${share}`,
}
