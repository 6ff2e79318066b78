import type { Sentence } from '../../sentences/sentence.ts'
import { say } from '../../sentences/sentence.ts'
import type { AdviceRule, StoredFile } from '../advice.ts'
import { withCommand, withOptions } from '../dockerfile-lines.ts'
import { amount, groupedBy, stepWord } from '../groups.ts'

interface PackageManager {
  readonly name: string | Sentence
  readonly cache: RegExp
  /** Empties the cache at the end of the step. */
  readonly clean: string
  /** Directories for `RUN --mount=type=cache`, which keeps the cache out of the image. */
  readonly mounts: readonly string[]
}

const home = String.raw`\/(?:root|home\/[^/]+)`

const managers: readonly PackageManager[] = [
  {
    name: 'apt',
    cache: /^\/var\/(?:lib\/apt\/lists|cache\/apt)\/./,
    clean: 'apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin',
    mounts: ['/var/cache/apt', '/var/lib/apt/lists'],
  },
  {
    name: 'apk',
    cache: /^\/(?:var\/cache\/apk|etc\/apk\/cache)\/./,
    clean: 'rm -rf /var/cache/apk/*  # or: apk add --no-cache',
    mounts: ['/var/cache/apk'],
  },
  {
    name: say('bothNames', 'dnf', 'yum'),
    cache: /^\/var\/cache\/(?:dnf|yum|libdnf5|zypp)\/./,
    clean: 'dnf clean all && rm -rf /var/cache/dnf /var/cache/yum /var/cache/libdnf5',
    mounts: ['/var/cache/dnf'],
  },
  {
    name: 'pip',
    cache: new RegExp(String.raw`^${home}\/\.cache\/(?:pip|uv|pypoetry)\/`),
    clean: 'rm -rf ~/.cache/pip  # or: pip install --no-cache-dir',
    mounts: ['/root/.cache/pip'],
  },
  {
    name: 'npm',
    cache: new RegExp(String.raw`^${home}\/\.npm\/(?:_cacache|_npx|_logs)\/`),
    clean: 'npm cache clean --force',
    mounts: ['/root/.npm'],
  },
  {
    name: 'yarn',
    cache: new RegExp(
      String.raw`^(?:\/usr\/local\/share|${home})\/\.(?:cache\/yarn|yarn\/berry\/cache)\/`,
    ),
    clean: 'yarn cache clean --all',
    mounts: ['/usr/local/share/.cache/yarn'],
  },
  {
    name: 'pnpm',
    cache: new RegExp(
      String.raw`^(?:${home}\/\.local\/share\/pnpm\/store|${home}\/\.cache\/pnpm|\/\.pnpm-store)\/`,
    ),
    clean: 'pnpm store prune && rm -rf ~/.cache/pnpm',
    mounts: ['/root/.local/share/pnpm/store'],
  },
  {
    name: 'Go',
    cache: new RegExp(String.raw`^(?:${home}\/\.cache\/go-build|(?:${home})?\/go\/pkg\/mod)\/`),
    clean: 'go clean -cache -modcache',
    mounts: ['/root/.cache/go-build', '/go/pkg/mod'],
  },
  {
    name: 'Cargo',
    cache: new RegExp(String.raw`^(?:\/usr\/local\/cargo|${home}\/\.cargo)\/(?:registry|git)\/`),
    clean: 'rm -rf "$CARGO_HOME/registry" "$CARGO_HOME/git"',
    mounts: ['/usr/local/cargo/registry'],
  },
  {
    name: 'RubyGems',
    cache: /^\/(?:usr\/local\/bundle|(?:usr|var)\/(?:[^/]+\/)*gems\/[\d.]+)\/cache\/[^/]+\.gem$/,
    clean: 'rm -rf "$(gem env gemdir)"/cache/*.gem',
    mounts: ['/usr/local/bundle/cache'],
  },
  {
    name: 'Composer',
    cache: new RegExp(
      String.raw`^(?:${home}\/\.(?:composer\/cache|cache\/composer)|\/tmp\/cache\/(?:files|repo|vcs))\/`,
    ),
    clean: 'composer clear-cache',
    mounts: ['/root/.composer/cache'],
  },
  {
    name: 'Conda',
    cache: /^\/(?:opt|root|usr\/local)\/(?:mini|ana)?(?:conda|forge|mamba)\d?\/pkgs\//,
    clean: 'conda clean --all --yes',
    mounts: ['/opt/conda/pkgs'],
  },
  {
    name: say('bothNames', 'Maven', 'Gradle'),
    cache: new RegExp(String.raw`^${home}\/\.(?:m2\/repository|gradle\/caches)\/`),
    clean: 'rm -rf ~/.m2/repository ~/.gradle/caches',
    mounts: ['/root/.m2', '/root/.gradle'],
  },
]

/** Downloads and indexes that package managers keep for their next run, which never comes. */
export const packageCaches: AdviceRule = {
  id: 'package-caches',
  looksAt: () => (path) => managers.some(({ cache }) => cache.test(path)),
  find: ({ analysis, kept, step }) =>
    managers.flatMap((manager) => {
      const cached = kept.filter(({ path }) => manager.cache.test(path))
      return groupedBy(cached, ({ layer }) => layer).map(([layer, files]) => ({
        title: say('cacheTitle', manager.name),
        evidence: [evidence(manager, files, stepWord(analysis.layers[layer]?.historyIndex, layer))],
        files,
        line: lineOf(manager, step(layer)),
        lineOf: 'Dockerfile' as const,
      }))
    }),
}

function evidence(
  { name }: PackageManager,
  files: readonly StoredFile[],
  step: Sentence,
): Sentence {
  return say('inPackageCache', step, ...amount(files), name)
}

function lineOf({ clean, mounts }: PackageManager, step: string | null): string {
  const options = mounts.map((target) => `--mount=type=cache,target=${target}`)
  return [withCommand(step, clean), '# or, with BuildKit:', withOptions(step, options)].join('\n')
}
