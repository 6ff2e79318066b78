import { visibleText } from '../model/display-text.ts'
import { thinSpace } from '../model/format.ts'
import type { CheckOutcome, CheckPlace, CheckResult } from './check-result.ts'
import { placeText } from './check-to-text.ts'

/**
 * A check as SARIF 2.1.0 (OASIS standard): a rule for each that was looked at, a result for each that
 * failed, warned or is known from the baseline. Files are named from the root of the image
 * (`uriBaseId` IMAGE); layers and steps are logical locations.
 */
export function checkToSarif(result: CheckResult, version: string): string {
  const rules = result.outcomes.filter(({ status }) => status !== 'skipped')
  const found = rules.filter(({ status }) => status !== 'passed')
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Strata',
            version,
            rules: rules.map(({ rule, title }) => ({
              id: rule,
              shortDescription: { text: plain(title) },
            })),
          },
        },
        originalUriBaseIds: {
          IMAGE: { description: { text: `The root of the image ${plain(result.image.name)}.` } },
        },
        automationDetails: { id: `strata check/${plain(result.image.name)}` },
        properties: { imageId: result.image.id, rulesFrom: plain(result.rulesFrom) },
        results: found.map((outcome) => resultOf(outcome, rules.indexOf(outcome))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultOf({ rule, status, message, places, baseline }: CheckOutcome, ruleIndex: number) {
  return {
    ruleId: rule,
    ruleIndex,
    level: status === 'failed' ? 'error' : status === 'warned' ? 'warning' : 'note',
    message: { text: plain(message) },
    locations: places.map(locationOf),
    ...(baseline === null
      ? {}
      : { baselineState: status === 'known' ? ('unchanged' as const) : ('updated' as const) }),
  }
}

function locationOf(place: CheckPlace) {
  const { path, layer, step } = place
  return {
    message: { text: plain(placeText(place)) },
    ...(path === null
      ? {}
      : { physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'IMAGE' } } }),
    ...(layer === null
      ? {}
      : {
          logicalLocations: [
            {
              name: `layer ${layer}`,
              kind: 'module',
              ...(step === null ? {} : { fullyQualifiedName: plain(step) }),
            },
          ],
        }),
  }
}

/** A relative reference (RFC 3986); `./` keeps a colon in the first name from being a scheme. */
function uriOf(path: string): string {
  const names = path.replace(/^\/+/, '').split('/')
  return `./${names.map(encodeURIComponent).join('/')}`
}

function plain(text: string): string {
  return visibleText(text).replaceAll(thinSpace, ' ')
}
