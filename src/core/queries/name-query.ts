export const querySyntaxes = ['substring', 'glob', 'regex'] as const
export type QuerySyntax = (typeof querySyntaxes)[number]

/** What is looked for. */
export interface NameQuery {
  readonly text: string
  /**
   * `glob`: `*` and `?` stay within one name, `**` does not, `[a-z]` and `{a,b}` as in a shell; the
   * whole name or path must fit. `regex`: of ECMAScript, with the `u` flag.
   */
  readonly syntax: QuerySyntax
  /** The last name only, or the absolute path. */
  readonly on: 'name' | 'path'
  readonly ignoreCase: boolean
}
