import { keptFilesRule } from '../kept-files-rule.ts'
import { isCopy, withCommand } from '../dockerfile-lines.ts'

/** Traces of the build: logs, temporary files, core dumps, editors' backups. */
export const logsAndTemporary = keptFilesRule({
  id: 'logs-and-temporary',
  pattern:
    /^\/(?:var\/)?tmp\/|^\/var\/log\/|^\/var\/cache\/(?:debconf|ldconfig|man|fontconfig)\/|\/npm-debug\.log|\/core\.\d+$|\.(?:swp|orig|rej)$|~$|\/\.DS_Store$/,
  line: (step) =>
    isCopy(step)
      ? '# not copied, but mounted while it is needed:\nRUN --mount=type=bind,source=…,target=/tmp/… …'
      : withCommand(step, 'rm -rf /tmp/* /var/tmp/* /var/log/*'),
  lineOf: 'Dockerfile',
  holdsForCopies: true,
})
