import type { ErrorCode } from '../../../shared/errors.ts'

export interface ErrorStep {
  readonly text: string
  readonly command?: string
}

export interface ErrorWords {
  readonly heading: string
  /** What to do, in order; without any, the error's own advice is shown. */
  readonly steps?: readonly ErrorStep[]
  /** Something to know before doing it. */
  readonly warning?: { readonly lead: string; readonly text: string }
}

const startEngine: readonly ErrorStep[] = [
  {
    text: 'Start Docker Desktop, or the Docker service:',
    command: 'sudo systemctl start docker',
  },
  { text: 'Or choose another engine in the menu at the top left.' },
]

/** One heading for each failure, and what to do where the failure itself cannot say it better. */
export const errorWords: Readonly<Record<ErrorCode, ErrorWords>> = {
  'engine-socket-missing': { heading: 'No container engine answered', steps: startEngine },
  'engine-permission-denied': {
    heading: 'The engine runs, but will not let you in',
    steps: [
      { text: 'Run this once in a terminal:', command: 'sudo usermod -aG docker "$USER"' },
      { text: 'Sign out and in again, so that the group takes effect.' },
      { text: 'Come back and try again.' },
    ],
    warning: {
      lead: 'Know what you grant.',
      text: 'Whoever may use this socket can become root on this computer. Rootless Docker or Podman avoids that.',
    },
  },
  'engine-refused': { heading: 'The engine is not running', steps: startEngine },
  'engine-unreachable': { heading: 'The engine’s host cannot be reached' },
  'engine-timeout': { heading: 'The engine did not answer in time' },
  'engine-tls': { heading: 'The engine’s certificate was not accepted' },
  'engine-api-too-old': { heading: 'This engine is too old for Strata' },
  'engine-context-unknown': { heading: 'There is no such docker context' },
  'engine-host-invalid': { heading: 'The engine’s address cannot be read' },
  'engine-error': { heading: 'The engine reported an error' },
  'engine-save-failed': { heading: 'The engine could not save this image' },
  'image-not-found': { heading: 'The engine has no such image' },
  'image-gone': { heading: 'The image is gone' },
  'platform-not-found': { heading: 'The image has no such platform' },
  'stream-cut': { heading: 'The engine stopped sending' },
  'source-not-found': { heading: 'There is no such file' },
  'source-unreadable': { heading: 'The file cannot be read' },
  'archive-empty': { heading: 'The archive is empty' },
  'archive-not-tar': { heading: 'The file cannot be read as an archive' },
  'archive-not-image': { heading: 'This archive has no image in it' },
  'archive-container-export': {
    heading: 'This is a container’s files, not an image',
    steps: [
      {
        text: 'docker export writes one flat tree without layers or history. Save the image instead:',
        command: 'docker save IMAGE -o image.tar',
      },
    ],
  },
  'archive-truncated': { heading: 'The archive ends too early' },
  'archive-damaged': { heading: 'The archive is damaged' },
  'compression-unsupported': { heading: 'This compression is not supported' },
  'limit-exceeded': { heading: 'The image goes past a safety limit' },
  'image-choice-unknown': { heading: 'The archive has no such image' },
  cancelled: { heading: 'Reading was cancelled' },
  'worker-crashed': { heading: 'The analysis stopped unexpectedly' },
  'out-of-memory': { heading: 'There was not enough memory' },
  'disk-full': { heading: 'The disk is full' },
  'write-failed': { heading: 'The file could not be written' },
  usage: { heading: 'That cannot be done this way' },
  'invalid-argument': { heading: 'The request was not understood' },
  unsupported: { heading: 'This cannot be done here' },
  'session-unknown': { heading: 'This image is not open any more' },
  'session-not-ready': { heading: 'The image is not read yet' },
  internal: { heading: 'Something went wrong inside Strata' },
}
