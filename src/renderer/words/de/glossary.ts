import type { glossary as english } from '../en/glossary.ts'
import type { Wording } from '../languages.ts'

export const glossary: Wording<typeof english> = {
  layer: {
    name: 'Schicht',
    sentence:
      'Die Dateien, die ein Bauschritt hinzugefügt, geändert oder entfernt hat, als ein tar gespeichert; ein Image ist ein Stapel davon. In Docker heißt sie Layer.',
  },
  step: {
    name: 'Schritt',
    sentence:
      'Eine Zeile der Historie des Images, meist eine Zeile des Dockerfiles; manche ergeben eine Schicht, manche ändern nur Einstellungen.',
  },
  'no-layer': {
    name: 'keine Schicht',
    sentence:
      'Dieser Schritt hat nur Einstellungen geändert, etwa ENV oder CMD; er speichert keine Dateien und kostet keine Größe.',
  },
  base: {
    name: 'Basis',
    sentence:
      'Die Schichten, die mit dem in FROM genannten Image kamen; was danach kommt, ist das eigene.',
  },
  yours: {
    name: 'eigene',
    sentence: 'Die Schichten, die das eigene Dockerfile auf die Basis gelegt hat.',
  },
  confidence: {
    name: 'Gewissheit',
    sentence:
      'Wie sicher die Basis ist: genau, wenn ihre Schichten einem anderen Image hier gleichen; wahrscheinlich oder behauptet, wenn nur Namen es sagen; vermutet, wenn keines von beiden.',
  },
  'image-id': {
    name: 'Image-ID',
    sentence:
      'Der sha256 der Config-Datei des Images; die Config nennt jede Schicht, also benennt die ID den ganzen Inhalt.',
  },
  'short-id': {
    name: 'kurze ID',
    sentence: 'Die ersten 12 der 64 Ziffern der Image-ID, wie docker sie zeigt.',
  },
  'diff-id': {
    name: 'Diff-ID',
    sentence:
      'Der sha256 der Dateien einer Schicht als ungepacktes tar; die Config nennt eine für jede Schicht, also fällt jede Änderung auf.',
  },
  'chain-id': {
    name: 'Chain-ID',
    sentence:
      'Ein Digest über diese Schicht und alle darunter; sie benennt den Stapel bis hier, die Diff-ID nur diese Schicht.',
  },
  digest: {
    name: 'Digest',
    sentence:
      'Ein sha256 über einige Bytes; gleiche Bytes ergeben gleiche Digests, jede Änderung einen anderen.',
  },
  manifest: {
    name: 'Manifest',
    sentence: 'Die Datei, die sagt, welche Config und welche Schichten zusammen ein Image sind.',
  },
  config: {
    name: 'Config',
    sentence:
      'Die JSON-Datei, die sagt, was ein Container startet, welche Schichten das Image hat und wie es gebaut wurde; ihr sha256 ist die Image-ID.',
  },
  repositories: {
    name: 'repositories',
    sentence:
      'Eine Datei des älteren Archivformats, die Name und Tag die oberste Schicht zuordnet.',
  },
  whiteout: {
    name: 'Whiteout',
    sentence:
      'Eine leere Marke, .wh.NAME, die NAME der Schichten darunter verdeckt; die Bytes darunter bleiben im Image.',
  },
  'opaque-directory': {
    name: 'opakes Verzeichnis',
    sentence:
      'Ein Verzeichnis mit einer Marke, die alles verdeckt, was die Schichten darunter in ihm haben.',
  },
  ghost: {
    name: 'Geist',
    sentence:
      'Eine Datei, die eine spätere Schicht gelöscht oder überschrieben hat, die im Image aber noch ausgeliefert wird.',
  },
  stored: {
    name: 'gespeichert',
    sentence:
      'Bytes aller gewöhnlichen Dateien in allen Schichten, ob ein Container sie noch sieht oder nicht.',
  },
  kept: {
    name: 'behalten',
    sentence: 'Gespeicherte Bytes, die ein Container noch sieht.',
  },
  wasted: {
    name: 'verschwendet',
    sentence:
      'Gespeicherte Bytes, die kein Container sieht, weil eine spätere Schicht die Datei überschrieben, ersetzt oder gelöscht hat.',
  },
  efficiency: {
    name: 'Effizienz',
    sentence: 'Erhaltene durch gespeicherte Bytes; 100 %, wenn nichts verschwendet ist.',
  },
  integrity: {
    name: 'Unversehrtheit',
    sentence:
      'Ob die Bytes sind, was das Image von ihnen sagt: Jede Schicht wird beim Lesen gehasht und mit ihrer Diff-ID verglichen.',
  },
  size: {
    name: 'Größe',
    sentence: 'Bytes der gewöhnlichen Dateien in allen Schichten, ungepackt.',
  },
  'layer-size': {
    name: 'Dateien',
    sentence:
      'Bytes der gewöhnlichen Dateien dieser Schicht, ungepackt, ohne Kopfdaten und Auffüllung.',
  },
  'tar-size': {
    name: 'tar der Schicht',
    sentence:
      'Bytes der Schicht als ungepacktes tar: ihre Dateien, dazu Kopfdaten und Auffüllung für jeden Eintrag.',
  },
  'blob-size': {
    name: 'im Archiv',
    sentence: 'Bytes, die diese Schicht im Archiv belegt, gepackt, wenn das Archiv sie packt.',
  },
  unique: {
    name: 'eigen',
    sentence: 'Bytes, die nur dieses Image braucht; es zu löschen gäbe ungefähr so viel frei.',
  },
  platform: {
    name: 'Plattform',
    sentence: 'Das Betriebssystem und der Prozessor, für die das Image gebaut wurde.',
  },
  'metadata-only': {
    name: 'nur Metadaten',
    sentence:
      'Der Inhalt ist gleich, nur Modus, Eigner oder Zeit haben sich geändert; das Schichtformat speichert die ganze Datei noch einmal.',
  },
  'writable-layer': {
    name: 'beschreibbare Schicht',
    sentence:
      'Eine dünne Schicht, die ein Container beim Start obenauf bekommt; was er schreibt, kommt dorthin und nie ins Image.',
  },
  archive: {
    name: 'Archiv',
    sentence: 'Ein Image als eine tar-Datei, wie docker save sie schreibt.',
  },
  engine: {
    name: 'Engine',
    sentence: 'Das Programm, das Images aufbewahrt und Container startet, etwa Docker oder Podman.',
  },
  entrypoint: {
    name: 'Entrypoint',
    sentence: 'Das Programm, das ein Container immer startet; der Befehl wird ihm übergeben.',
  },
  command: {
    name: 'Befehl',
    sentence:
      'Was ein Container ausführt, oder was dem Entrypoint übergeben wird, wenn docker run nichts anderes sagt.',
  },
  healthcheck: {
    name: 'Healthcheck',
    sentence: 'Ein Befehl, mit dem die Engine ab und zu prüft, ob der Container noch arbeitet.',
  },
  'exposed-port': {
    name: 'angegebener Port',
    sentence:
      'Ein Port, auf dem das Image nach eigener Angabe hört; frei gibt ihn erst docker run.',
  },
  volume: {
    name: 'Volume',
    sentence: 'Ein Pfad, dessen Inhalt außerhalb der beschreibbaren Schicht des Containers liegt.',
  },
}
