/** What goes wrong on the way to an engine, and what to do about it. */
export function engineSentences() {
  return {
    cancelled: () => 'Cancelled.',
    streamCut: (at: string) =>
      `The connection to the engine at ${at} was cut while it sent the image.`,
    checkEngineDisk: () =>
      'Check that the engine is still running and that its disk is not full, then open the image again.',
    noSocket: (at: string) => `There is no engine socket at ${at}.`,
    engineForbidden: (at: string) => `This user may not use the engine at ${at}.`,
    socketIdle: (at: string) => `The socket ${at} is there, but no engine listens on it.`,
    nothingListens: (at: string) => `Nothing listens at ${at}.`,
    checkPort: () => 'Check the address and port, and that the engine listens on TCP.',
    engineHungUp: (at: string) => `The engine at ${at} closed the connection without an answer.`,
    mayBeRestarting: () => 'It may be restarting: try again in a few seconds.',
    engineLate: (at: string) => `The engine at ${at} did not answer in time.`,
    engineSilent: (at: string, seconds: number) =>
      `The engine at ${at} did not answer within ${seconds} seconds.`,
    mayHang: () => 'It may be busy or hanging: try again, or restart the engine.',
    checkFirewall: () => 'Check the network and the firewall between here and the engine.',
    hostUnreachable: (at: string) => `The host of the engine at ${at} cannot be reached.`,
    checkHostName: () => 'Check the host name in the address, and the network.',
    engineUnreachable: (at: string) => `The engine at ${at} cannot be reached.`,
    notSecure: (at: string) => `No secure connection to the engine at ${at} could be made.`,
    checkTlsFiles: () =>
      'Check DOCKER_TLS_VERIFY and the ca.pem, cert.pem and key.pem of DOCKER_CERT_PATH or of the docker context.',
    notAnEngine: (at: string) => `What answers at ${at} does not speak the Docker API.`,
    checkIsEngine: () => 'Check that the address is that of a Docker-compatible engine.',
    engineRefuses: (at: string, status: number) =>
      `The engine at ${at} refuses to answer this (status ${status}).`,
    allowRequests: () =>
      'A proxy or authorization plugin stands before it: allow ping, version, info, events and images.',
    engineFailed: (at: string, words: string) => `The engine at ${at} failed: ${words}`,
    status: (status: number) => `status ${status}`,
    starting: () => 'It may still be starting: try again in a few seconds.',
    startingOrLog: () =>
      'If it is just starting, try again in a few seconds; otherwise look into its log.',
    noImage: (image: string) => `The engine has no image “${image}”.`,
    checkImageName: () =>
      'Check the name with “strata list”, or fetch the image first with “docker pull”.',
    apiTooOld: (at: string) =>
      `The engine at ${at} does not speak a version of the Docker API that Strata knows.`,
    updateEngine: () =>
      'Update the engine (Strata needs Docker 1.12 or newer), or the proxy in front of it.',
    noPlatform: (image: string, platform: string) =>
      `The engine has no “${image}” for ${platform}.`,
    pullPlatform: (image: string, platform: string) =>
      `Fetch it with “docker pull --platform ${platform} ${image}”, or choose another platform.`,
    imageRemoved: (image: string) =>
      `The image “${image}” was removed from the engine in the meantime.`,
    refreshImages: () => 'Refresh the list of images.',
    startLinux: () =>
      'Is Docker running? Start it with “sudo systemctl start docker” or open Docker Desktop.',
    startElsewhere: () =>
      'Is Docker running? Start Docker Desktop (or Colima, OrbStack, Podman …) and try again.',
    joinWindows: () => 'Add your user to the group docker-users, then sign out and in again.',
    joinElsewhere: () =>
      'Add your user to the docker group with “sudo usermod -aG docker $USER”, then log in again.',

    noSsh: (at: string) =>
      `The engine at ${at} needs the program ssh, which is not installed here.`,
    installSsh: () => 'Install the OpenSSH client.',
    noLogin: (at: string) => `ssh could not log in for the engine at ${at}.`,
    loginWithout: (command: string) =>
      `Make the same login work without a question first: ${command}`,
    noDockerThere: (at: string) => `The far side of ${at} has no docker command.`,
    installDockerThere: () =>
      'Install the docker client there, and make it visible to a shell that is not a login shell.',
    forbiddenThere: (at: string) => `The user on the far side of ${at} may not use its engine.`,
    joinThere: () => 'Add that user to the docker group there, then log in again.',
    sshFailed: (at: string) => `ssh could not reach the engine at ${at}.`,
    tryByHand: (command: string) => `Try it by hand: ${command}`,

    addressUnusable: (address: string, reason: string) =>
      `The engine address “${address}” cannot be used: ${reason}.`,
    sshUnusable: (address: string, reason: string) => `${address} cannot be used: ${reason}.`,
    writeAddress: () =>
      'Write it as unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST (DOCKER_HOST, --host or the docker context).',
    twoSchemes: () => 'it has two schemes',
    pipesOnWindows: () => 'named pipes exist on Windows only',
    daemonAddress: () => 'fd:// is an address for the daemon itself, not for its clients',
    unknownScheme: (scheme: string) => `docker knows no ${scheme}:// addresses`,
    notHostPort: () => 'it is not HOST:PORT',
    notAPort: (digits: string) => `${digits} is not a port`,
    notAUrl: () => 'it is not a URL',
    noHost: () => 'it names no host',
    passwordInAddress: () => 'a password in an ssh address is not supported',
    queryInAddress: () => 'it may not have a query or a fragment',

    noContext: (name: string, folder: string) =>
      `There is no usable docker context “${name}” in ${folder}.`,
    chooseContext: (names: readonly string[]) =>
      `Choose one of: ${names.join(', ')} (docker context ls lists them).`,
    choiceGone: () => 'The chosen engine is no longer there.',
    chooseEngine: () => 'Choose one from the list of engines.',
    twoChoices: () => '--host and --context exclude each other.',
    giveOne: () => 'Give only one of them.',
    noAuthority: (file: string) => `The certificate authority ${file} cannot be read.`,
    pointToCerts: () =>
      'Point DOCKER_CERT_PATH to the directory with ca.pem, cert.pem and key.pem, or unset DOCKER_TLS_VERIFY.',
    noTlsFile: (file: string) => `The TLS file ${file} cannot be read.`,
    checkCertPath: () => 'Check DOCKER_CERT_PATH, or create the docker context again.',
    engineClosed: () => 'The connection to the engine was closed.',
    onlyReads: () => 'Strata only reads from the engine.',
    notAPlatform: (platform: string) => `“${platform}” is not a platform.`,
    writePlatform: () =>
      'Write it as OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, for example linux/arm64.',
  }
}
