import { keptFilesRule } from '../kept-files-rule.ts'
import { withCommand } from '../dockerfile-lines.ts'

/** Documentation, manual pages and translations. */
export const documentation = keptFilesRule({
  id: 'documentation',
  title: 'Leave documentation and translations out',
  why: 'Nobody reads manual pages inside a container, and programs in it rarely speak more than one language.',
  pattern:
    /^\/usr\/(?:local\/)?(?:share\/(?:doc|doc-base|man|info|locale|help|gtk-doc|gnome\/help|i18n)|man)\//,
  line: (step) =>
    withCommand(step, 'rm -rf /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale'),
  lineOf: 'Dockerfile',
})
