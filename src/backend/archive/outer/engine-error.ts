import { asText, member, parseJson } from '../json.ts'

const opening = '{"errorDetail"'

/**
 * The message of an engine that failed while it was writing `docker save`: the status is 200 by
 * then, so it appends `{"errorDetail":{"message":…},"error":…}` to the tar (moby, image_routes.go
 * getImagesGet). Null when the bytes do not end so; '' when it
 * gives no reason.
 */
export function engineErrorAtEnd(tail: Uint8Array): string | null {
  const buffer = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength)
  const at = buffer.lastIndexOf(opening)
  if (at < 0) return null
  const parsed = parseJson(buffer.subarray(at))
  if (!parsed.ok) return null
  const detail = asText(member(member(parsed.value, 'errorDetail'), 'message'))
  return detail ?? asText(member(parsed.value, 'error')) ?? ''
}
