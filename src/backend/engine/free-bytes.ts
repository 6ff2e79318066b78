/**
 * Gives the memory of bytes back at once, if nothing else lies in it. Chunks of a connection are
 * small, but their memory counts as "external": some hundred megabytes of it start a collection of
 * everything, so that receiving a large image would be collecting garbage half of the time. Only for
 * bytes that nobody else looks at any more.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) return
  // Node 20 has no `transfer`
  if ('transfer' in buffer) buffer.transfer(0)
}
