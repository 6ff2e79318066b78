import { Link } from './link.ts'
import type { AppCalls, ScreenCalls } from './protocol.ts'

/* The app's end of the link to the screen, which exists only where the screen started this process. */

if (process.send === undefined) throw new Error('the double is started by launchDouble')

const handlers: { -readonly [N in keyof AppCalls]?: AppCalls[N] } = {}

export const screenLink = new Link<ScreenCalls>(
  {
    send: (message) => process.send!(message),
    on: (event, listener) => process.on(event, listener),
  },
  // Looked up when asked, so that each module adds its own.
  new Proxy({}, { get: (_target, name) => handlers[name as keyof AppCalls] }),
)

/** Says what this module answers to the screen. */
export function answer(part: Partial<AppCalls>): void {
  Object.assign(handlers, part)
}

// Without the screen there is nothing left to do.
process.on('disconnect', () => process.exit(0))
