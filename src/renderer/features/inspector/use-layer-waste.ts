import { useEffect, useState } from 'react'
import type { ReportWaste } from '../../../core/model/report.ts'
import { useBridge } from '../../client.ts'

export interface LayerWasteRows {
  readonly status: 'reading' | 'known' | 'failed'
  /** The largest first, as far as they were read. */
  readonly rows: readonly ReportWaste[]
}

const pageSize = 1000
/** Waste comes largest first; what stands behind this many is too small to be worth the wait. */
const enough = 10_000

const nothing: LayerWasteRows = { status: 'reading', rows: [] }

/** The wasted files that one layer stores, at least `wanted` of them where there are so many. */
export function useLayerWaste(
  session: string,
  layer: number,
  wastedBytes: number,
  wanted: number,
): LayerWasteRows {
  const bridge = useBridge()
  const key = `${session} ${layer}`
  const [found, setFound] = useState({ key: '', ...nothing })

  useEffect(() => {
    if (wastedBytes === 0) return
    let stopped = false
    const read = async (): Promise<LayerWasteRows> => {
      const rows: ReportWaste[] = []
      let bytes = 0
      for (let offset = 0; offset < enough; offset += pageSize) {
        const answer = await bridge.call('session:waste', { session, offset, limit: pageSize })
        if (stopped) return nothing
        if (!answer.ok) return { status: 'failed', rows }
        for (const row of answer.value.rows) {
          if (row.storedIn !== layer) continue
          rows.push(row)
          bytes += row.bytes
        }
        const last = offset + pageSize >= answer.value.total
        if (last || rows.length > wanted || bytes >= wastedBytes) break
      }
      return { status: 'known', rows }
    }
    void read().then((outcome) => {
      if (!stopped) setFound({ key, ...outcome })
    })
    return () => {
      stopped = true
    }
  }, [bridge, session, layer, wastedBytes, wanted, key])

  return found.key === key ? found : nothing
}
