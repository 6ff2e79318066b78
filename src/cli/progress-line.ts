import type { Progress } from '../shared/views.ts'
import { plainBytes } from './plain-bytes.ts'

/** Progress as one line for a terminal. */
export function progressLine(progress: Progress): string {
  const parts = [plainBytes(progress.bytes)]
  if (progress.expectedBytes !== null && progress.expectedBytes > 0) {
    const percent = Math.floor((progress.bytes / progress.expectedBytes) * 100)
    parts.push(`of about ${plainBytes(progress.expectedBytes)} (${percent} %)`)
  }
  if (progress.rate > 0) parts.push(`${plainBytes(progress.rate)}/s`)
  if (progress.secondsLeft !== null && progress.secondsLeft > 0) {
    parts.push(`${duration(progress.secondsLeft)} left`)
  }
  if (progress.layersTotal !== null) {
    parts.push(`layers ${progress.layersRead}/${progress.layersTotal}`)
  }
  return `Reading ${parts.join('  ')}`
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
