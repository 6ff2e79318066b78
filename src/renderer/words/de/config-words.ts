import type { configWords as english } from '../en/config-words.ts'
import { formatCount, plural } from '../format.ts'
import type { Wording } from '../languages.ts'

export const configWords: Wording<typeof english> = {
  run: {
    title: 'Was ein Container startet',
    copy: 'Befehl kopieren',
    nothing: 'Nichts: Das Image nennt weder einen Entrypoint noch einen Befehl.',
    nothingWhy: 'docker run muss gesagt werden, was zu starten ist.',
    root: 'root',
    rootTag: 'nicht gesetzt',
    rootLead: 'Läuft als root.',
    rootUnset: 'Kein USER-Schritt, weder eigen noch in der Basis.',
    rootSet: (user) => `Der letzte USER-Schritt nennt ${user}.`,
    shellDefault: '/bin/sh -c, die Vorgabe',
    stopDefault: 'SIGTERM, die Vorgabe',
    dirDefault: '/, die Vorgabe',
    none: 'keine',
    notSet: 'nicht gesetzt',
    noPorts: 'keine angegeben',
    disabled: 'abgeschaltet',
    every: (time) => `alle ${time}`,
    timeout: (time) => `höchstens ${time}`,
    start: (time) => `nach ${time}`,
    startEvery: (time) => `beim Start alle ${time}`,
    retries: (count) => plural(count, 'Versuch', 'Versuche'),
    settings: {
      entrypoint: {
        name: 'Entrypoint',
        sentence: 'Das Programm, das ein Container immer startet; der Befehl wird ihm übergeben.',
      },
      command: {
        name: 'Befehl',
        sentence:
          'Was ein Container ausführt, oder was dem Entrypoint übergeben wird; docker run kann anderes nennen.',
      },
      directory: {
        name: 'Arbeitet in',
        sentence: 'Das Verzeichnis, in dem das Programm startet; WORKDIR setzt es.',
      },
      user: {
        name: 'Benutzer',
        sentence: 'Als wer das Programm läuft; USER setzt ihn, sonst ist es root.',
      },
      environment: {
        name: 'Umgebung',
        sentence:
          'Variablen, mit denen das Programm startet; wer das Image hat, kann sie hier lesen.',
      },
      ports: {
        name: 'Ports',
        sentence:
          'Ports, auf denen das Image nach eigener Angabe hört; docker run -P gibt sie frei.',
      },
      volumes: {
        name: 'Volumes',
        sentence:
          'Pfade, deren Inhalt außerhalb des Containers liegt; jeder bekommt beim Start ein Volume.',
      },
      healthcheck: {
        name: 'Healthcheck',
        sentence: 'Ein Befehl, mit dem die Engine ab und zu prüft, ob der Container arbeitet.',
      },
      stopSignal: {
        name: 'Stoppsignal',
        sentence: 'Was docker stop schickt, bevor es zehn Sekunden wartet und beendet.',
      },
      shell: {
        name: 'Shell',
        sentence: 'Was RUN-, CMD- und ENTRYPOINT-Zeilen ohne Klammern bekommt.',
      },
      onBuild: {
        name: 'Beim Bauen',
        sentence: 'Zeilen, die zuerst laufen, wenn ein anderes Image auf diesem aufbaut.',
      },
      labels: {
        name: 'Labels',
        sentence: 'Namen und Werte für Menschen und Werkzeuge; im Container ändern sie nichts.',
      },
    },
  },
  dockerfile: {
    title: 'Dockerfile',
    note: 'aus der Historie rekonstruiert',
    why: 'Das Image behält sein Dockerfile nicht. Dies ist, was die Historie davon erzählt: Quellen von COPY, Kommentare und frühere Build-Stufen sind verloren.',
    copy: 'Dockerfile kopieren',
    label: 'Rekonstruiertes Dockerfile',
    none: 'Das Image erzählt keine Historie, also lässt sich nichts rekonstruieren.',
  },
  raw: {
    label: 'Rohe Metadaten',
    config: 'Config',
    manifest: 'manifest.json',
    manifestOci: 'Manifest',
    repositories: 'repositories',
    copy: 'JSON kopieren',
    copyWord: 'Kopieren',
    wrap: 'Umbrechen',
    lines: (count) => plural(count, 'Zeile', 'Zeilen'),
    formatted: 'Zum Lesen umbrochen; im Archiv steht es ohne Zeilenenden.',
    none: 'Gibt es nicht.',
    view: (name) => `${name}, formatiert`,
  },
  code: {
    more: (count, of) =>
      `${formatCount(count)} von ${plural(of, 'weiteren Zeile', 'weiteren Zeilen')} zeigen`,
    cut: (count) => `… ${formatCount(count)} weitere Zeichen; Kopieren gibt alle`,
  },
}
