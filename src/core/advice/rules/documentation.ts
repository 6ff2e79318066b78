import { keptFilesRule } from '../kept-files-rule.ts'
import { withCommand } from '../dockerfile-lines.ts'

/** Documentation, manual pages and translations. */
export const documentation = keptFilesRule({
  id: 'documentation',
  pattern:
    /^\/usr\/(?:local\/)?(?:share\/(?:doc|doc-base|man|info|locale|help|gtk-doc|gnome\/help|i18n)|man)\//,
  line: (step) =>
    withCommand(step, 'rm -rf /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale'),
  lineOf: 'Dockerfile',
})
