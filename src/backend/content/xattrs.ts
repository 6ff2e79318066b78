import type { DecodedXattr } from '../../shared/file-views.ts'

/** Names by number (linux/capability.h). */
const capabilities = [
  'chown',
  'dac_override',
  'dac_read_search',
  'fowner',
  'fsetid',
  'kill',
  'setgid',
  'setuid',
  'setpcap',
  'linux_immutable',
  'net_bind_service',
  'net_broadcast',
  'net_admin',
  'net_raw',
  'ipc_lock',
  'ipc_owner',
  'sys_module',
  'sys_rawio',
  'sys_chroot',
  'sys_ptrace',
  'sys_pacct',
  'sys_admin',
  'sys_boot',
  'sys_nice',
  'sys_resource',
  'sys_time',
  'sys_tty_config',
  'mknod',
  'lease',
  'audit_write',
  'audit_control',
  'setfcap',
  'mac_override',
  'mac_admin',
  'syslog',
  'wake_alarm',
  'block_suspend',
  'audit_read',
  'perfmon',
  'bpf',
  'checkpoint_restore',
]

/** Longer values are cut for show. */
const shownBytes = 4096

/** Extended attributes with their values in words. */
export function decodeXattrs(xattrs: ReadonlyMap<string, Uint8Array>): readonly DecodedXattr[] {
  return [...xattrs].map(([name, bytes]): DecodedXattr => {
    const capability = name === 'security.capability' ? decodeCapability(bytes) : null
    if (capability !== null) return { name, value: capability, form: 'capability' }
    const text = textOf(bytes)
    if (text !== null) return { name, value: text, form: 'text' }
    const hex = Buffer.from(bytes.subarray(0, shownBytes)).toString('hex')
    return { name, value: bytes.length > shownBytes ? `${hex}…` : hex, form: 'hex' }
  })
}

/**
 * The value of `security.capability` as getcap writes it, null when it is none: struct vfs_cap_data
 * of revision 1 (32 bits), 2 (64 bits) or 3 (64 bits and the root user of a namespace), little endian
 * (linux/capability.h; capabilities(7), "File capability extended attribute versioning").
 */
export function decodeCapability(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0, true)
  const revision = magic >>> 24
  const words = revision === 1 ? 1 : 2
  const length = 4 + words * 8 + (revision === 3 ? 4 : 0)
  if (revision < 1 || revision > 3 || bytes.length !== length) return null
  const isEffective = (magic & 1) !== 0
  const groups = new Map<string, string[]>()
  for (let number = 0; number < words * 32; number++) {
    const at = 4 + (number >> 5) * 8
    const bit = 1 << (number & 31)
    const permitted = (view.getUint32(at, true) & bit) !== 0
    const inheritable = (view.getUint32(at + 4, true) & bit) !== 0
    if (!permitted && !inheritable) continue
    const flags = `${isEffective ? 'e' : ''}${inheritable ? 'i' : ''}${permitted ? 'p' : ''}`
    const name = `cap_${capabilities[number] ?? number}`
    groups.set(flags, [...(groups.get(flags) ?? []), name])
  }
  const text = [...groups].map(([flags, names]) => `${names.join(',')}=${flags}`).join(' ') || '='
  return revision === 3 ? `${text} [rootid=${view.getUint32(length - 4, true)}]` : text
}

/** Text that is printable, with the closing NUL that some writers leave. */
function textOf(bytes: Uint8Array): string | null {
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length
  if (end > shownBytes) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end))
    return /[\x00-\x08\x0b-\x1f\x7f]/.test(text) ? null : text
  } catch {
    return null
  }
}
