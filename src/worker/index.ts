import { AnalysisServer } from './analysis-server.ts'
import { openPort } from './port.ts'

const port = openPort()
const server = new AnalysisServer((message) => port.post(message))
port.onMessage((message) => server.receive(message))
