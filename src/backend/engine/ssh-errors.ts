import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import type { SshError } from './ssh-agent.ts'

/** What ssh said, as a failure of the engine behind it: no login, no docker there, no way there. */
export function sshFailure(error: SshError, endpoint: EngineEndpoint): ErrorInfo {
  const at = endpoint.address
  const detail = error.spoken || null
  if (error.missing) {
    return errorInfo(
      'engine-unreachable',
      `The engine at ${at} needs the program ssh, which is not installed here.`,
      'Install the OpenSSH client.',
      detail,
    )
  }
  if (
    /permission denied \(|host key verification failed|too many authentication/i.test(error.spoken)
  ) {
    return errorInfo(
      'engine-permission-denied',
      `ssh could not log in for the engine at ${at}.`,
      `Make the same login work without a question first: ${loginCommand(endpoint)}`,
      detail,
    )
  }
  if (/docker: (command )?not found|docker: No such file/i.test(error.spoken)) {
    return errorInfo(
      'engine-unreachable',
      `The far side of ${at} has no docker command.`,
      'Install the docker client there, and make it visible to a shell that is not a login shell.',
      detail,
    )
  }
  if (
    /permission denied while trying to connect|dial unix .*permission denied/i.test(error.spoken)
  ) {
    return errorInfo(
      'engine-permission-denied',
      `The user on the far side of ${at} may not use its engine.`,
      'Add that user to the docker group there, then log in again.',
      detail,
    )
  }
  return errorInfo(
    'engine-unreachable',
    `ssh could not reach the engine at ${at}.`,
    `Try it by hand: ${loginCommand(endpoint)}`,
    detail,
  )
}

function loginCommand(endpoint: EngineEndpoint): string {
  return `ssh ${endpoint.address.replace(/^(ssh:\/\/[^/]*).*$/, '$1')} docker version`
}
