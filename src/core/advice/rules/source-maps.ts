import { keptFilesRule } from '../kept-files-rule.ts'

/** Maps from bundled to written code. */
export const sourceMaps = keptFilesRule({
  id: 'source-maps',
  title: 'Leave source maps out',
  why: 'Source maps hold the whole source a second time, for a debugger that is not there.',
  pattern: /\.(?:js|mjs|cjs|css|ts)\.map$/,
  line: () => "RUN … \\\n && find /app -name '*.map' -delete",
  lineOf: 'Dockerfile',
})
