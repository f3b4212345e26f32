import { Card } from '../ui/card'
import { SourceSearch } from './source-search'

/** Imported cells that have no field of their own: kept with the record, found by a word. */
export function SourcePanel({
  source,
  sourceKey,
}: {
  source: Record<string, string> | null
  sourceKey: string | null
}) {
  const cells = Object.entries(source ?? {}).filter(([, value]) => value !== '')
  if (cells.length === 0) return null
  return (
    <Card title="As imported">
      <details>
        <summary className="cursor-pointer text-ink-2">
          {cells.length} cells of the imported row that have no field here
          {sourceKey && `, row ${sourceKey}`}
        </summary>
        <SourceSearch cells={cells} />
      </details>
    </Card>
  )
}
