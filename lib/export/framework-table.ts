import type { FrameworkOverview } from '../catalogue/frameworks.ts'
import { requirementTitle } from '../catalogue/requirements.ts'
import type { ItemCoverage } from '../checks/framework-coverage.ts'
import { coverageWords, standingWords, strengthWords } from '../checks/standing-words.ts'
import type { Cell, ExportColumn } from './cell.ts'

/** The coverage of a framework as a table: one row for each requirement that an item is covered by. */
export function frameworkTable(
  framework: FrameworkOverview,
  items: readonly ItemCoverage[],
): { columns: ExportColumn[]; rows: Cell[][] } {
  const isLaw = framework.items.some((one) => one.since)
  const columns: ExportColumn[] = [
    { label: 'Item' },
    { label: 'Title', width: 40 },
    { label: 'Group', width: 24 },
    ...(isLaw
      ? [
          { label: 'Applies since', width: 32 },
          { label: 'Before the amendment', width: 32 },
          { label: 'Note on the date', width: 40 },
        ]
      : []),
    { label: 'Coverage' },
    { label: 'ISO/IEC 42001' },
    { label: 'Requirement', width: 40 },
    { label: 'Standing' },
    { label: 'Helps' },
    { label: 'Reason', width: 60 },
  ]
  const rows = items.flatMap(({ item, coverage, through }) =>
    through.map(({ mapping, met }): Cell[] => [
      item.code,
      item.title,
      item.group,
      ...(isLaw
        ? [item.since?.inForce ?? null, item.since?.original ?? null, item.since?.note ?? null]
        : []),
      coverageWords[coverage],
      mapping.from,
      requirementTitle(mapping.from),
      standingWords[met],
      strengthWords[mapping.strength],
      mapping.rationale,
    ]),
  )
  return { columns, rows }
}
