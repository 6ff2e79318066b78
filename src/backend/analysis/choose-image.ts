import { say } from '../../core/sentences/sentence.ts'
import { parsePlatform, platformFits } from '../engine/image-names.ts'
import type { ArchiveImage } from '../archive/archive.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ImageChoice } from '../../shared/views.ts'

/**
 * The image of an archive that is meant: by number or tag, by platform, or the preferred one when
 * nothing was said. Throws a StrataError `image-choice-unknown`, `platform-not-found` or `usage`.
 */
export function chooseImage(
  images: readonly ArchiveImage[],
  preferred: number,
  choice: string | null,
  platform: string | null,
): number {
  const choices = images.map((image) => image.choice)
  const named = choice === null ? choices : choicesNamed(choices, choice)
  const fitting = platform === null ? named : choicesFitting(named, platform)
  const found =
    fitting.find(({ index }) => index === preferred) ?? fitting.find(isComplete) ?? fitting[0]
  if (!found) throw new Error('an archive without images')
  return found.index
}

/** Which of the images is one that was chosen at a first look, by its ID or its names; null when none is. */
export function sameImage(images: readonly ArchiveImage[], wished: ImageChoice): number | null {
  const found = images.find(({ choice }) =>
    wished.imageId === ''
      ? choice.tags.join() === wished.tags.join()
      : choice.imageId === wished.imageId,
  )
  return found?.choice.index ?? null
}

function isComplete(choice: ImageChoice): boolean {
  return choice.complete
}

function choicesNamed(choices: readonly ImageChoice[], wanted: string): readonly ImageChoice[] {
  const byNumber = /^\d+$/.test(wanted)
    ? choices.filter(({ index }) => index === Number(wanted))
    : []
  const named = byNumber.length > 0 ? byNumber : choices.filter((choice) => isNamed(choice, wanted))
  if (named.length > 0) return named
  throw new StrataError(
    errorInfo(
      'image-choice-unknown',
      say('noChoice', wanted),
      say('choicesAre', choices.map(describe)),
    ),
  )
}

/** `python:3.12` is meant by its whole name, and `python` by a name without its tag. */
function isNamed({ tags, imageId }: ImageChoice, wanted: string): boolean {
  if (tags.some((tag) => tag === wanted || tag === `${wanted}:latest`)) return true
  const hex = wanted.replace(/^sha256:/, '')
  return /^[0-9a-f]{12,64}$/.test(hex) && imageId.startsWith(`sha256:${hex}`)
}

function choicesFitting(choices: readonly ImageChoice[], wanted: string): readonly ImageChoice[] {
  const platform = parsePlatform(wanted)
  if (!platform.ok) throw new StrataError(platform.error)
  const fitting = choices.filter((choice) => {
    const found = parsePlatform(choice.platform)
    return found.ok && platformFits(platform.value, found.value)
  })
  if (fitting.length > 0) return fitting
  throw new StrataError(
    errorInfo(
      'platform-not-found',
      say('noImageFor', wanted),
      say('platformsAre', [...new Set(choices.map((choice) => choice.platform))]),
    ),
  )
}

function describe({ index, tags, platform }: ImageChoice): string {
  return `${index} (${[...tags, platform].join(', ')})`
}
