import type { z } from 'zod'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { EngineStatus } from '../../shared/views.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { productOf, usesContainerdStore } from './engine-answers.ts'
import type { infoAnswer, versionAnswer } from './engine-answers.ts'
import { isAbsence } from './engine-errors.ts'

/** API 1.24, Docker 1.12: the oldest engine whose API is still described. */
export const oldestApi = 24

/** 41 for “1.41”; 0 when it is none. */
export function minorOf(apiVersion: string): number {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(apiVersion) ?? []
  if (major === undefined || minor === undefined) return 0
  return Number(major) > 1 ? 1000 : Number(minor)
}

/** The status of an engine that answered; `info` is null when it keeps that to itself. */
export function presentStatus(
  endpoint: EngineEndpoint,
  version: z.infer<typeof versionAnswer>,
  info: z.infer<typeof infoAnswer> | null,
): EngineStatus {
  return {
    state: 'on',
    choice: endpoint.id,
    name: endpoint.name,
    endpoint: endpoint.address,
    serverVersion: version.Version ?? null,
    apiVersion: version.ApiVersion,
    product: productOf(version),
    storeDriver: info?.Driver || null,
    containerdStore: info !== null && usesContainerdStore(info),
    error: null,
  }
}

/** The status of an engine that is not there, or that is there and of no use. */
export function absentStatus(endpoint: EngineEndpoint, error: ErrorInfo): EngineStatus {
  return {
    state: isAbsence(error.code) ? 'off' : 'failed',
    choice: endpoint.id,
    name: endpoint.name,
    endpoint: endpoint.address,
    ...nothingKnown,
    error,
  }
}

/** The status when not even an endpoint could be chosen. */
export function statusWithoutEndpoint(error: ErrorInfo): EngineStatus {
  return { state: 'failed', choice: '', name: '', endpoint: '', ...nothingKnown, error }
}

const nothingKnown = {
  serverVersion: null,
  apiVersion: null,
  product: null,
  storeDriver: null,
  containerdStore: false,
} as const
