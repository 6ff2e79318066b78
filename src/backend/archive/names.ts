/**
 * An outer entry's name as a key: no "./", "//", leading or trailing "/"; "" for the top folder.
 * ".." goes up and stops at the top, as extraction into an empty directory would have it.
 */
export function normaliseName(name: string): string {
  const segments: string[] = []
  for (const segment of name.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}

/** The name of the folder that holds `name`; "" at the top. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')))
}

/** The last segment. */
export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** A digest that the name of an entry states. */
export interface StatedDigest {
  /** `sha256:…` */
  readonly digest: string
  /** The layout demands that the digest is right: content-addressed blobs (OCI image-layout.md). */
  readonly binding: boolean
}

const blobName = /^(?:.*\/)?blobs\/([a-z0-9+._-]+)\/([0-9a-f]{32,})(?:\.tar(?:\.gz|\.zst)?)?$/
const fileName = /^(?:sha256:)?([0-9a-f]{64})(?:\.json|\.tar|\.tar\.gz|\.tar\.zst)?$/

/**
 * The digest in a name: `blobs/sha256/<hex>` (also with the ".tar.gz" of rules_oci), `<hex>.json`
 * (docker save), `<hex>.tar` (podman), `<hex>.tar.gz` and `sha256:<hex>` (go-containerregistry).
 * Folders named by 64 hex digits are random or legacy IDs and state nothing.
 */
export function statedDigest(name: string): StatedDigest | null {
  const blob = blobName.exec(name)
  if (blob !== null) return { digest: `${blob[1]}:${blob[2]}`, binding: true }
  const file = name.includes('/') ? null : fileName.exec(name)
  return file === null ? null : { digest: `sha256:${file[1]}`, binding: false }
}

/**
 * A reference as the docker CLI shows it: `docker.io/library/debian:12` is `debian:12`
 * (distribution/reference, "familiar name").
 */
export function familiarName(reference: string): string {
  const short = reference.replace(/^(?:index\.)?docker\.io\//, '')
  return short === reference ? short : short.replace(/^library\//, '')
}

/** The first 12 digits of a digest, for messages. */
export function shortDigest(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12)
}
