import { createContext, useContext } from 'react'
import type { Bridge } from '../shared/contract.ts'
import { createHttpBridge } from './http-bridge.ts'

declare global {
  interface Window {
    /** The preload's bridge; absent in a browser. */
    readonly strata?: Bridge
  }
}

/** The host this window runs in: Electron's preload, or `strata serve` over HTTP. */
export function connect(): Bridge {
  return window.strata ?? createHttpBridge()
}

export const BridgeContext = createContext<Bridge | null>(null)

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('No bridge around this component')
  return bridge
}
