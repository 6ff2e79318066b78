import type { Change, Outlook } from '../../../core/what-if/what-if.ts'
import { useCall, type CallState } from '../../state/use-call.ts'
import { countOf } from './change.ts'

/** How the image would measure; nothing is asked while nothing is ticked. */
export function useOutlook(session: string, change: Change, revision: number): CallState<Outlook> {
  return useCall('session:what-if', countOf(change) === 0 ? null : { session, ...change }, revision)
}
