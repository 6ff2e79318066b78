/** The media type of a picture that every browser shows, by its first bytes; null for anything else. */
export function imageType(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp'
  const isSvg =
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/
  return isSvg.test(start) ? 'image/svg+xml' : null
}
