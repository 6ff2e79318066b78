import type { ErrorInfo } from '../../shared/errors.ts'

/** How far an answer has come. While it is asked for again, the last one stays in view. */
export type LoadState<Value> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly previous: Value | null }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: ErrorInfo; readonly previous: Value | null }

export const idle: LoadState<never> = { status: 'idle' }

/** The newest value there is, whatever is going on; null when there was none yet. */
export function valueOf<Value>(state: LoadState<Value>): Value | null {
  if (state.status === 'ready') return state.value
  return state.status === 'idle' ? null : state.previous
}
