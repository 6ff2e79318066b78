import type { ErrorCode } from '../../../shared/errors.ts'
import type { EngineStatus, ExportTarget, Progress } from '../../../shared/views.ts'
import type { ImageOrder } from '../../state/preferences.ts'
import { formatSeconds, plural } from '../format.ts'

/* Words of the shell, the library and the states of a session. */

const exportNames: Readonly<Record<ExportTarget, string>> = {
  json: 'JSON',
  markdown: 'Markdown',
  csv: 'CSV',
  html: 'HTML',
  pdf: 'PDF',
}

const exportDetails: Readonly<Record<ExportTarget, string>> = {
  json: 'Report version 1, everything, for programs',
  markdown: 'A summary for a pull request or a page',
  csv: 'Layers and waste as a table',
  html: 'One page that opens anywhere, without a network',
  pdf: 'Printed on A4, with the colours of the page',
}

const orderNames: Readonly<Record<ImageOrder, string>> = {
  newest: 'Newest',
  largest: 'Largest',
  name: 'Name',
}

const engineTroubles: Partial<Readonly<Record<ErrorCode, string>>> = {
  'engine-socket-missing': 'nothing answered',
  'engine-permission-denied': 'permission denied',
  'engine-refused': 'not running',
  'engine-unreachable': 'host not reached',
  'engine-timeout': 'no answer in time',
  'engine-tls': 'certificate not accepted',
  'engine-api-too-old': 'too old',
  'engine-context-unknown': 'no such context',
  'engine-host-invalid': 'address not understood',
}

export const appWords = {
  app: {
    name: 'Strata',
    skip: 'Skip to the image',
    windowTitle: (image: string | null) => (image === null ? 'Strata' : `${image} · Strata`),
  },
  copy: {
    copied: 'Copied',
    refused: 'The clipboard refused',
    command: 'Copy the command',
    message: 'Copy the message',
    imageId: 'Copy the image ID',
  },
  dialog: { close: 'Close' },
  library: {
    label: 'Library',
    search: 'Find an image',
    images: 'Images',
    count: (count: number, size: string) => `${plural(count, 'image')}, ${size}`,
    found: (found: number, count: number) => `${String(found)} of ${plural(count, 'image')}`,
    noneFound: (search: string) => `No image has “${search}” in its name or ID.`,
    clearSearch: 'Show all images',
    noImages: 'No images',
    noImagesYet: 'Images appear here as soon as an engine answers.',
    emptyEngine: 'This engine has no images yet. Pull or build one, and it appears here.',
    asking: 'Asking the engine…',
    listFailed: 'The engine did not list its images.',
    order: 'Order',
    orderNames,
    noName: 'no name',
    unique: 'unique',
    allShared: 'all shared',
    archives: 'Opened archives',
    sample: 'Sample image',
    bundled: 'bundled',
    openArchive: 'Open archive…',
    openFolder: 'Open an OCI folder…',
    dropHintFolder: 'or drop a tar or OCI folder here',
    dropHint: 'or drop a tar here',
    drop: 'Drop to open',
    dropDetail: 'A tar of docker save, podman save or skopeo; gzip and zstd too.',
  },
  engine: {
    menu: 'Engine',
    choose: 'Choose an engine',
    none: 'No engine',
    connecting: 'connecting',
    states: {
      on: 'connected',
      off: 'not running',
      failed: 'failed',
    } satisfies Readonly<Record<EngineStatus['state'], string>>,
    trouble: engineTroubles,
    refresh: 'Look again',
    origins: {
      flag: 'from the command line',
      setting: 'from the settings',
      environment: 'from DOCKER_HOST',
      context: 'docker context',
      socket: 'socket found here',
      default: 'default',
    },
  },
  header: {
    platform: 'Platform',
    created: 'Created',
    size: 'Size',
    sizeSplit: (base: string, yours: string) => `${base} base, ${yours} yours`,
    noBase: 'no base known',
    efficiency: 'Efficiency',
    integrity: 'Integrity',
    expected: 'Expected; exact when all is read.',
    atLeast: 'at least ',
    without: (layers: number) => `without ${plural(layers, 'layer')}`,
    wastedOf: (wasted: string, stored: string) => `${wasted} wasted of ${stored} stored`,
    whenRead: 'when all is read',
    notCertain: 'not certain',
    unknown: 'not stated',
    also: (tag: string) => `also ${tag}`,
    alsoMore: (count: number) => `and ${String(count)} more`,
    verified: (verified: number, total: number) =>
      `${String(verified)} of ${plural(total, 'layer')} verified`,
    verifiedSoFar: (verified: number, total: number) =>
      `${String(verified)} of ${String(total)} so far`,
    idVerified: 'The bytes of the config hash to the image ID.',
    idFailed: 'The bytes of the config do not hash to the image ID.',
    missing: (count: number) => `${plural(count, 'layer')} not in the archive.`,
    notRead: 'not all was read',
    failed: (count: number) => `${plural(count, 'layer')} with other bytes than the image says.`,
    noLayers: 'no layers',
    choose: 'Image in this archive',
    chooseCount: (at: number, count: number) => `${String(at)} of ${plural(count, 'image')}`,
    incomplete: 'not all layers in the archive',
    layers: (count: number) => plural(count, 'layer'),
  },
  tabs: {
    label: 'Views',
    names: {
      overview: 'Overview',
      files: 'Files',
      waste: 'Waste',
      config: 'Config',
      archive: 'Archive',
    },
    inspector: 'Inspector',
    showInspector: 'Show the inspector',
    hideInspector: 'Hide the inspector',
  },
  exports: {
    button: 'Export',
    menu: 'Export the report',
    names: exportNames,
    details: exportDetails,
    saved: (path: string) => `Saved to ${path}`,
    downloaded: (file: string) => `${file} is in your downloads`,
    failed: 'The report was not written.',
    chart: 'Export the chart in view',
    chartNames: { svg: 'SVG', png: 'PNG' },
    chartDetails: {
      svg: 'A drawing of any size, its words as text',
      png: 'A picture of twice the size on the screen',
    },
    chartFailed: 'The chart was not written.',
  },
  status: {
    label: 'Status',
    noEngine: 'No engine',
    looksAgain: 'Looks again every 5 seconds',
    readingFrom: (name: string) => `Reading from ${name}`,
    nothingWritten: 'without a copy on the disk',
    usable: 'Everything already read can be used now',
    read: (size: string) => `Read ${size}`,
    readIn: (seconds: number) => `in ${formatSeconds(seconds)}`,
    fromDisk: 'Opened from what was read before',
    hashed: 'every layer and file hashed on the way',
    findings: (count: number) => plural(count, 'finding'),
    units: 'Change the unit of sizes',
    connected: (product: string) => `${product} answers`,
  },
  progress: {
    label: 'Reading the image',
    opening: 'Opening',
    waiting: 'waiting for the first byte',
    layer: (index: number) => `Reading layer ${String(index)}`,
    reading: 'Reading',
    ofLayers: (done: number, total: number) => `${String(done)} of ${String(total)} done`,
    ofAbout: (bytes: string, expected: string) => `${bytes} of about ${expected}`,
    left: (seconds: number) => `${formatSeconds(Math.max(1, Math.round(seconds)))} left`,
    cancel: 'Cancel',
    spoken: (percent: string | null, { layersRead, layersTotal }: Progress) =>
      [
        percent ?? 'Reading',
        layersTotal === null
          ? null
          : `${String(layersRead)} of ${plural(layersTotal, 'layer')} read`,
      ]
        .filter((part) => part !== null)
        .join(', '),
    ready: (name: string) => `${name} is read`,
  },
  cancelled: {
    heading: 'Reading was cancelled',
    said: 'What was read so far stays in view until you open something else.',
    nothing: 'Nothing of this image was kept.',
    again: 'Read it again',
    close: 'Close',
  },
  failed: {
    again: 'Try again',
    close: 'Close',
    chooseEngine: 'Choose another engine…',
    toDo: 'What to do',
    raw: 'What the system said',
    partial: 'What was read before is shown below; its numbers are not complete.',
    pane: 'This part could not be drawn',
    paneSaid: 'The rest of the window still works. Showing it again may help.',
    paneAgain: 'Show it again',
  },
  welcome: {
    heading: 'Pick an image',
    said: 'Strata reads it the way docker save writes it, and shows which step put what in it and what of it is waste.',
    first: (name: string) => `Look into ${name}`,
    sample: 'Try the sample image',
    sampleSaid:
      'The sample is a small image that comes with Strata: a base, a few steps of its own, and one of each kind of waste.',
    keys: 'Without a mouse',
    figureBase: 'base',
    figureYours: 'yours',
    figureWasted: 'wasted',
    figure:
      'An image as Strata draws it: base layers are rock, yours lie on top; hatching is what no container can see.',
  },
  noEngine: {
    heading: 'No container engine answered',
    said: 'Strata reads images from Docker or Podman on this computer, and it looks like neither is running. Archives and the sample work without one.',
    looked: 'Where Strata looked',
    current: 'asked now',
    use: (name: string) => `Use ${name}`,
  },
} as const
