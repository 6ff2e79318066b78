import { describe, expect, it } from 'vitest'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import { reconstructDockerfile } from './dockerfile.ts'
import { parseImageConfig } from './parse-config.ts'

const seed = parseImageConfig(seedConfig)

describe('reconstructDockerfile', () => {
  it('begins at the base when it is known', () => {
    expect(reconstructDockerfile(seed, { layers: 4, name: 'ubuntu:15.04', steps: 4 })).toBe(
      `FROM ubuntu:15.04
COPY file:8069dbb6bfc301562a8581e7bbe2b7675c2f96108903c0889d258cd1e11a12f6 in /app/
CMD ["/bin/sh", "-c", "python /app/app.py"]
`,
    )
  })

  it('begins from scratch otherwise, with one CMD: that of the config', () => {
    const lines = reconstructDockerfile(seed).trimEnd().split('\n')
    expect(lines[0]).toBe('FROM scratch')
    expect(lines.filter((line) => line.startsWith('CMD'))).toEqual([
      'CMD ["/bin/sh", "-c", "python /app/app.py"]',
    ])
    expect(lines.filter((line) => line.startsWith('RUN'))).toHaveLength(2)
  })

  it('takes what a container runs with from the config, not from the steps', () => {
    const config = parseImageConfig({
      history: [
        { created_by: '/bin/sh -c #(nop)  ENV A=b', empty_layer: true },
        { created_by: '/bin/sh -c #(nop)  EXPOSE 1/tcp', empty_layer: true },
        { created_by: '/bin/sh -c #(nop) WORKDIR /app' },
        { created_by: 'bash', comment: 'by hand' },
      ],
      config: {
        Env: ['A=b', 'C=d e'],
        ExposedPorts: { '80/tcp': {} },
        Volumes: { '/a b': {} },
        Labels: { title: 'my "app"', cost: '$5' },
        User: '1000',
        WorkingDir: '/app',
        StopSignal: 'SIGINT',
        OnBuild: ['RUN x'],
        Entrypoint: ['/init'],
        Healthcheck: { Test: ['CMD-SHELL', 'true'], Interval: 90_500_000_000, Retries: 2 },
      },
    })
    expect(reconstructDockerfile(config)).toBe(`FROM scratch
ENV A=b
WORKDIR /app
# bash
ENV C="d e"
USER 1000
LABEL title="my \\"app\\""
LABEL cost="\\$5"
EXPOSE 80/tcp
VOLUME ["/a b"]
STOPSIGNAL SIGINT
HEALTHCHECK --interval=1m30.5s --retries=2 CMD true
ONBUILD RUN x
ENTRYPOINT ["/init"]
`)
  })

  it('leaves out what only the base said', () => {
    const config = parseImageConfig({
      history: [
        { created_by: 'ADD x / # buildkit' },
        { created_by: 'CMD ["bash"]', empty_layer: true },
        { created_by: 'RUN /bin/sh -c make # buildkit' },
      ],
      config: { Cmd: ['bash'] },
    })
    const base = { layers: 1, name: 'debian', steps: 2 }
    expect(reconstructDockerfile(config, base)).toBe('FROM debian\nRUN make\n')
    expect(reconstructDockerfile(config, { layers: 1, name: 'debian' })).toContain('FROM debian\n')
  })
})
