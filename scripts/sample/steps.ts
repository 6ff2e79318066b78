import { at, directory, file, hardlink, opaque, program, symlink, whiteout } from './tree.ts'
import type { TarEntry } from './ustar.ts'

/** One step of the build: what the history says, and its layer; null for a step without one. */
export interface Step {
  readonly created: string
  readonly createdBy: string
  readonly layer: readonly TarEntry[] | null
}

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000

/** Rows of a table, a little different for each revision. */
function stations(revision: number, count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const height = ((row * 7919 + revision * 104729) % 4000) / 100
    return `${String(row).padStart(5, '0')},station-${row % 97},2024-03-${String((row % 28) + 1).padStart(2, '0')},${height.toFixed(2)}`
  })
  return ['id,station,date,height', ...rows, ''].join('\n')
}

const osRelease = `PRETTY_NAME="Harbour Linux 4 (anchor)"
NAME="Harbour Linux"
VERSION_ID="4"
ID=harbour
HOME_URL="https://example.org/harbour"
`

const application = `#!/usr/bin/python3
"""Serves the tide table. Part of the sample image of Strata."""
import csv, http.server, pathlib

DATA = pathlib.Path(__file__).parent / "data" / "stations.csv"

class Tides(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        with DATA.open() as table:
            for row in csv.DictReader(table):
                self.wfile.write(f"{row['station']} {row['height']}\\n".encode())

if __name__ == "__main__":
    http.server.HTTPServer(("", 8000), Tides).serve_forever()
`

const rootFiles: readonly TarEntry[] = [
  directory('bin'),
  file('bin/busybox', program('busybox', 26_000), { mode: 0o755 }),
  hardlink('bin/sh', 'bin/busybox', { mode: 0o755 }),
  symlink('bin/ls', 'busybox'),
  symlink('bin/cat', 'busybox'),
  directory('etc'),
  file('etc/os-release', osRelease),
  file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n'),
  file('etc/group', 'root:x:0:\nnogroup:x:65534:\n'),
  file('etc/shadow', 'root:*:19000:0:99999:7:::\n', { mode: 0o640, gid: 42 }),
  file('etc/hostname', 'harbour\n'),
  directory('home'),
  directory('lib'),
  file('lib/ld-linux.so.2', program('ld', 9_000), { mode: 0o755 }),
  file('lib/libc.so.6', program('libc', 26_000), { mode: 0o755 }),
  symlink('lib/libm.so.6', 'libc.so.6'),
  directory('root', { mode: 0o700 }),
  directory('tmp', { mode: 0o1777 }),
  directory('usr'),
  directory('usr/bin'),
  file('usr/bin/passwd', program('passwd', 3_000), { mode: 0o4755 }),
  directory('usr/share'),
  directory('usr/share/doc'),
  file('usr/share/doc/copyright', 'Harbour Linux is made up, for the sample image of Strata.\n'),
  directory('var'),
  directory('var/cache'),
  directory('var/log', { gid: 4 }),
]

const pythonFiles: readonly TarEntry[] = [
  directory('usr'),
  directory('usr/bin'),
  file('usr/bin/python3', program('python3', 24_000), { mode: 0o755 }),
  symlink('usr/bin/python', 'python3'),
  directory('usr/lib'),
  directory('usr/lib/python3'),
  file('usr/lib/python3/csv.py', '"""Comma separated values."""\n'.repeat(30)),
  file('usr/lib/python3/http.py', '"""Hypertext."""\n'.repeat(40)),
  directory('var'),
  directory('var/cache'),
  file('var/cache/packages.db', program('packages', 9_000)),
]

const sources: readonly TarEntry[] = [
  directory('app'),
  directory('app/data'),
  file('app/data/stations.csv', stations(1, 640)),
  file('app/settings.ini', '[server]\nport = 8000\ndebug = yes\n'),
  file('app/tides.py', application),
  directory('app/static'),
  file('app/static/app.css', 'body { font: 16px sans-serif }\n'.repeat(20)),
  file('app/static/app.js', 'document.title = "tides"\n'.repeat(120)),
  file(
    'app/static/wave ≈.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 8q8-8 16 0"/></svg>\n',
  ),
]

/** The steps of the sample image, oldest first: a base of three layers, then an application. */
export const steps: readonly Step[] = [
  {
    created: '2024-02-01T09:00:00.123456789Z',
    createdBy:
      '/bin/sh -c #(nop) ADD file:9d1f0cf1c6a3f6b2c0f4d2a3c5b7e8f90123456789abcdef0123456789abcdef in / ',
    layer: at(day('2024-02-01'), rootFiles),
  },
  {
    created: '2024-02-01T09:00:04.5Z',
    createdBy: '/bin/sh -c apk add --no-cache python3',
    layer: at(day('2024-02-01'), pythonFiles),
  },
  {
    // As old builders did: the step changes no file and owns a layer all the same.
    created: '2024-02-01T09:00:05.25Z',
    createdBy: '/bin/sh -c #(nop) CMD ["/bin/sh"]',
    layer: [],
  },
  {
    created: '2024-03-05T10:15:00Z',
    createdBy: '/bin/sh -c #(nop)  ENV PYTHONUNBUFFERED=1',
    layer: null,
  },
  {
    created: '2024-03-05T10:15:01Z',
    createdBy: '/bin/sh -c #(nop) WORKDIR /app',
    layer: at(day('2024-03-05'), [directory('app')]),
  },
  {
    created: '2024-03-05T10:15:02Z',
    createdBy:
      '/bin/sh -c #(nop) COPY dir:5e2b1d7c9a4f8e3061b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718 in /app/ ',
    layer: at(day('2024-03-04'), sources),
  },
  {
    created: '2024-03-05T10:15:09Z',
    createdBy:
      '/bin/sh -c wget -q -O /tmp/charts.tgz https://example.org/charts.tgz && tar -C /app/data -xzf /tmp/charts.tgz',
    layer: at(day('2024-03-05'), [
      directory('app'),
      directory('app/data'),
      file('app/data/charts.bin', program('charts', 18_000)),
      directory('tmp', { mode: 0o1777 }),
      file('tmp/charts.tgz', program('charts.tgz', 21_000)),
    ]),
  },
  {
    created: '2024-03-05T10:15:12Z',
    createdBy: '/bin/sh -c rm /tmp/charts.tgz /var/cache/packages.db',
    layer: at(day('2024-03-05'), [
      directory('tmp', { mode: 0o1777 }),
      whiteout('tmp', 'charts.tgz'),
      directory('var'),
      directory('var/cache'),
      whiteout('var/cache', 'packages.db'),
    ]),
  },
  {
    created: '2024-03-05T10:15:14Z',
    createdBy:
      "/bin/sh -c python3 -m tides.update data/stations.csv && sed -i 's/debug = yes/debug = no/' settings.ini",
    layer: at(day('2024-03-05'), [
      directory('app'),
      directory('app/data'),
      file('app/data/stations.csv', stations(2, 680)),
      file('app/settings.ini', '[server]\nport = 8000\ndebug = no\n'),
    ]),
  },
  {
    created: '2024-03-05T10:15:16Z',
    createdBy: '/bin/sh -c chmod 0755 /app/tides.py /app/data/charts.bin',
    layer: at(day('2024-03-05'), [
      directory('app'),
      directory('app/data'),
      file('app/data/charts.bin', program('charts', 18_000), { mode: 0o755 }),
      { ...file('app/tides.py', application, { mode: 0o755 }), mtime: day('2024-03-04') },
    ]),
  },
  {
    created: '2024-03-05T10:15:20Z',
    createdBy: '/bin/sh -c rm -rf static && mkdir static && python3 -m tides.bundle static',
    layer: at(day('2024-03-05'), [
      directory('app'),
      directory('app/static'),
      opaque('app/static'),
      file('app/static/bundle.js', 'document.title="tides";'.repeat(60)),
    ]),
  },
  {
    created: '2024-03-05T10:15:21Z',
    createdBy: '/bin/sh -c #(nop)  EXPOSE 8000',
    layer: null,
  },
  {
    created: '2024-03-05T10:15:22Z',
    createdBy: '/bin/sh -c #(nop)  USER nobody',
    layer: null,
  },
  {
    created: '2024-03-05T10:15:23Z',
    createdBy: '/bin/sh -c #(nop)  CMD ["/app/tides.py"]',
    layer: null,
  },
]
