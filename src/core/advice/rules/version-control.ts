import { keptFilesRule } from '../kept-files-rule.ts'

/** The history of the sources, copied along with them. */
export const versionControl = keptFilesRule({
  id: 'version-control',
  pattern: /\/(?:\.git|\.svn|\.hg|\.bzr|CVS)\//,
  line: () => '**/.git\n**/.svn\n**/.hg',
  lineOf: '.dockerignore',
})
