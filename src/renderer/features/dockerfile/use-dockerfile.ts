import { useMemo } from 'react'
import { matchSteps, type StepMatch } from '../../../core/dockerfile/match-steps.ts'
import { finalInstructions, parseDockerfile } from '../../../core/dockerfile/parse-dockerfile.ts'
import {
  dockerfileInProvenance,
  type FoundDockerfile,
} from '../../../core/dockerfile/provenance.ts'
import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { dockerfiles } from '../../state/dockerfiles.ts'
import { valueOf } from '../../state/load-state.ts'
import { useStore } from '../../state/store.ts'
import { useCall } from '../../state/use-call.ts'

/** A Dockerfile beside an image, and the steps that its lines made. */
export interface MatchedDockerfile {
  readonly name: string
  /** Someone gave it; otherwise the archive had it. */
  readonly given: boolean
  /** By step. */
  readonly matches: ReadonlyMap<number, StepMatch>
}

const mostEntries = 1000

/**
 * The Dockerfile of an image: the one that was given, else the one in a provenance attestation of its
 * archive; null when there is none.
 */
export function useDockerfile(session: string, overview: Overview): MatchedDockerfile | null {
  const given = useStore(dockerfiles, ({ bySession }) => bySession.get(session) ?? null)
  const attested = overview.complete && overview.pseudoImages.length > 0 && given === null
  const archive = useCall(
    'session:archive',
    attested ? { session, offset: 0, limit: mostEntries } : null,
    overview.chosen,
  )
  const rows = valueOf(archive.state)?.rows ?? null
  return useMemo(() => {
    if (given !== null) return matched(given, true, overview)
    const found = (rows ?? []).flatMap((entry) => inEntry(entry) ?? [])
    // An archive of several platforms has one for each: the one that fits best is this image's.
    const fitting = found
      .map((file) => matched(file, false, overview))
      .sort((one, other) => other.matches.size - one.matches.size)[0]
    return fitting && fitting.matches.size > 0 ? fitting : null
  }, [given, rows, overview])
}

function matched(file: FoundDockerfile, given: boolean, overview: Overview): MatchedDockerfile {
  const { steps, base } = overview
  const isBase = (layer: number | null): boolean => layer !== null && layer < base.layers
  const first = base.steps ?? steps.findLastIndex(({ layerIndex }) => isBase(layerIndex)) + 1
  const own = steps.slice(first)
  const found = matchSteps(own, finalInstructions(parseDockerfile(file.text)))
  return { name: file.name, given, matches: new Map(found.map((match) => [match.step, match])) }
}

function inEntry({ role, text }: ArchiveEntry): FoundDockerfile | null {
  if (role !== 'attestation' || text === null) return null
  try {
    return dockerfileInProvenance(JSON.parse(text))
  } catch {
    return null
  }
}
