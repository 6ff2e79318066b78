import { readFileSync } from 'node:fs'
import {
  blobOf,
  configType,
  descriptorOf,
  layerOf,
  layerType,
  manifestType,
  ociLayout,
  sha256,
  tarOf,
} from '../../unit-support/test-archive.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/provenance/${name}`, import.meta.url), 'utf8')

interface Statement {
  readonly subject: readonly { readonly name: string }[]
}

const inToto = 'application/vnd.in-toto+json'

/**
 * An OCI archive of an image with a base, its history and the attestation of its build as BuildKit wrote
 * them. The layers are small ones of our own, so the attestation's subject is the manifest of these.
 */
export function attestedArchive(): Buffer {
  const layers = ['base/file', 'app/hello.txt', 'app/numbers', 'app/mode'].map((path) =>
    layerOf({ [path]: path }),
  )
  const written = JSON.parse(fixture('based.config.json')) as Readonly<Record<string, unknown>>
  const rootfs = { type: 'layers', diff_ids: layers.map(sha256) }
  const config = JSON.stringify({ ...written, rootfs })
  const manifest = manifestOf(config, layerType, layers)
  const statement = JSON.parse(fixture('based.attestation.json')) as Statement
  const digest = { sha256: sha256(manifest).slice('sha256:'.length) }
  const subject = statement.subject.map(({ name }) => ({ name, digest }))
  const attested = JSON.stringify({ ...statement, subject })
  const unknown = { os: 'unknown', architecture: 'unknown' }
  const about = JSON.stringify({
    ...unknown,
    rootfs: { type: 'layers', diff_ids: [sha256(attested)] },
  })
  const attestation = manifestOf(about, inToto, [attested])
  const annotations = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': sha256(manifest),
  }
  const index = {
    manifests: [
      descriptorOf(manifestType, manifest, { platform: { os: 'linux', architecture: 'amd64' } }),
      descriptorOf(manifestType, attestation, { platform: unknown, annotations }),
    ],
  }
  const blobs = [...layers, config, manifest, attested, about, attestation]
  return tarOf(ociLayout, ...blobs.map(blobOf), ['index.json', JSON.stringify(index)])
}

function manifestOf(config: string, type: string, layers: readonly (string | Buffer)[]): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptorOf(configType, config),
    layers: layers.map((layer) => descriptorOf(type, layer)),
  })
}
