/**
 * The image config as the analysis needs it, read tolerantly (OCI config.md; Docker image spec):
 * every optional field may be absent, null or of an older shape. The raw JSON travels beside it.
 */
export interface ImageConfig {
  readonly os: string
  readonly architecture: string
  readonly variant: string | null
  /** RFC 3339 text as stored; null when absent, null, invalid or Go's zero time. */
  readonly created: string | null
  readonly author: string | null
  readonly diffIds: readonly string[]
  readonly history: readonly HistoryEntry[]
  readonly runtime: RuntimeConfig
}

export interface HistoryEntry {
  readonly created: string | null
  /** Raw `created_by`, '' when absent. */
  readonly createdBy: string
  readonly author: string | null
  readonly comment: string | null
  readonly emptyLayer: boolean
}

/** What a container started from the image will run with. */
export interface RuntimeConfig {
  readonly entrypoint: readonly string[] | null
  readonly cmd: readonly string[] | null
  readonly env: readonly string[]
  readonly user: string
  readonly workingDir: string
  readonly exposedPorts: readonly string[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly stopSignal: string | null
  readonly shell: readonly string[] | null
  readonly onBuild: readonly string[]
  readonly healthcheck: Healthcheck | null
}

export interface Healthcheck {
  readonly test: readonly string[]
  /** Nanoseconds, as stored; null when not set. */
  readonly interval: number | null
  readonly timeout: number | null
  readonly startPeriod: number | null
  readonly startInterval: number | null
  readonly retries: number | null
}
