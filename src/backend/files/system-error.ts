/** What an exception of the system says: its code (`ENOENT`), '' when it has none, and its message. */
export function systemErrorOf(error: unknown): {
  readonly code: string
  readonly message: string
} {
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const { code } = error as NodeJS.ErrnoException
  return { code: code ?? '', message: error.message }
}
