import { Check } from 'lucide-react'
import { Link } from '../ui/link'

export const stepNames = ['file', 'columns', 'values', 'preview', 'import'] as const
export type StepName = (typeof stepNames)[number]

const labels: Record<StepName, string> = {
  file: 'File',
  columns: 'Columns',
  values: 'Values',
  preview: 'Preview',
  import: 'Import',
}

/** Where an import is; steps before it, and those that may be looked at, are links. */
export function ImportSteps({
  base,
  current,
  open,
}: {
  base: string
  current: StepName
  open: boolean
}) {
  const at = stepNames.indexOf(current)
  return (
    <nav aria-label="Steps of the import" className="pl-import-steps">
      <ol>
        {stepNames.map((name, index) => {
          const inside = (
            <>
              <span className="pl-import-step-mark" aria-hidden>
                {index < at ? <Check size={12} /> : index + 1}
              </span>
              {labels[name]}
              {index < at && <span className="pl-visually-hidden"> (done)</span>}
            </>
          )
          const isLink = open && index !== at && name !== 'file' && name !== 'import'
          return (
            <li
              key={name}
              data-done={index < at || undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              {isLink ? <Link href={`${base}?step=${name}`}>{inside}</Link> : <span>{inside}</span>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
