import { visibleText } from '../../../core/model/display-text.ts'
import type { FileMap } from '../../../shared/file-views.ts'
import { formatCount, formatExactBytes, formatShare } from '../../words/format.ts'
import { mapWords } from '../../words/map-words.ts'
import { tileName } from './map-tiles.ts'

/** What the map shows of its directory, as a table for those who do not see it. */
export function MapTable({
  map,
  directory,
}: {
  readonly map: FileMap
  readonly directory: string
}) {
  const { columns } = mapWords
  const outer = map.tiles.filter(({ above }) => above < 0)
  return (
    <div className="visually-hidden">
      <table>
        <caption>{mapWords.table(directory)}</caption>
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
          {outer.map((tile, index) => (
            <tr key={index}>
              <th scope="row">{visibleText(tileName(tile))}</th>
              <td>{formatExactBytes(tile.bytes)}</td>
              <td>{formatShare(map.bytes > 0 ? tile.bytes / map.bytes : 0)}</td>
              <td>{formatCount(tile.files)}</td>
              <td>{mapWords.layer(tile.layer, tile.layerBytes === tile.bytes)}</td>
              <td>{formatExactBytes(tile.wastedBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
