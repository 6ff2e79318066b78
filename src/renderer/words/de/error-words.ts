import type { ErrorStep, errorWords as english } from '../en/error-words.ts'
import type { Wording } from '../languages.ts'

const startEngine: readonly ErrorStep[] = [
  {
    text: 'Docker Desktop oder den Docker-Dienst starten:',
    command: 'sudo systemctl start docker',
  },
  { text: 'Oder im Menü oben links eine andere Engine wählen.' },
]

export const errorWords: Wording<typeof english> = {
  'engine-socket-missing': {
    heading: 'Keine Container-Engine hat geantwortet',
    steps: startEngine,
  },
  'engine-permission-denied': {
    heading: 'Die Engine läuft, lässt aber niemanden hinein',
    steps: [
      {
        text: 'Dies einmal in einem Terminal ausführen:',
        command: 'sudo usermod -aG docker "$USER"',
      },
      { text: 'Ab- und wieder anmelden, damit die Gruppe gilt.' },
      { text: 'Zurückkommen und noch einmal versuchen.' },
    ],
    warning: {
      lead: 'Wissen, was man gewährt.',
      text: 'Wer diesen Socket benutzen darf, kann auf diesem Rechner root werden. Docker ohne root oder Podman vermeiden das.',
    },
  },
  'engine-refused': { heading: 'Die Engine läuft nicht', steps: startEngine },
  'engine-unreachable': { heading: 'Der Rechner der Engine ist nicht zu erreichen' },
  'engine-timeout': { heading: 'Die Engine hat nicht rechtzeitig geantwortet' },
  'engine-tls': { heading: 'Das Zertifikat der Engine wurde nicht angenommen' },
  'engine-api-too-old': { heading: 'Diese Engine ist zu alt für Strata' },
  'engine-context-unknown': { heading: 'Einen solchen docker-Kontext gibt es nicht' },
  'engine-host-invalid': { heading: 'Die Adresse der Engine ist nicht zu lesen' },
  'engine-error': { heading: 'Die Engine hat einen Fehler gemeldet' },
  'engine-save-failed': { heading: 'Die Engine konnte dieses Image nicht ausgeben' },
  'image-not-found': { heading: 'Die Engine hat kein solches Image' },
  'image-gone': { heading: 'Das Image ist fort' },
  'platform-not-found': { heading: 'Das Image hat keine solche Plattform' },
  'stream-cut': { heading: 'Die Engine hat aufgehört zu senden' },
  'source-not-found': { heading: 'Eine solche Datei gibt es nicht' },
  'source-unreadable': { heading: 'Die Datei ist nicht zu lesen' },
  'archive-empty': { heading: 'Das Archiv ist leer' },
  'archive-not-tar': { heading: 'Die Datei ist nicht als Archiv zu lesen' },
  'archive-not-image': { heading: 'In diesem Archiv ist kein Image' },
  'archive-container-export': {
    heading: 'Dies sind die Dateien eines Containers, kein Image',
    steps: [
      {
        text: 'docker export schreibt einen flachen Baum ohne Schichten und Historie. Stattdessen das Image speichern:',
        command: 'docker save IMAGE -o image.tar',
      },
    ],
  },
  'archive-truncated': { heading: 'Das Archiv endet zu früh' },
  'archive-damaged': { heading: 'Das Archiv ist beschädigt' },
  'compression-unsupported': { heading: 'Diese Kompression wird nicht unterstützt' },
  'limit-exceeded': { heading: 'Das Image überschreitet eine Sicherheitsgrenze' },
  'image-choice-unknown': { heading: 'Das Archiv hat kein solches Image' },
  cancelled: { heading: 'Das Lesen wurde abgebrochen' },
  'worker-crashed': { heading: 'Die Analyse ist unerwartet stehen geblieben' },
  'out-of-memory': { heading: 'Der Speicher hat nicht gereicht' },
  'disk-full': { heading: 'Die Platte ist voll' },
  'write-failed': { heading: 'Die Datei ließ sich nicht schreiben' },
  usage: { heading: 'So geht das nicht' },
  'invalid-argument': { heading: 'Die Anfrage wurde nicht verstanden' },
  unsupported: { heading: 'Das geht hier nicht' },
  'session-unknown': { heading: 'Dieses Image ist nicht mehr geöffnet' },
  'session-not-ready': { heading: 'Das Image ist noch nicht gelesen' },
  internal: { heading: 'In Strata ist etwas schiefgegangen' },
}
