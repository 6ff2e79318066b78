import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import type { Configuration } from 'electron-builder'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withAddress } from '../../scripts/lib/package-config.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): Buffer => readFileSync(`${root}${path}`)
const config = parse(read('electron-builder.yml').toString()) as Record<string, unknown>

interface Target {
  readonly target: string
  readonly arch: string | readonly string[]
}
const targetsOf = (system: string): readonly Target[] =>
  (config[system] as { readonly target: readonly Target[] }).target

describe('the configuration of the packages', () => {
  it("fits electron-builder's own schema", () => {
    const require = createRequire(import.meta.url)
    const schema = JSON.parse(
      readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'),
    ) as object
    const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(schema)
    validate(config)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ ...config, asra: true })).toBe(false)
  })

  it('takes addresses from whoever releases, and names none itself', () => {
    const { homepage, repository, bugs, author } = JSON.parse(read('package.json').toString()) as {
      readonly [key: string]: unknown
    }
    expect({ homepage, repository, bugs, author, publish: config['publish'] }).toEqual({
      author: 'The Strata authors',
      publish: null,
    })
    const linux = (changed: Configuration): readonly string[] =>
      (changed.linux?.target as unknown as readonly Target[]).map(({ target: kind }) => kind)
    const bare = withAddress(config, '')
    expect(bare.publish).toBeNull()
    expect(linux(bare)).toEqual(['AppImage', 'flatpak'])
    const released = withAddress(config, 'https://strata.example/latest/')
    expect(released.publish).toEqual({ provider: 'generic', url: 'https://strata.example/latest/' })
    expect(released.extraMetadata).toEqual({ homepage: 'https://strata.example/latest/' })
    expect(linux(released)).toEqual(['AppImage', 'deb', 'rpm', 'flatpak'])
    for (const wrong of ['http://strata.example/', 'strata.example']) {
      expect(() => withAddress(config, wrong)).toThrow('https')
    }
  })

  it('sets every fuse', () => {
    expect(config['electronFuses']).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
      // Without it no Mac would start a build that nobody signed.
      resetAdHocDarwinSignature: true,
    })
    expect(config['asar']).toEqual({ smartUnpack: false })
  })

  it('makes what each system expects', () => {
    expect(targetsOf('mac').map(({ target, arch }) => `${target} ${String(arch)}`)).toEqual([
      'dmg universal',
      'zip universal',
    ])
    expect(targetsOf('win').map(({ target }) => target)).toEqual(['nsis', 'portable'])
    expect(targetsOf('linux').map(({ target }) => target)).toEqual([
      'AppImage',
      'deb',
      'rpm',
      'flatpak',
    ])
    expect(config['mac']).toMatchObject({ hardenedRuntime: true, notarize: true })
  })

  it('has one name for the windows and the desktop file on Linux', () => {
    const { desktopName } = JSON.parse(read('package.json').toString()) as {
      readonly desktopName?: string
    }
    expect(desktopName).toBe(`${String(config['appId'])}.desktop`)
    expect(config['linux']).toMatchObject({ syncDesktopName: true })
  })

  it('offers itself for archives everywhere, and takes them over nowhere', () => {
    // On Windows electron-builder would make Strata what opens every tar.
    expect(config).not.toHaveProperty('fileAssociations')
    expect(config['win']).not.toHaveProperty('fileAssociations')
    const kinds = (system: string): readonly string[] =>
      (config[system] as { fileAssociations: { ext: string[] }[] }).fileAssociations.flatMap(
        ({ ext }) => ext,
      )
    expect(kinds('mac')).toEqual(['tar', 'tgz', 'tzst'])
    expect(kinds('linux')).toEqual(kinds('mac'))
    const script = read('build/installer.nsh').toString()
    for (const kind of kinds('mac')) {
      expect(script).toContain(`!insertmacro offerFor "${kind}"`)
      expect(script).toContain(`!insertmacro withdrawFor "${kind}"`)
    }
  })

  it('names files that are there', () => {
    const { icon, entitlements } = config['mac'] as { icon: string; entitlements: string }
    const win = (config['win'] as { icon: string }).icon
    const named = [
      icon,
      entitlements,
      win,
      (config['nsis'] as { include: string }).include,
      'LICENSE',
    ]
    expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })
})

describe('the package of the command line', () => {
  it('has what is there, the schemas of what Strata reads and writes among it', () => {
    const { files } = JSON.parse(read('package.json').toString()) as {
      readonly files: readonly string[]
    }
    expect(files.filter((path) => !existsSync(`${root}${path}`) && path !== 'out')).toEqual([])
    const schemas = readdirSync(`${root}docs`).filter((name) => name.endsWith('.schema.json'))
    expect(files.filter((path) => path.startsWith('docs/'))).toEqual(
      schemas.map((name) => `docs/${name}`).sort(),
    )
  })
})

describe('the icons', () => {
  const pngSize = (bytes: Buffer): number => {
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(bytes.readUInt32BE(20))
    return bytes.readUInt32BE(16)
  }

  it('for Linux have the size that they are named by', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      expect(pngSize(read(`build/icons/${size}x${size}.png`))).toBe(size)
    }
  })

  it('for macOS have every size, Retina included', () => {
    const file = read('build/icon.icns')
    expect(file.readUInt32BE(4)).toBe(file.length)
    const found: string[] = []
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const type = file.subarray(at, at + 4).toString()
      found.push(`${type} ${pngSize(file.subarray(at + 8))}`)
    }
    expect(found).toEqual([
      'icp4 16',
      'icp5 32',
      'ic07 128',
      'ic08 256',
      'ic09 512',
      'ic10 1024',
      'ic11 32',
      'ic12 64',
      'ic13 256',
      'ic14 512',
    ])
  })

  it('for Windows have every size', () => {
    const file = read('build/icon.ico')
    const count = file.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, index) => {
      const entry = 6 + index * 16
      const size = pngSize(file.subarray(file.readUInt32LE(entry + 12)))
      expect(file.readUInt8(entry)).toBe(size % 256)
      return size
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })
})

describe('the release', () => {
  const workflow = read('.github/workflows/release.yml').toString()
  const { jobs } = parse(workflow) as {
    readonly jobs: Readonly<
      Record<
        string,
        { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] }
      >
    >
  }
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  it('is made on the three systems', () => {
    for (const system of ['macos', 'windows', 'ubuntu']) expect(workflow).toContain(`${system}-`)
  })

  it('is tested first, and has checksums, a bill of materials and provenance', () => {
    const runs = steps.map(({ run }) => run ?? '').join('\n')
    expect(runs).toContain('npm test')
    expect(runs).toContain('npm audit signatures')
    expect(runs).toContain('sha256sum')
    expect(runs).toContain('npm sbom')
    expect(steps.some(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'))).toBe(
      true,
    )
  })

  it('uses actions by the digest of their commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(3)
    expect(used.filter((name) => !/@[0-9a-f]{40}$/.test(name))).toEqual([])
  })

  it('says that a build is signed only where there is a certificate', () => {
    expect(workflow.match(/signedBuild/g)?.length).toBe(1)
    expect(workflow).toMatch(/if \[ -n "\$CSC_LINK" \].*signedBuild=true/s)
  })
})
