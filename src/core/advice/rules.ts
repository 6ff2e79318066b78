import type { AdviceRule } from './advice.ts'
import { buildTools } from './rules/build-tools.ts'
import { debugSymbols } from './rules/debug-symbols.ts'
import { deletedLater } from './rules/deleted-later.ts'
import { developmentPackages } from './rules/development-packages.ts'
import { documentation } from './rules/documentation.ts'
import { duplicateFiles } from './rules/duplicate-files.ts'
import { logsAndTemporary } from './rules/logs-and-temporary.ts'
import { metadataCopy } from './rules/metadata-copy.ts'
import { packageCaches } from './rules/package-caches.ts'
import { packageDatabase } from './rules/package-database.ts'
import { pythonBytecode } from './rules/python-bytecode.ts'
import { rewritten } from './rules/rewritten.ts'
import { sourceMaps } from './rules/source-maps.ts'
import { testFiles } from './rules/test-files.ts'
import { unstripped } from './rules/unstripped.ts'
import { versionControl } from './rules/version-control.ts'

/**
 * Every rule, in the order in which they claim files: waste first, which is certain, then what could
 * be left out, the special before the general.
 */
export const adviceRules: readonly AdviceRule[] = [
  packageDatabase,
  metadataCopy,
  deletedLater,
  rewritten,
  packageCaches,
  versionControl,
  developmentPackages,
  testFiles,
  sourceMaps,
  pythonBytecode,
  debugSymbols,
  buildTools,
  documentation,
  logsAndTemporary,
  duplicateFiles,
  unstripped,
]
