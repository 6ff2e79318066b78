import type { Outlook, Totals } from '../../../core/what-if/what-if.ts'
import { formatCount, formatShare } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { signed } from './what-if-strip.tsx'
import css from './what-if.module.css'

const words = wasteWords.whatIf

/** The image as it is beside the image as it would be. */
export function OutlookTable({
  outlook: { before, after },
  base,
}: {
  readonly outlook: Outlook
  /** A base image is known. */
  readonly base: boolean
}) {
  const { bytes } = useFormat()
  const sizes: readonly (readonly [string, (totals: Totals) => number])[] = [
    [words.measures.size, ({ size }) => size],
    [words.measures.wasted, ({ wastedBytes }) => wastedBytes],
    [words.measures.kept, ({ keptBytes }) => keptBytes],
    [words.measures.pull, ({ pullBytes }) => pullBytes],
    ...(base
      ? [[words.measures.pullAbove, (totals: Totals) => totals.pullBytesAboveBase] as const]
      : []),
  ]
  return (
    <table className={css['outlook']} aria-label={words.outlook}>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.now}</th>
          <th scope="col">{words.then}</th>
          <th scope="col">{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="num">{bytes(of(before))}</td>
            <td className="num">
              <b>{bytes(of(after))}</b>
            </td>
            <td className="num">{signed(of(after) - of(before), bytes)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.measures.efficiency}</th>
          <td className="num">{formatShare(before.efficiency)}</td>
          <td className="num">
            <b>{formatShare(after.efficiency)}</b>
          </td>
          <td />
        </tr>
        <tr>
          <th scope="row">{words.measures.layers}</th>
          <td className="num">{formatCount(before.layers)}</td>
          <td className="num">
            <b>{formatCount(after.layers)}</b>
          </td>
          <td className="num">{signed(after.layers - before.layers, formatCount)}</td>
        </tr>
      </tbody>
    </table>
  )
}
