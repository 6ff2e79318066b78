import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './paths.mjs'
import { run, which } from './process.mjs'

/**
 * What the engine and browser tests need from the system: the command that must be there, the
 * Debian package that brings it (or the one that does where there is no such package), and what is
 * skipped without it.
 */
const tools = [
  { command: 'dockerd', package: 'docker.io', for: 'engine tests' },
  { command: 'debootstrap', package: 'debootstrap', for: 'engine tests' },
  // Without a window of its own it needs a quarter less time than the whole browser.
  {
    command: 'chromium-headless-shell',
    package: 'chromium-headless-shell',
    otherwise: 'chromium',
    for: 'browser tests',
  },
  { command: 'skopeo', package: 'skopeo', for: 'archives by skopeo' },
  { command: 'umoci', package: 'umoci', for: 'archives by umoci' },
  { command: 'podman', package: 'podman', for: 'archives by podman' },
  { command: 'buildah', package: 'buildah', for: 'images by buildah' },
  { command: 'ctr', package: 'containerd', for: 'archives by ctr' },
  { command: 'zstd', package: 'zstd', for: 'archives compressed by zstd' },
  { command: 'bsdtar', package: 'libarchive-tools', for: 'listings by bsdtar' },
  { command: 'python3', package: 'python3', for: 'archives by Python' },
  { command: 'setfattr', package: 'attr', for: 'extended attributes' },
  { command: 'xmllint', package: 'libxml2-utils', for: 'the schema of JUnit' },
  { command: 'openssl', package: 'openssl', for: 'engines behind TLS' },
  { command: 'strip', package: 'binutils', for: 'symbols in programs' },
  { command: 'go', package: 'golang-go', for: 'comparisons with dive' },
]

const fonts = { package: 'fonts-liberation', file: '/usr/share/fonts/truetype/liberation' }

const chromiumNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]

/** The system's Chromium under any of its names, null when there is none. */
export function findChromium() {
  const named = process.env.STRATA_TEST_CHROMIUM
  if (named) return existsSync(named) ? named : null
  return chromiumNames.map((name) => which(name)).find((path) => path !== null) ?? null
}

/** Tools that are still missing, each with what it is for. */
export function missingTools() {
  return tools.filter((tool) =>
    chromiumNames.includes(tool.command) ? findChromium() === null : which(tool.command) === null,
  )
}

/** Installs the missing packages on Debian and Ubuntu when run as root; elsewhere only says so. */
export async function ensureSystemPackages() {
  const missing = missingTools()
  if (process.platform !== 'linux') return
  const packages = missing.map((tool) => tool.package)
  if (missing.length > 0 && !existsSync(fonts.file)) packages.push(fonts.package)
  if (packages.length === 0) return
  if (!isDebianLike() || process.getuid?.() !== 0) {
    process.stdout.write(`missing on this system: ${packages.join(' ')}\n`)
    return
  }
  process.stdout.write(`installing system packages: ${packages.join(' ')}\n`)
  await aptGet(['update'])
  if ((await aptInstall(packages)) === 0) return
  // One name unknown to this release must not cost the others.
  for (const name of packages) {
    const otherwise = tools.find((tool) => tool.package === name)?.otherwise
    if ((await aptInstall([name])) !== 0 && otherwise) await aptInstall([otherwise])
  }
}

function aptInstall(packages) {
  return aptGet(['install', '-y', '--no-install-recommends', ...packages])
}

/** What apt says is kept in a file: thousands of lines that nobody wants to see when it works. */
async function aptGet(args) {
  mkdirSync(cacheFolder, { recursive: true })
  const logFile = join(cacheFolder, 'apt.log')
  const log = openSync(logFile, 'a')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const status = await run('apt-get', ['-q', ...args], { env, stdio: ['ignore', log, log] })
  closeSync(log)
  if (status !== 0) process.stdout.write(`apt-get ${args.join(' ')} failed; see ${logFile}\n`)
  return status
}

function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Why a real engine cannot be started here, null when it can. */
export function reasonAgainstEngine() {
  if (process.env.STRATA_TEST_DOCKER_HOST) return null
  if (process.platform !== 'linux') return 'a Docker engine of its own is started on Linux only'
  if (process.getuid?.() !== 0) return 'starting a Docker engine needs root'
  const absent = ['dockerd', 'docker', 'debootstrap'].filter((name) => which(name) === null)
  if (absent.length > 0) return `${absent.join(', ')} not installed`
  const probe = spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
  return probe.status === 0 ? null : 'this system allows no mounts'
}
