import type { ImageChoice } from '../../../shared/views.ts'

/** Node's names of processors → Go's, which images use. */
const architectures: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  ppc64: 'ppc64le',
}

/**
 * The image to show first: complete and made for this machine's processor (containers are Linux
 * everywhere), else the first complete one, else the first.
 */
export function choosePreferred(
  choices: readonly ImageChoice[],
  arch: string = process.arch,
): number {
  const host = `linux/${architectures[arch] ?? arch}`
  const isHost = ({ platform }: ImageChoice): boolean =>
    platform === host || platform.startsWith(`${host}/`)
  const native = choices.findIndex((choice) => choice.complete && isHost(choice))
  if (native >= 0) return native
  return Math.max(
    0,
    choices.findIndex((choice) => choice.complete),
  )
}
