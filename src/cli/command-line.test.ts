import { describe, expect, it } from 'vitest'
import { StrataError } from '../shared/errors.ts'
import { readCommandLine } from './command-line.ts'

const noEngine = { host: null, context: null }

function failure(args: readonly string[]) {
  try {
    readCommandLine(args)
  } catch (error) {
    if (error instanceof StrataError) return error.info
    throw error
  }
  throw new Error(`accepted: ${args.join(' ')}`)
}

describe('readCommandLine', () => {
  it.each([
    [[], { command: 'help', of: null }],
    [['--help'], { command: 'help', of: null }],
    [['-h'], { command: 'help', of: null }],
    [['help', 'analyze'], { command: 'help', of: 'analyze' }],
    [['analyze', '--help'], { command: 'help', of: 'analyze' }],
    [['--version'], { command: 'version' }],
    [['-v'], { command: 'version' }],
    [['list'], { command: 'list', engine: noEngine, format: 'table' }],
    [['list', '--format', 'json'], { command: 'list', engine: noEngine, format: 'json' }],
    [
      ['-H', 'tcp://build:2375', 'list'],
      { command: 'list', engine: { host: 'tcp://build:2375', context: null }, format: 'table' },
    ],
    [
      ['list', '--host=unix:///run/x.sock'],
      { command: 'list', engine: { host: 'unix:///run/x.sock', context: null }, format: 'table' },
    ],
    [
      ['--context', 'serve', 'list'],
      { command: 'list', engine: { host: null, context: 'serve' }, format: 'table' },
    ],
    [
      ['serve', '--host', '0.0.0.0', '--port', '8080', 'app.tar'],
      { command: 'serve', engine: noEngine, source: 'app.tar', bind: '0.0.0.0', port: 8080 },
    ],
    [
      ['--host', 'tcp://build:2375', 'serve'],
      {
        command: 'serve',
        engine: { host: 'tcp://build:2375', context: null },
        source: null,
        bind: '127.0.0.1',
        port: 0,
      },
    ],
    [
      ['analyze', '-', '--format', 'html', '-o', 'out.html', '--platform', 'linux/arm64/v8'],
      {
        command: 'analyze',
        engine: noEngine,
        source: '-',
        format: 'html',
        output: 'out.html',
        platform: 'linux/arm64/v8',
        image: null,
      },
    ],
    [
      ['analyze', '--image', '2', '--', '-odd-name.tar'],
      {
        command: 'analyze',
        engine: noEngine,
        source: '-odd-name.tar',
        format: 'table',
        output: null,
        platform: null,
        image: '2',
      },
    ],
    [['build', '--help'], { command: 'help', of: 'build' }],
    [
      ['--context', 'far', 'build', '--help-me', '-t', 'app', '.'],
      {
        command: 'build',
        engine: { host: null, context: 'far' },
        args: ['--help-me', '-t', 'app', '.'],
      },
    ],
  ])('%j', (args, expected) => {
    expect(readCommandLine(args)).toEqual(expected)
  })

  it('knows how dive says what a source is', () => {
    const args = ['check', '--ci', '--source', 'docker-archive', 'app.tar']
    expect(readCommandLine(args)).toMatchObject({ source: 'docker-archive://app.tar' })
    expect(failure(['check', '--source', 'registry', 'app']).message).toContain('“registry”')
  })

  it.each([
    [['analyse', 'x'], 'There is no command analyse.', 'Did you mean analyze?'],
    [['frobnicate'], 'There is no command frobnicate.', 'See: strata --help'],
    [['folders', 'x'], 'There is no command folders.', null],
    [['files'], 'files needs a source: an image, an archive or “-”.', null],
    [['files', 'x', '--layer', '-1'], null, null],
    [['files', 'x', '--layer', 'top'], '“top” is not a --layer.', null],
    [['files', 'x', '--layer', '1', '--at', '2'], '--layer and --at exclude each other.', null],
    [['extract', 'x'], 'extract needs the path of a file in the image.', null],
    [['extract', 'x', '/a', '/b'], '“/b” is one argument too many.', null],
    [
      ['analyze', 'x', '--fromat', 'json'],
      'There is no option --fromat.',
      'Did you mean --format?',
    ],
    [['--verison'], 'There is no option --verison.', 'Did you mean --version?'],
    [['analyze'], 'analyze needs a source: an image, an archive or “-”.', null],
    [['analyze', 'a', 'b'], '“b” is one argument too many.', null],
    [['list', 'a'], '“a” is one argument too many.', null],
    [['analyze', 'a', '--format'], 'The option --format needs a value.', null],
    [['analyze', 'a', '--format', 'yaml'], '“yaml” is not a --format.', null],
    [['list', '--format', 'html'], '“html” is not a --format.', 'Choose one of: table, json.'],
    [['analyze', 'a', '--platform', 'arm64'], '“arm64” is not a platform.', null],
    [['serve', '--port', '70000'], '“70000” is not a port.', null],
    [['serve', '--port', '-1'], null, null],
    [['serve', '--port', '8o'], '“8o” is not a port.', null],
  ])('refuses %j', (args, message, advice) => {
    const error = failure(args)
    expect(error.code).toBe('usage')
    if (message !== null) expect(error.message).toBe(message)
    if (advice !== null) expect(error.advice).toBe(advice)
  })
})
