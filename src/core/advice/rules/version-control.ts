import { keptFilesRule } from '../kept-files-rule.ts'

/** The history of the sources, copied along with them. */
export const versionControl = keptFilesRule({
  id: 'version-control',
  title: 'Leave version control out',
  why: 'The history of a repository is often larger than its files, is no use to a running program, and may hold what was meant to be gone.',
  pattern: /\/(?:\.git|\.svn|\.hg|\.bzr|CVS)\//,
  line: () => '**/.git\n**/.svn\n**/.hg',
  lineOf: '.dockerignore',
})
