/** Ids of the rules, in the order in which they claim files; each is a section of docs/advice.md. */
export const adviceRuleIds = [
  'package-database',
  'metadata-copy',
  'deleted-later',
  'rewritten',
  'package-caches',
  'version-control',
  'development-packages',
  'test-files',
  'source-maps',
  'python-bytecode',
  'debug-symbols',
  'build-tools',
  'documentation',
  'logs-and-temporary',
  'duplicate-files',
  'unstripped',
] as const

export type AdviceRuleId = (typeof adviceRuleIds)[number]
