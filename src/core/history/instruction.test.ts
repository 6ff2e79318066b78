import { describe, expect, it } from 'vitest'
import { instructionOf, keywordOf } from './instruction.ts'

const hash = '8069dbb6bfc301562a8581e7bbe2b7675c2f96108903c0889d258cd1e11a12f6'

function lineOf(createdBy: string, comment: string | null = null): string {
  return instructionOf({ createdBy, comment })
}
const buildkit = (createdBy: string): string => lineOf(createdBy, 'buildkit.dockerfile.v0')

describe('the classic builder', () => {
  it.each([
    [
      '/bin/sh -c #(nop)  CMD ["/bin/sh" "-c" "python /app/app.py"]',
      'CMD ["/bin/sh", "-c", "python /app/app.py"]',
    ],
    ['/bin/sh -c #(nop) CMD ["/bin/bash"]', 'CMD ["/bin/bash"]'],
    [
      '/bin/sh -c #(nop)  ENTRYPOINT ["say" "\\"hi\\"\\t\\x21\\u00e9"]',
      'ENTRYPOINT ["say", "\\"hi\\"\\t!é"]',
    ],
    [`/bin/sh -c #(nop) ADD file:${hash} in / `, `ADD file:${hash} in /`],
    [
      `/bin/sh -c #(nop) COPY --chown=app:appdir:${hash} in /app `,
      `COPY --chown=app:app dir:${hash} in /app`,
    ],
    ['/bin/sh -c #(nop)  ENV PATH=/usr/bin:/bin', 'ENV PATH=/usr/bin:/bin'],
    ['/bin/sh -c #(nop) WORKDIR /srv/app', 'WORKDIR /srv/app'],
    ['/bin/sh -c #(nop)  EXPOSE 80 443/tcp', 'EXPOSE 80 443/tcp'],
    ['/bin/sh -c #(nop)  EXPOSE map[443/tcp:map[] 80/tcp:{}]', 'EXPOSE 443/tcp 80/tcp'],
    ['/bin/sh -c #(nop)  VOLUME [/data /logs]', 'VOLUME /data /logs'],
    [
      '/bin/bash -o pipefail -c #(nop)  SHELL [/bin/bash -o pipefail -c]',
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
    ],
    [
      '/bin/sh -c apt-get update  && rm -rf /var/lib/apt',
      'RUN apt-get update  && rm -rf /var/lib/apt',
    ],
    ['/bin/bash -euxo pipefail -c make | tee log', 'RUN make | tee log'],
    ['|2 A=1 B=x y /bin/sh -c echo $A $B', 'RUN echo $A $B'],
    ['|0 /bin/sh -c true', 'RUN true'],
    ['|1 A=1 npm ci', 'RUN npm ci'],
    ['/bin/sh -c echo "#(nop) CMD"', 'RUN echo "#(nop) CMD"'],
  ])('%s', (createdBy, line) => {
    expect(lineOf(createdBy)).toBe(line)
  })

  it('keeps what a shell is asked to run when that is a shell again', () => {
    expect(lineOf('/bin/sh -c /bin/sh -c true')).toBe('RUN /bin/sh -c true')
  })

  it('prints health checks as the options they came from', () => {
    const go = `{["CMD-SHELL" "curl -f http://localhost/ || exit 1"] "30s" "3s" "0s" "0s" '\\x03'}`
    expect(lineOf(`/bin/sh -c #(nop)  HEALTHCHECK &${go}`)).toBe(
      'HEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD curl -f http://localhost/ || exit 1',
    )
    expect(lineOf(`/bin/sh -c #(nop)  HEALTHCHECK &{["NONE"] "0s" "0s" "0s" '\\x00'}`)).toBe(
      'HEALTHCHECK NONE',
    )
  })
})

describe('BuildKit', () => {
  it.each([
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['RUN |2 A=1 B= /bin/sh -c make # buildkit', 'RUN make'],
    ['RUN |1 A=b npm ci # buildkit', 'RUN npm ci'],
    ['RUN npm ci # buildkit', 'RUN npm ci'],
    ['COPY --chown=1:2 a b /dst/ # buildkit', 'COPY --chown=1:2 a b /dst/'],
    ['ADD https://example.com/x.tgz /x # buildkit', 'ADD https://example.com/x.tgz /x'],
    ['CMD ["node" "server.js"]', 'CMD ["node", "server.js"]'],
    ['EXPOSE map[80/tcp:{}]', 'EXPOSE 80/tcp'],
    ['EXPOSE [443/tcp 80/tcp]', 'EXPOSE 443/tcp 80/tcp'],
    ['WORKDIR /app', 'WORKDIR /app'],
    [
      'HEALTHCHECK {Test:[CMD-SHELL curl [::1] || exit 1] Interval:1m30s Timeout:3s StartPeriod:0s StartInterval:0s Retries:3}',
      'HEALTHCHECK --interval=1m30s --timeout=3s --retries=3 CMD curl [::1] || exit 1',
    ],
    ['RUN /bin/sh -c set -e\nmake\n # buildkit', 'RUN <<EOF\nset -e\nmake\nEOF'],
    ['RUN /bin/sh -c cat <<EOF > x\ndata\nEOF # buildkit', 'RUN cat <<EOF > x\ndata\nEOF'],
  ])('%s', (createdBy, line) => {
    expect(buildkit(createdBy)).toBe(line)
  })
})

describe('other builders', () => {
  it('buildah: a build argument with spaces, of which it counts the words', () => {
    expect(lineOf('|2 A=x y /bin/sh -c echo "$A"')).toBe('RUN echo "$A"')
    expect(lineOf('|4 A=x y B=1 2 /bin/sh -c C=3 make')).toBe('RUN C=3 make')
  })

  it('buildah: without the build options it appends', () => {
    expect(lineOf(`/bin/sh -c #(nop) COPY file:${hash} in /a |unsetLabel=true|force-mtime=0`)).toBe(
      `COPY file:${hash} in /a`,
    )
    expect(lineOf('/bin/sh -c cat a | grep b')).toBe('RUN cat a | grep b')
  })

  it('kaniko: the text of the Dockerfile as it is', () => {
    expect(lineOf('RUN /bin/sh -c "make all"')).toBe('RUN /bin/sh -c "make all"')
    expect(lineOf('CMD ["a","b"]')).toBe('CMD ["a","b"]')
  })

  it('Windows shells', () => {
    expect(lineOf('cmd /S /C mkdir c:\\app')).toBe('RUN mkdir c:\\app')
    expect(lineOf('powershell -Command Get-Item')).toBe('RUN Get-Item')
    expect(
      lineOf(`powershell -Command $ErrorActionPreference = 'Stop'; #(nop) COPY dir:1 in C:\\app `),
    ).toBe('COPY dir:1 in C:\\app')
  })

  it('anything unknown is shown as it is; a step without text by its comment', () => {
    expect(lineOf('bash')).toBe('bash')
    expect(lineOf('bash -c ls')).toBe('bash -c ls')
    expect(lineOf('jib-maven-plugin:3.4', 'classes')).toBe('jib-maven-plugin:3.4')
    expect(lineOf(`# debian.sh --arch 'amd64' out/`)).toBe(`# debian.sh --arch 'amd64' out/`)
    expect(lineOf('', 'Imported from -')).toBe('Imported from -')
    expect(lineOf('')).toBe('')
  })
})

it('a hostile text ends', { timeout: 10_000 }, () => {
  const texts = [
    `HEALTHCHECK {Test:[${'CMD-SHELL]\ta:b'.repeat(50_000)}`,
    `|9 ${'A= '.repeat(200_000)}`,
    `/bin/sh${' -x'.repeat(200_000)}`,
    `/bin/sh -c #(nop) COPY ${'|unsetLabel=x'.repeat(50_000)}|y`,
    `EXPOSE map[${'a:{} '.repeat(100_000)}`,
    `CMD [${'"a" '.repeat(100_000)}`,
    ' #(nop'.repeat(100_000),
  ]
  for (const text of texts) expect(buildkit(text)).not.toBe('')
})

it('the keyword of a line', () => {
  expect(keywordOf('RUN make')).toBe('RUN')
  expect(keywordOf('RUNNER')).toBe('')
  expect(keywordOf('run make')).toBe('')
})
