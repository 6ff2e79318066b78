import { formatCount, plural } from '../format.ts'

/* Words of the Config tab. */

export const configWords = {
  run: {
    title: 'What a container will run',
    copy: 'Copy the command',
    nothing: 'Nothing: the image names neither an entrypoint nor a command.',
    nothingWhy: 'docker run must be told what to start.',
    root: 'root',
    rootTag: 'not set',
    rootLead: 'Runs as root.',
    rootUnset: 'No USER step, in yours or in the base.',
    rootSet: (user: string) => `The last USER step names ${user}.`,
    shellDefault: '/bin/sh -c, the default',
    stopDefault: 'SIGTERM, the default',
    dirDefault: '/, the default',
    none: 'none',
    notSet: 'not set',
    noPorts: 'none exposed',
    disabled: 'switched off',
    every: (time: string) => `every ${time}`,
    timeout: (time: string) => `at most ${time}`,
    start: (time: string) => `after ${time}`,
    startEvery: (time: string) => `every ${time} while starting`,
    retries: (count: number) => plural(count, 'retry', 'retries'),
    settings: {
      entrypoint: {
        name: 'Entrypoint',
        sentence: 'The program a container always starts; the command is given to it as arguments.',
      },
      command: {
        name: 'Command',
        sentence:
          'What a container runs, or the arguments of the entrypoint; docker run can name another.',
      },
      directory: {
        name: 'Works in',
        sentence: 'The directory in which the program is started; WORKDIR sets it.',
      },
      user: {
        name: 'User',
        sentence: 'Who the program runs as; USER sets it, and root it is when nothing does.',
      },
      environment: {
        name: 'Environment',
        sentence:
          'Variables the program is started with; anyone who has the image can read them here.',
      },
      ports: {
        name: 'Ports',
        sentence: 'Ports the image says it listens on; docker run -P publishes them.',
      },
      volumes: {
        name: 'Volumes',
        sentence:
          'Paths whose content is kept outside the container; each gets a volume when it starts.',
      },
      healthcheck: {
        name: 'Health check',
        sentence: 'A command the engine runs now and then to see whether the container works.',
      },
      stopSignal: {
        name: 'Stop signal',
        sentence: 'What docker stop sends before it waits ten seconds and kills.',
      },
      shell: {
        name: 'Shell',
        sentence: 'What RUN, CMD and ENTRYPOINT lines without brackets are given to.',
      },
      onBuild: {
        name: 'On build',
        sentence: 'Lines that run first when another image is built on this one.',
      },
      labels: {
        name: 'Labels',
        sentence: 'Names and values for people and tools; they change nothing in the container.',
      },
    },
  },
  dockerfile: {
    title: 'Dockerfile',
    note: 'reconstructed from the history',
    why: 'The image does not keep its Dockerfile. This is what the history tells of it: sources of COPY, comments and earlier build stages are lost.',
    copy: 'Copy the Dockerfile',
    label: 'Reconstructed Dockerfile',
    none: 'The image tells no history, so nothing can be reconstructed.',
  },
  raw: {
    label: 'Raw metadata',
    config: 'Config',
    manifest: 'manifest.json',
    manifestOci: 'Manifest',
    repositories: 'repositories',
    copy: 'Copy the JSON',
    copyWord: 'Copy',
    wrap: 'Wrap',
    lines: (count: number) => plural(count, 'line'),
    formatted: 'Formatted for reading; the archive has it without line breaks.',
    none: 'There is none.',
    view: (name: string) => `${name}, formatted`,
  },
  code: {
    more: (count: number, of: number) =>
      `Show ${formatCount(count)} of ${plural(of, 'more line', 'more lines')}`,
    cut: (count: number) => `… ${formatCount(count)} more characters; copy gives them all`,
  },
} as const
