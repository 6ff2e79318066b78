/**
 * Ends an analysis thread of a process that was started with `--inspect`, from within, as a crash
 * does: the debugger speaks to the thread and lets it exit.
 */
export async function killWorkers(said: string): Promise<void> {
  const address = /ws:\/\/(\S+)/.exec(said)?.[0]
  if (address === undefined) throw new Error('the process was not started with --inspect')
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let id = 0
  const send = (method: string, params: object): void =>
    socket.send(JSON.stringify({ id: ++id, method, params }))
  const attached = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const { method, params } = JSON.parse(String(data)) as {
        readonly method?: string
        readonly params?: { readonly sessionId: string }
      }
      if (method === 'NodeWorker.detachedFromWorker') resolve()
      if (method !== 'NodeWorker.attachedToWorker' || params === undefined) return
      const exit = { id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(7)' } }
      const { sessionId } = params
      send('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify(exit) })
    })
  })
  send('NodeWorker.enable', { waitForDebuggerOnStart: false })
  await attached
  socket.close()
}
