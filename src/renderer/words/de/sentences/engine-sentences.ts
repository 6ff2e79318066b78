import type { engineSentences as english } from '../../../../core/sentences/engine-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

/** Was auf dem Weg zu einer Engine schiefgeht, und was zu tun ist. */
export const engineSentences = (): Wording<ReturnType<typeof english>> => ({
  cancelled: () => 'Abgebrochen.',
  streamCut: (at) => `Die Verbindung zur Engine an ${at} riss ab, während sie das Image sandte.`,
  checkEngineDisk: () =>
    'Nachsehen, ob die Engine noch läuft und ihre Platte nicht voll ist, dann das Image noch einmal öffnen.',
  noSocket: (at) => `An ${at} gibt es keinen Socket einer Engine.`,
  engineForbidden: (at) => `Dieser Benutzer darf die Engine an ${at} nicht benutzen.`,
  socketIdle: (at) => `Den Socket ${at} gibt es, aber keine Engine hört darauf.`,
  nothingListens: (at) => `An ${at} hört niemand.`,
  checkPort: () => 'Adresse und Port prüfen, und ob die Engine auf TCP hört.',
  engineHungUp: (at) => `Die Engine an ${at} schloss die Verbindung ohne Antwort.`,
  mayBeRestarting: () =>
    'Vielleicht startet sie gerade neu: in einigen Sekunden noch einmal versuchen.',
  engineLate: (at) => `Die Engine an ${at} hat nicht rechtzeitig geantwortet.`,
  engineSilent: (at, seconds) =>
    `Die Engine an ${at} hat nicht in ${plural(seconds, 'Sekunde', 'Sekunden')} geantwortet.`,
  mayHang: () =>
    'Vielleicht ist sie beschäftigt oder hängt: noch einmal versuchen oder die Engine neu starten.',
  checkFirewall: () => 'Das Netz und die Firewall zwischen hier und der Engine prüfen.',
  hostUnreachable: (at) => `Der Rechner der Engine an ${at} ist nicht zu erreichen.`,
  checkHostName: () => 'Den Rechnernamen in der Adresse und das Netz prüfen.',
  engineUnreachable: (at) => `Die Engine an ${at} ist nicht zu erreichen.`,
  notSecure: (at) => `Mit der Engine an ${at} kam keine sichere Verbindung zustande.`,
  checkTlsFiles: () =>
    'DOCKER_TLS_VERIFY und die Dateien ca.pem, cert.pem und key.pem von DOCKER_CERT_PATH oder des docker-Kontexts prüfen.',
  notAnEngine: (at) => `Was an ${at} antwortet, spricht nicht die Docker-API.`,
  checkIsEngine: () => 'Prüfen, ob die Adresse die einer Docker-kompatiblen Engine ist.',
  engineRefuses: (at, status) =>
    `Die Engine an ${at} verweigert die Antwort (Status ${formatCount(status)}).`,
  allowRequests: () =>
    'Davor steht ein Proxy oder ein Autorisierungs-Plugin: ping, version, info, events und images erlauben.',
  engineFailed: (at, words) => `Die Engine an ${at} ist gescheitert: ${words}`,
  status: (status) => `Status ${formatCount(status)}`,
  starting: () => 'Vielleicht startet sie noch: in einigen Sekunden noch einmal versuchen.',
  startingOrLog: () =>
    'Startet sie gerade, in einigen Sekunden noch einmal versuchen; sonst in ihr Protokoll sehen.',
  noImage: (image) => `Die Engine hat kein Image „${image}“.`,
  checkImageName: () =>
    'Den Namen mit „strata list“ prüfen oder das Image zuerst mit „docker pull“ holen.',
  apiTooOld: (at) => `Die Engine an ${at} spricht keine Version der Docker-API, die Strata kennt.`,
  updateEngine: () =>
    'Die Engine (Strata braucht Docker 1.12 oder neuer) oder den Proxy vor ihr erneuern.',
  noPlatform: (image, platform) => `Die Engine hat „${image}“ nicht für ${platform}.`,
  pullPlatform: (image, platform) =>
    `Mit „docker pull --platform ${platform} ${image}“ holen oder eine andere Plattform wählen.`,
  imageRemoved: (image) => `Das Image „${image}“ wurde inzwischen von der Engine entfernt.`,
  refreshImages: () => 'Die Liste der Images neu laden.',
  startLinux: () =>
    'Läuft Docker? Mit „sudo systemctl start docker“ starten oder Docker Desktop öffnen.',
  startElsewhere: () =>
    'Läuft Docker? Docker Desktop (oder Colima, OrbStack, Podman …) starten und noch einmal versuchen.',
  joinWindows: () =>
    'Den Benutzer in die Gruppe docker-users aufnehmen, dann ab- und wieder anmelden.',
  joinElsewhere: () =>
    'Den Benutzer mit „sudo usermod -aG docker $USER“ in die Gruppe docker aufnehmen, dann neu anmelden.',

  noSsh: (at) => `Die Engine an ${at} braucht das Programm ssh, das hier nicht installiert ist.`,
  installSsh: () => 'Den OpenSSH-Client installieren.',
  noLogin: (at) => `ssh konnte sich für die Engine an ${at} nicht anmelden.`,
  loginWithout: (command) => `Dieselbe Anmeldung muss zuerst ohne Rückfrage gelingen: ${command}`,
  noDockerThere: (at) => `Auf der Gegenseite von ${at} gibt es den Befehl docker nicht.`,
  installDockerThere: () =>
    'Dort den docker-Client installieren, sichtbar auch für eine Shell, die keine Login-Shell ist.',
  forbiddenThere: (at) =>
    `Der Benutzer auf der Gegenseite von ${at} darf deren Engine nicht benutzen.`,
  joinThere: () => 'Diesen Benutzer dort in die Gruppe docker aufnehmen, dann neu anmelden.',
  sshFailed: (at) => `ssh konnte die Engine an ${at} nicht erreichen.`,
  tryByHand: (command) => `Von Hand versuchen: ${command}`,

  addressUnusable: (address, reason) =>
    `Die Adresse „${address}“ der Engine ist nicht zu gebrauchen: ${reason}.`,
  sshUnusable: (address, reason) => `${address} ist nicht zu gebrauchen: ${reason}.`,
  writeAddress: () =>
    'Sie hat die Form unix:///PATH, tcp://HOST:PORT oder ssh://USER@HOST (DOCKER_HOST, --host oder der docker-Kontext).',
  twoSchemes: () => 'sie hat zwei Schemata',
  pipesOnWindows: () => 'benannte Pipes gibt es nur unter Windows',
  daemonAddress: () => 'fd:// ist eine Adresse für den Dienst selbst, nicht für seine Clients',
  unknownScheme: (scheme) => `docker kennt keine Adressen mit ${scheme}://`,
  notHostPort: () => 'sie ist nicht HOST:PORT',
  notAPort: (digits) => `${digits} ist kein Port`,
  notAUrl: () => 'sie ist keine URL',
  noHost: () => 'sie nennt keinen Rechner',
  passwordInAddress: () => 'ein Passwort in einer ssh-Adresse wird nicht unterstützt',
  queryInAddress: () => 'sie darf weder Abfrage noch Fragment haben',

  noContext: (name, folder) => `In ${folder} gibt es keinen brauchbaren docker-Kontext „${name}“.`,
  chooseContext: (names) =>
    `Zur Wahl stehen: ${names.join(', ')} (docker context ls nennt sie auch).`,
  choiceGone: () => 'Die gewählte Engine gibt es nicht mehr.',
  chooseEngine: () => 'Eine aus der Liste der Engines wählen.',
  twoChoices: () => '--host und --context schließen einander aus.',
  giveOne: () => 'Nur eines von beiden angeben.',
  noAuthority: (file) => `Die Zertifizierungsstelle ${file} ist nicht zu lesen.`,
  pointToCerts: () =>
    'DOCKER_CERT_PATH auf das Verzeichnis mit ca.pem, cert.pem und key.pem setzen oder DOCKER_TLS_VERIFY entfernen.',
  noTlsFile: (file) => `Die TLS-Datei ${file} ist nicht zu lesen.`,
  checkCertPath: () => 'DOCKER_CERT_PATH prüfen oder den docker-Kontext neu anlegen.',
  engineClosed: () => 'Die Verbindung zur Engine wurde geschlossen.',
  onlyReads: () => 'Strata liest nur von der Engine.',
  notAPlatform: (platform) => `„${platform}“ ist keine Plattform.`,
  writePlatform: () =>
    'Sie hat die Form OS/ARCHITECTURE oder OS/ARCHITECTURE/VARIANT, etwa linux/arm64.',
})
