import type { Progress } from '../shared/views.ts'

/** Progress as one line for a terminal. */
export function progressLine(progress: Progress): string {
  const parts = [megabytes(progress.bytes)]
  if (progress.expectedBytes !== null && progress.expectedBytes > 0) {
    const percent = Math.floor((progress.bytes / progress.expectedBytes) * 100)
    parts.push(`of about ${megabytes(progress.expectedBytes)} (${percent} %)`)
  }
  if (progress.rate > 0) parts.push(`${megabytes(progress.rate)}/s`)
  if (progress.secondsLeft !== null && progress.secondsLeft > 0) {
    parts.push(`${duration(progress.secondsLeft)} left`)
  }
  if (progress.layersTotal !== null) {
    parts.push(`layers ${progress.layersRead}/${progress.layersTotal}`)
  }
  return `Reading ${parts.join('  ')}`
}

function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
