import { visibleText } from '../model/display-text.ts'
import { formatBytes, plural, thinSpace } from '../model/format.ts'
import { countOf } from './check-result.ts'
import type { CheckOutcome, CheckPlace, CheckResult, CheckStatus } from './check-result.ts'

const words: Readonly<Record<CheckStatus, string>> = {
  passed: 'ok',
  failed: 'FAIL',
  warned: 'warn',
  known: 'known',
  skipped: 'off',
}

const shownPlaces = 5

/** A check for a terminal or a log: a line a rule, its places below, and the verdict as last line. */
export function checkToText(result: CheckResult): string {
  const lines = [
    `${visibleText(result.image.name)} (${rulesText(result)})`,
    ...result.outcomes.flatMap(outcomeLines),
    ...result.notes.map((note) => `  note   ${visibleText(note)}`),
    verdictText(result),
  ]
  return `${lines.join('\n').replaceAll(thinSpace, ' ')}\n`
}

/** Whose rules they are and where they come from. */
export function rulesText({ rulesOf, rulesFrom }: CheckResult): string {
  return `${rulesOf === 'dive' ? 'dive’s rules' : 'rules'} from ${rulesFrom}`
}

/** `FAIL: 2 of 5 rules failed.` */
export function verdictText(result: CheckResult): string {
  const failed = countOf(result, 'failed')
  const all = result.outcomes.length - countOf(result, 'skipped')
  if (failed > 0) return `FAIL: ${failed} of ${plural(all, 'rule')} failed.`
  const warned = countOf(result, 'warned')
  const known = countOf(result, 'known')
  const rest = [
    ...(warned > 0 ? [plural(warned, 'warning')] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
  ]
  return `PASS: ${plural(all, 'rule')}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}.`
}

function outcomeLines({ status, rule, message, places }: CheckOutcome): readonly string[] {
  return [
    `  ${words[status].padEnd(6)} ${rule}: ${visibleText(message)}`,
    ...places.slice(0, shownPlaces).map((place) => `         ${placeText(place)}`),
  ]
}

/** `12.0 kB /var/log/x (layer 3)`. */
export function placeText({ path, layer, step, bytes }: CheckPlace): string {
  const where = layer === null ? '' : `layer ${layer}`
  const parts = [
    ...(bytes > 0 ? [formatBytes(bytes)] : []),
    path === null ? where : visibleText(path),
    ...(path !== null && where !== '' ? [`(${where})`] : []),
    ...(path === null && step !== null ? [clip(visibleText(step))] : []),
  ]
  return parts.join('  ')
}

function clip(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 97)}...`
}
