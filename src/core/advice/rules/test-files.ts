import { keptFilesRule } from '../kept-files-rule.ts'

/** Tests that come along with installed libraries. */
export const testFiles = keptFilesRule({
  id: 'test-files',
  pattern:
    /\/(?:node_modules|site-packages|dist-packages|vendor|gems|python\d[\d.]*)\/(?:.*\/)?(?:__tests__|tests?|spec|testing\/data)\//,
  line: () =>
    [
      'RUN … \\',
      ' && find / -xdev -type d \\( -name tests -o -name test -o -name __tests__ \\) \\',
      "      \\( -path '*/site-packages/*' -o -path '*/node_modules/*' -o -path '*/lib/python3*/*' \\) \\",
      '      -prune -exec rm -rf {} +',
    ].join('\n'),
  lineOf: 'Dockerfile',
})
