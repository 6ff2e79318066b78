import { keptFilesRule } from '../kept-files-rule.ts'

/** Debug symbols in files of their own. */
export const debugSymbols = keptFilesRule({
  id: 'debug-symbols',
  title: 'Leave debug symbols out',
  why: 'Debug symbols serve a debugger only, and are often larger than the program.',
  pattern: /^\/usr\/lib\/debug\/|\.(?:debug|dbg|pdb)$|\.dSYM\//,
  line: () =>
    'RUN … \\\n && strip --strip-unneeded …  # and leave packages named -dbg or -dbgsym out',
  lineOf: 'Dockerfile',
})
