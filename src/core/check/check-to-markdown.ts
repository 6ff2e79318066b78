import { visibleText } from '../model/display-text.ts'
import { thinSpace } from '../model/format.ts'
import type { CheckResult, CheckStatus } from './check-result.ts'
import { placeText, rulesText, verdictText } from './check-to-text.ts'

const words: Readonly<Record<CheckStatus, string>> = {
  passed: 'passed',
  failed: '**failed**',
  warned: 'warning',
  known: 'known',
  skipped: 'off',
}

/** A check as GitHub-flavoured Markdown, for a step summary or a comment. */
export function checkToMarkdown(result: CheckResult): string {
  const open = result.outcomes.filter(({ places }) => places.length > 0)
  const lines = [
    `## ${escape(result.image.name)}`,
    '',
    `**${escape(verdictText(result))}** ${escape(rulesText(result))}`,
    '',
    '| Rule | Verdict | |',
    '| --- | --- | --- |',
    ...result.outcomes.map(
      ({ rule, status, message }) => `| \`${rule}\` | ${words[status]} | ${escape(message)} |`,
    ),
    ...result.notes.flatMap((note) => ['', escape(note)]),
    ...open.flatMap(({ rule, places }) => [
      '',
      `<details><summary><code>${rule}</code></summary>`,
      '',
      ...places.map((place) => `- ${escape(placeText(place))}`),
      '',
      '</details>',
    ]),
  ]
  return `${lines.join('\n').replaceAll(thinSpace, ' ')}\n`
}

/** Text on one line with nothing in it that Markdown or HTML would act on. */
function escape(text: string): string {
  return visibleText(text).replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
}
