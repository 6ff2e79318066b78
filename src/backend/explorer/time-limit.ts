import { createContext, Script } from 'node:vm'

interface Sandbox {
  work: () => void
}

const sandbox: Sandbox = { work: () => {} }
const context = createContext(sandbox)
const script = new Script('work()')

/**
 * Runs `work`, which must not wait for anything, and gives up when it takes longer: false then. This
 * is what stops a regular expression that backtracks without end, which nothing else can.
 */
export function runWithin(milliseconds: number, work: () => void): boolean {
  sandbox.work = work
  try {
    script.runInContext(context, { timeout: milliseconds })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    sandbox.work = () => {}
  }
}
