import { finding } from '../../../core/model/finding.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { ReportWaste } from '../../../core/model/report.ts'
import type {
  ArchiveEntry,
  Overview,
  OverviewLayer,
  OverviewStep,
  SessionState,
} from '../../../shared/views.ts'

/* Images for the tests of the window, built as the analysis would describe them. */

export interface StepOf {
  readonly instruction: string
  readonly createdBy?: string
  readonly created?: string | null
  /** Left out: the step made no layer. */
  readonly layer?: Partial<OverviewLayer>
}

export interface ImageOf {
  readonly name: string
  readonly id: string
  readonly steps: readonly StepOf[]
  readonly baseLayers?: number
  readonly baseName?: string
  readonly overview?: Partial<Overview>
}

/** A digest that can be told apart: the number repeated over 64 digits. */
export function digestOf(seed: number): string {
  let state = (seed + 1) * 2654435761
  let hex = ''
  while (hex.length < 64) {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0
    hex += state.toString(16).padStart(8, '0')
  }
  return `sha256:${hex}`
}

/** A complete, verified image with these steps. */
export function imageOf({
  name,
  id,
  steps: from,
  baseLayers = 0,
  baseName,
  overview,
}: ImageOf): Overview {
  const layers: OverviewLayer[] = []
  const steps: OverviewStep[] = from.map((step, index) => {
    const layerIndex = step.layer ? layers.length : null
    if (step.layer) layers.push(layerOf(layers.length, index, baseLayers, step.layer))
    return {
      index,
      created: step.created === undefined ? '2026-03-14T09:12:02Z' : step.created,
      createdBy: step.createdBy ?? `/bin/sh -c #(nop) ${step.instruction}`,
      instruction: step.instruction,
      comment: null,
      emptyLayer: step.layer === undefined,
      layerIndex,
      size: step.layer?.size ?? 0,
      certain: true,
    }
  })
  const sum = (of: (layer: OverviewLayer) => number) =>
    layers.reduce((total, layer) => total + of(layer), 0)
  const stored = sum((layer) => layer.size)
  const wasted = sum((layer) => layer.wastedBytes)
  const created = steps.at(-1)?.created ?? null
  return {
    complete: true,
    source: { kind: 'engine', name, format: 'docker-legacy', bytesRead: stored + 20_480 },
    image: {
      id,
      shortId: id.slice(7, 19),
      tags: [name],
      digests: [],
      os: 'linux',
      architecture: 'amd64',
      variant: null,
      created,
      author: null,
      size: stored,
      mergedSize: stored - wasted,
      mergedEntries: sum((layer) => layer.added),
    },
    layers,
    steps,
    base: {
      layers: baseLayers,
      confidence: baseLayers === 0 ? 'none' : 'exact',
      name: baseName ?? null,
      said: baseLayers === 0 ? [] : [say('firstLayers', baseLayers, baseName ?? '', 11)],
      steps: null,
    },
    efficiency: {
      score: stored === 0 ? 1 : (stored - wasted) / stored,
      storedBytes: stored,
      keptBytes: stored - wasted,
      wastedBytes: wasted,
      wastedFiles: wasted === 0 ? 0 : 3,
    },
    integrity: {
      configVerified: true,
      layersVerified: layers.filter((layer) => layer.verified).length,
      layersFailed: layers.filter((layer) => layer.state === 'read' && !layer.verified).length,
      layersMissing: layers.filter((layer) => layer.state === 'missing').length,
      layersTotal: layers.length,
    },
    findings: [],
    runtime: {
      entrypoint: null,
      cmd: ['/bin/sh', '-c', 'python /app/app.py'],
      env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      user: '',
      workingDir: '',
      exposedPorts: [],
      volumes: [],
      labels: {},
      stopSignal: null,
      shell: null,
      onBuild: [],
      healthcheck: null,
    },
    dockerfile: steps.map((step) => step.instruction).join('\n'),
    config: {
      architecture: 'amd64',
      config: { Cmd: ['/bin/sh', '-c', 'python /app/app.py'] },
      created,
      history: steps.map((step) => ({
        created: step.created,
        created_by: step.createdBy,
        ...(step.emptyLayer ? { empty_layer: true } : {}),
      })),
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.diffId) },
    },
    manifest: {
      Config: `${id.slice(7)}.json`,
      RepoTags: [name],
      Layers: layers.map((layer) => `${layer.chainId.slice(7)}/layer.tar`),
    },
    repositories: { [name.split(':')[0] ?? name]: { latest: layers.at(-1)?.chainId.slice(7) } },
    choices: [],
    chosen: 0,
    pseudoImages: [],
    ...overview,
  }
}

function layerOf(
  index: number,
  step: number,
  baseLayers: number,
  from: Partial<OverviewLayer>,
): OverviewLayer {
  const size = from.size ?? 0
  const files = from.files ?? 0
  const tarSize = from.tarSize ?? Math.ceil(size / 512) * 512 + files * 512 + 1024
  return {
    index,
    diffId: digestOf(index),
    digest: null,
    chainId: digestOf(1000 + index),
    mediaType: null,
    compression: 'none',
    blobSize: tarSize,
    tarSize,
    size,
    files,
    directories: 0,
    links: 0,
    others: 0,
    whiteouts: 0,
    added: files,
    modified: 0,
    removed: 0,
    wastedBytes: 0,
    historyIndex: step,
    base: index < baseLayers,
    verified: true,
    state: 'read',
    approximateSize: size,
    ...from,
  }
}

/** The image of the article: six steps, five layers; one empty step, one layer without a file. */
export const seedImage: Overview = imageOf({
  name: 'my_test_image:latest',
  id: 'sha256:174b1e9926177b5dfd22981ddfab78629a9ce2f05412ccb1a4fa72f0db21197b',
  baseLayers: 4,
  baseName: 'ubuntu:15.04',
  steps: [
    {
      instruction: 'ADD file:3f4708cf445dc1b5 in /',
      created: '2016-01-26T17:48:17.324409116Z',
      layer: { size: 131_264_318, files: 6_812, directories: 850, added: 8_140 },
    },
    {
      instruction: "RUN echo '#!/bin/sh' > /usr/sbin/policy-rc.d \t&& echo 'exit 101'",
      created: '2016-01-26T17:48:31.377192721Z',
      layer: { size: 194_533, files: 7, added: 5, modified: 2 },
    },
    {
      instruction: "RUN sed -i 's/^#\\s*\\(deb.*universe\\)$/\\1/g' /etc/apt/sources.list",
      created: '2016-01-26T17:48:33.59869621Z',
      layer: { size: 1_895, files: 1, added: 0, modified: 1 },
    },
    {
      instruction: 'CMD ["/bin/bash"]',
      created: '2016-01-26T17:48:34.465253028Z',
      layer: { size: 0, files: 0, added: 0, tarSize: 1024 },
    },
    {
      instruction: 'COPY file:8069dbb6bfc30156 in /app/',
      created: '2018-11-01T03:19:16.4562755Z',
      layer: { size: 21, files: 1, directories: 1, added: 2 },
    },
    {
      instruction: 'CMD ["/bin/sh" "-c" "python /app/app.py"]',
      created: '2018-11-01T03:19:16.8517953Z',
    },
  ],
})

/** Nine steps, five layers, waste of every look. */
export const helloImage: Overview = imageOf({
  name: 'acme/hello-api:1.4',
  id: 'sha256:9f2c41d07be3400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d',
  baseLayers: 1,
  baseName: 'debian:bookworm',
  steps: [
    {
      instruction: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1772496000'",
      createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1772496000'",
      created: '2026-03-03T00:00:00Z',
      layer: {
        size: 198_923_112,
        files: 5_327,
        directories: 820,
        links: 654,
        added: 6_801,
        wastedBytes: 82_190_400,
      },
    },
    { instruction: 'LABEL org.opencontainers.image.title=hello-api' },
    { instruction: 'ENV PORT=8080' },
    {
      instruction: 'COPY app.py /app/',
      layer: { size: 12, files: 1, added: 2, wastedBytes: 12 },
    },
    {
      instruction:
        'RUN apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin && echo clean > /app/state',
      layer: { size: 6, files: 1, added: 1, modified: 9, removed: 93, whiteouts: 93 },
    },
    {
      instruction: 'RUN dd if=/dev/urandom of=/app/big.bin bs=1M count=20',
      layer: { size: 20_971_520, files: 1, added: 1, modified: 1, wastedBytes: 20_971_520 },
    },
    {
      instruction: 'RUN rm /app/big.bin && chmod 600 /app/app.py',
      layer: { size: 12, files: 1, added: 0, modified: 2, removed: 1, whiteouts: 1 },
    },
    { instruction: 'WORKDIR /app' },
    { instruction: 'CMD ["python3", "/app/app.py"]' },
  ],
  overview: {
    runtime: {
      entrypoint: null,
      cmd: ['python3', '/app/app.py'],
      env: ['PORT=8080', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      user: '',
      workingDir: '/app',
      exposedPorts: ['8080/tcp'],
      volumes: ['/data'],
      labels: { 'org.opencontainers.image.title': 'hello-api' },
      stopSignal: null,
      shell: null,
      onBuild: [],
      healthcheck: {
        test: ['CMD-SHELL', 'curl -f http://localhost:8080/ || exit 1'],
        interval: 30_000_000_000,
        timeout: 3_000_000_000,
        startPeriod: null,
        startInterval: null,
        retries: 3,
      },
    },
  },
})

/** A long build: `count` layers with a setting between every fourth pair. */
export function longImage(count: number): Overview {
  const steps: StepOf[] = []
  for (let layer = 0; layer < count; layer += 1) {
    const size = Math.round(10 ** (1 + ((layer * 7) % 8)) * (1 + (layer % 5)))
    steps.push({
      instruction: layer % 3 === 0 ? `COPY part${String(layer)} /srv/` : `RUN make part${layer}`,
      layer: {
        size: layer % 11 === 10 ? 0 : size,
        files: layer % 11 === 10 ? 0 : 1 + ((layer * 13) % 700),
        wastedBytes: layer % 6 === 2 ? Math.round(size / 3) : 0,
        modified: layer % 4,
        removed: layer % 3,
      },
    })
    if (layer % 4 === 3) steps.push({ instruction: `ENV STAGE=${String(layer)}` })
  }
  return imageOf({
    name: 'acme/long:latest',
    id: digestOf(77),
    steps,
    baseLayers: Math.min(5, count),
    baseName: 'debian:bookworm',
  })
}

/** Twelve steps for eleven layers: what is certain is mapped, the rest says so. */
export function mismatchImage(): Overview {
  const whole = longImage(11)
  const steps = whole.steps.map((step, index) =>
    index < 6 || step.emptyLayer ? step : { ...step, layerIndex: null, certain: false, size: 0 },
  )
  const known = new Set(steps.map((step) => step.layerIndex))
  return {
    ...whole,
    steps,
    layers: whole.layers.map((layer) =>
      known.has(layer.index) ? layer : { ...layer, historyIndex: null },
    ),
    findings: [finding('history-mismatch', 'warning', say('historyMismatch', 12, 11))],
  }
}

/** The image above while layer `reading` is read: what is below is known, what is above waits. */
export function pendingImage(reading = 3): Overview {
  return {
    ...helloImage,
    complete: false,
    efficiency: null,
    integrity: { ...helloImage.integrity, configVerified: null, layersVerified: reading },
    layers: helloImage.layers.map((layer) =>
      layer.index < reading
        ? layer
        : {
            ...layer,
            state: layer.index === reading ? 'reading' : 'waiting',
            approximateSize: layer.size,
            size: 0,
            files: 0,
            added: 0,
            modified: 0,
            removed: 0,
            whiteouts: 0,
            wastedBytes: 0,
            tarSize: 0,
            blobSize: 0,
            verified: false,
          },
    ),
  }
}

/** The image above with layer 2 changed and layer 4 cut off. */
export function damagedImage(): Overview {
  return {
    ...helloImage,
    source: { ...helloImage.source, kind: 'archive', name: 'release-2026-03.tar.gz' },
    integrity: {
      ...helloImage.integrity,
      layersVerified: 3,
      layersFailed: 1,
      layersMissing: 1,
    },
    layers: helloImage.layers.map((layer) =>
      layer.index === 2
        ? { ...layer, verified: false }
        : layer.index === 4
          ? { ...layer, state: 'missing', verified: false, size: 0, approximateSize: null }
          : layer,
    ),
    findings: [
      finding('layer-digest-mismatch', 'error', say('layerHashDiffers', 2, digestOf(2)), 2),
      finding('archive-truncated', 'warning', say('archiveCut', 214_958_080, 'layer.tar'), 4),
    ],
  }
}

export const readyState: SessionState = { phase: 'ready', revision: 3, progress: null, error: null }

export const readingState: SessionState = {
  phase: 'reading',
  revision: 2,
  progress: {
    bytes: 206_000_000,
    expectedBytes: 220_000_000,
    rate: 400_000_000,
    secondsLeft: 1,
    layer: 3,
    layersRead: 3,
    layersTotal: 5,
  },
  error: null,
}

/** The archive of an image as Docker 1.10 to 24 writes it, in the order of its names. */
export function archiveOf(image: Overview): readonly ArchiveEntry[] {
  const entry = (name: string, from: Partial<ArchiveEntry>): ArchiveEntry => ({
    name,
    size: from.text?.length ?? 0,
    role: 'other',
    linkTarget: null,
    digest: from.role === 'directory' ? null : digestOf(name.length + name.charCodeAt(0)),
    nameVerified: null,
    layer: null,
    text: null,
    ...from,
  })
  const folders = image.layers.flatMap((layer) => {
    const name = `${layer.chainId.slice(7)}/`
    return [
      entry(name, { role: 'directory' }),
      entry(`${name}VERSION`, { role: 'legacy-version', text: '1.0' }),
      entry(`${name}json`, {
        role: 'legacy-json',
        text: JSON.stringify({ id: layer.chainId.slice(7), os: 'linux' }),
      }),
      entry(`${name}layer.tar`, {
        role: 'layer',
        layer: layer.index,
        size: layer.tarSize,
        digest: layer.diffId,
      }),
    ]
  })
  const config = entry(`${image.image.id.slice(7)}.json`, {
    role: 'config',
    text: JSON.stringify(image.config),
    digest: image.image.id,
    nameVerified: true,
  })
  const files = [config, ...folders].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return [
    ...files,
    entry('manifest.json', { role: 'manifest', text: JSON.stringify([image.manifest]) }),
    entry('repositories', { role: 'repositories', text: JSON.stringify(image.repositories) }),
  ]
}

/** Wasted files of `helloImage`, the largest first. */
export const helloWaste: readonly ReportWaste[] = [
  { path: 'app/big.bin', bytes: 20_971_520, cause: 'deleted', storedIn: 3, wastedBy: 4 },
  ...Array.from({ length: 40 }, (_, index): ReportWaste => ({
    path: `usr/share/locale/de/LC_MESSAGES/package-${String(index)}.mo`,
    bytes: 2_054_760,
    cause: 'deleted',
    storedIn: 0,
    wastedBy: 2,
  })),
  { path: 'app/app.py', bytes: 12, cause: 'metadata-only-copy', storedIn: 1, wastedBy: 4 },
]
