import { dockerArchive } from './docker-archive.ts'
import { steps } from './steps.ts'

/** The bytes of resources/sample-image.tar. */
export function sampleImage(): Uint8Array {
  return dockerArchive(
    steps,
    {
      env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'PYTHONUNBUFFERED=1',
      ],
      cmd: ['/app/tides.py'],
      user: 'nobody',
      workingDir: '/app',
      exposedPorts: ['8000/tcp'],
      labels: { 'org.opencontainers.image.title': 'tides' },
    },
    'tides',
    '1.0',
  )
}
