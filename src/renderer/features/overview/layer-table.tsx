import type { Overview } from '../../../shared/views.ts'
import { formatCount, formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { oneLine } from './instruction.ts'
import { shownSize } from './layer-facts.ts'

const { chart: words } = overviewWords

/** What the chart shows, as a table for those who do not see it. */
export function LayerTable({ overview }: { readonly overview: Overview }) {
  const { columns } = words
  const total = overview.image.size
  return (
    <div className="visually-hidden">
      <table>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {Object.values(columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {overview.layers.map((layer) => {
            const size = shownSize(layer)
            const read = layer.state === 'read'
            const step = overview.steps.find((candidate) => candidate.layerIndex === layer.index)
            return (
              <tr key={layer.index}>
                <th scope="row">{formatCount(layer.index)}</th>
                <td>{step ? oneLine(step.instruction) : words.noStep}</td>
                <td>{size === null ? words.unknown : formatCount(size)}</td>
                <td>{read ? formatCount(layer.wastedBytes) : words.unknown}</td>
                <td>{read ? formatCount(layer.files) : words.unknown}</td>
                <td>{size === null || total === 0 ? words.unknown : formatShare(size / total)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
