import { rehearse } from '../backend/analysis/rehearse.ts'
import { AnalysisServer } from './analysis-server.ts'
import { openPort } from './port.ts'

/** A worker that is used at once, or in a window that is still being drawn, does not rehearse. */
const restMs = 500

const port = openPort()
const server = new AnalysisServer((message) => port.post(message))
const used = new AbortController()
const rest = setTimeout(() => void rehearse(used.signal), restMs).unref()
port.onMessage((message) => {
  clearTimeout(rest)
  used.abort()
  server.receive(message)
})
