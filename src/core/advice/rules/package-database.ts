import { say } from '../../sentences/sentence.ts'
import type { WasteCause } from '../../model/report.ts'
import type { AdviceRule } from '../advice.ts'
import { joined } from '../dockerfile-lines.ts'
import { amount } from '../groups.ts'

/** What a package manager writes anew at every run. */
const database =
  /^\/(?:var\/lib\/(?:dpkg|apt|rpm|dnf|yum|pacman)|usr\/(?:lib\/sysimage\/rpm|share\/rpm)|lib\/apk\/db|usr\/lib\/apk\/db|var\/cache\/(?:ldconfig|debconf|apt|fontconfig)|var\/log\/apt)\/|^\/etc\/(?:ld\.so\.cache|passwd-?|group-?|shadow-?|gshadow-?)$|^\/var\/log\/(?:dpkg|alternatives|bootstrap|lastlog|dnf|yum)[^/]*$|^\/usr\/share\/(?:info\/dir|mime\/mime\.cache)$/

const causes: readonly WasteCause[] = ['overwritten', 'metadata-only-copy', 'duplicate-entry']

/** Package databases and caches of the linker that several steps write. */
export const packageDatabase: AdviceRule = {
  id: 'package-database',
  find: ({ wasted, step }) => {
    const files = wasted.filter(
      ({ path, waste }) => waste !== null && causes.includes(waste.cause) && database.test(path),
    )
    if (files.length === 0) return []
    const layers = [...new Set(files.flatMap(({ layer, waste }) => [layer, waste?.layer ?? layer]))]
    const inOrder = layers.sort((one, other) => one - other)
    return [
      {
        evidence: [say('databaseRewritten', ...amount(files))],
        files,
        layers: inOrder,
        line: joined(inOrder.map(step)),
        lineOf: 'Dockerfile',
      },
    ]
  },
}
