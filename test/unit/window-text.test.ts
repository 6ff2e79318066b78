import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const window = fileURLToPath(new URL('../../src/renderer/', import.meta.url))

/** Every way to make a page of a text, or a program. */
const makesMore =
  /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function|srcdoc/i

function lines(): readonly string[] {
  return readdirSync(window, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test(-support)?\.tsx?$/.test(name))
    .flatMap((name) =>
      readFileSync(`${window}${name}`, 'utf8')
        .split('\n')
        .map((line, index) => `${name}:${index + 1} ${line.trim()}`),
    )
}

it('the window shows what an image says as text, never as HTML', () => {
  expect(lines().length).toBeGreaterThan(1000)
  expect(lines().filter((line) => makesMore.test(line))).toEqual([])
})

/** The English of a failure, which reports and terminals have. */
const englishOfFailure = /\berror\)?\??\.(?:message|advice)\b/

it('the window says what failed in its own language', () => {
  expect('visibleText(answer.error.message)').toMatch(englishOfFailure)
  expect(lines().filter((line) => englishOfFailure.test(line))).toEqual([])
})

it.each([
  '<p dangerouslySetInnerHTML={{ __html: name }} />',
  'element.innerHTML = name',
  'element.insertAdjacentHTML("beforeend", name)',
  'eval(name)',
])('is found out when it does not: %s', (line) => {
  expect(makesMore.test(line)).toBe(true)
})
