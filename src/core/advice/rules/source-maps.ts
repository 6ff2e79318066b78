import { keptFilesRule } from '../kept-files-rule.ts'

/** Maps from bundled to written code. */
export const sourceMaps = keptFilesRule({
  id: 'source-maps',
  pattern: /\.(?:js|mjs|cjs|css|ts)\.map$/,
  line: () => "RUN … \\\n && find /app -name '*.map' -delete",
  lineOf: 'Dockerfile',
})
