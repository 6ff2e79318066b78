import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import type { SshError } from './ssh-agent.ts'

/** What ssh said, as a failure of the engine behind it: no login, no docker there, no way there. */
export function sshFailure(error: SshError, endpoint: EngineEndpoint): ErrorInfo {
  const at = endpoint.address
  const detail = error.spoken || null
  if (error.missing) {
    return errorInfo('engine-unreachable', say('noSsh', at), say('installSsh'), detail)
  }
  if (
    /permission denied \(|host key verification failed|too many authentication/i.test(error.spoken)
  ) {
    return errorInfo(
      'engine-permission-denied',
      say('noLogin', at),
      say('loginWithout', loginCommand(endpoint)),
      detail,
    )
  }
  if (/docker: (command )?not found|docker: No such file/i.test(error.spoken)) {
    return errorInfo(
      'engine-unreachable',
      say('noDockerThere', at),
      say('installDockerThere'),
      detail,
    )
  }
  if (
    /permission denied while trying to connect|dial unix .*permission denied/i.test(error.spoken)
  ) {
    return errorInfo(
      'engine-permission-denied',
      say('forbiddenThere', at),
      say('joinThere'),
      detail,
    )
  }
  return errorInfo(
    'engine-unreachable',
    say('sshFailed', at),
    say('tryByHand', loginCommand(endpoint)),
    detail,
  )
}

function loginCommand(endpoint: EngineEndpoint): string {
  return `ssh ${endpoint.address.replace(/^(ssh:\/\/[^/]*).*$/, '$1')} docker version`
}
