import { visibleText } from '../model/display-text.ts'
import { escapeMarkup } from '../model/escape-markup.ts'
import { thinSpace } from '../model/format.ts'
import { countOf } from './check-result.ts'
import type { CheckOutcome, CheckResult } from './check-result.ts'
import { placeText, rulesText } from './check-to-text.ts'

/**
 * A check as JUnit XML (the schema of the Jenkins xUnit plugin, junit-10.xsd): a test case a rule.
 * Only what failed is a failure; a warning is said in the output of its case.
 */
export function checkToJunit(result: CheckResult): string {
  const { outcomes, image } = result
  const failures = countOf(result, 'failed')
  const skipped = countOf(result, 'skipped')
  const counts = `tests="${outcomes.length}" failures="${failures}" errors="0"`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="strata check" ${counts}>`,
    `  <testsuite name="${xml(image.name)}" ${counts} skipped="${skipped}">`,
    '    <properties>',
    `      <property name="image" value="${xml(image.id)}"/>`,
    `      <property name="rules" value="${xml(rulesText(result))}"/>`,
    '    </properties>',
    ...outcomes.flatMap((outcome) => testCase(image.name, outcome)),
    ...(result.notes.length === 0
      ? []
      : [`    <system-out>${xml(result.notes.join(' '))}</system-out>`]),
    '  </testsuite>',
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function testCase(image: string, outcome: CheckOutcome): readonly string[] {
  const { rule, status, message, places } = outcome
  const open = `    <testcase classname="${xml(image)}" name="${xml(rule)}">`
  const text = [message, ...places.map(placeText)].map(xml).join('\n')
  switch (status) {
    case 'failed':
      return [
        open,
        `      <failure type="${xml(rule)}" message="${xml(message)}">${text}</failure>`,
        '    </testcase>',
      ]
    case 'skipped':
      return [open, '      <skipped/>', '    </testcase>']
    default:
      return [open, `      <system-out>${text}</system-out>`, '    </testcase>']
  }
}

/** Text for XML 1.0, which has no control characters, not even escaped. */
function xml(text: string): string {
  const visible = visibleText(text.replaceAll(thinSpace, ' '))
  return escapeMarkup(visible).replace(/[\ufffe\uffff]/g, '\ufffd')
}
