import { keptFilesRule } from '../kept-files-rule.ts'

/** Debug symbols in files of their own. */
export const debugSymbols = keptFilesRule({
  id: 'debug-symbols',
  pattern: /^\/usr\/lib\/debug\/|\.(?:debug|dbg|pdb)$|\.dSYM\//,
  line: () =>
    'RUN … \\\n && strip --strip-unneeded …  # and leave packages named -dbg or -dbgsym out',
  lineOf: 'Dockerfile',
})
