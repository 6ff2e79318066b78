import type {
  Healthcheck,
  HistoryEntry,
  ImageConfig,
  RuntimeConfig,
} from '../model/image-config.ts'
import { readTimestamp } from './timestamps.ts'

/**
 * The image config from its parsed JSON (OCI image-spec config.md; Docker image spec v1.2). Never
 * fails: a field that is absent, null or of another shape than the specification says is read as
 * "not set". Looks only at the fields it knows, so nesting elsewhere costs nothing.
 */
export function parseImageConfig(raw: unknown): ImageConfig {
  const config = objectOf(raw)
  return {
    os: textOf(config['os']),
    architecture: textOf(config['architecture']),
    variant: textOrNull(config['variant']),
    created: readTimestamp(config['created']),
    author: textOrNull(config['author']),
    diffIds: textsOf(objectOf(config['rootfs'])['diff_ids']),
    history: listOf(config['history']).map(parseHistoryEntry),
    runtime: parseRuntimeConfig(config['config']),
  }
}

/** One `history` item; also fits an item that is null or no object: nothing is known of it. */
export function parseHistoryEntry(raw: unknown): HistoryEntry {
  const entry = objectOf(raw)
  return {
    created: readTimestamp(entry['created']),
    createdBy: textOf(entry['created_by']),
    author: textOrNull(entry['author']),
    comment: textOrNull(entry['comment']),
    emptyLayer: entry['empty_layer'] === true,
  }
}

/** The `config` member: what a container will run with. Same shape in `docker inspect`. */
export function parseRuntimeConfig(raw: unknown): RuntimeConfig {
  const config = objectOf(raw)
  return {
    entrypoint: wordsOrNull(config['Entrypoint']),
    cmd: wordsOrNull(config['Cmd']),
    env: textsOf(config['Env']),
    user: textOf(config['User']),
    workingDir: textOf(config['WorkingDir']),
    exposedPorts: keysOf(config['ExposedPorts']),
    volumes: keysOf(config['Volumes']),
    labels: labelsOf(config['Labels']),
    stopSignal: textOrNull(config['StopSignal']),
    shell: wordsOrNull(config['Shell']),
    onBuild: textsOf(config['OnBuild']),
    healthcheck: healthcheckOf(config['Healthcheck']),
  }
}

function healthcheckOf(raw: unknown): Healthcheck | null {
  const check = objectOf(raw)
  const test = textsOf(check['Test'])
  const parsed: Healthcheck = {
    test,
    interval: numberOrNull(check['Interval']),
    timeout: numberOrNull(check['Timeout']),
    startPeriod: numberOrNull(check['StartPeriod']),
    startInterval: numberOrNull(check['StartInterval']),
    retries: numberOrNull(check['Retries']),
  }
  const isSet = test.length > 0 || Object.values(parsed).some((value) => typeof value === 'number')
  return isSet ? parsed : null
}

function objectOf(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : {}
}

function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : []
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}

function textOrNull(raw: unknown): string | null {
  return typeof raw === 'string' && raw !== '' ? raw : null
}

/** 0 means "not set" in every number of a health check. */
function numberOrNull(raw: unknown): number | null {
  return typeof raw === 'number' && Number.isFinite(raw) && raw !== 0 ? raw : null
}

function textsOf(raw: unknown): readonly string[] {
  return listOf(raw).filter((item) => typeof item === 'string')
}

/** Entrypoint and Cmd are "a string or an array" in very old images; a lone string is one word. */
function wordsOrNull(raw: unknown): readonly string[] | null {
  if (typeof raw === 'string') return raw === '' ? null : [raw]
  return Array.isArray(raw) && raw.length > 0 ? textsOf(raw) : null
}

/** The keys of a set written as `{"8080/tcp": {}}`; some tools write a plain list. */
function keysOf(raw: unknown): readonly string[] {
  return Array.isArray(raw) ? textsOf(raw) : Object.keys(objectOf(raw))
}

function labelsOf(raw: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(raw)).filter(
      (label): label is [string, string] => typeof label[1] === 'string',
    ),
  )
}
