'use client'

import { useId, useState } from 'react'
import type { ColumnChoice, ColumnView } from '@/lib/import/edit-mapping'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { DataTable, Td, Th } from '../ui/data-table'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

export type FieldChoice = { value: string; label: string; kind: string; required: boolean }
export type FieldGroup = { label: string; fields: FieldChoice[] }
type Rule = ColumnChoice['rules'][number]

/** Kinds whose cells can be unreadable; texts always can be read. */
const strict = new Set(['date', 'number', 'score', 'person', 'people', 'reference', 'references'])

/** Every column of the file with its sample cells and the field it goes to. */
export function ColumnsForm({
  columns,
  groups,
  keyColumns,
  codeColumn,
  next,
  keep,
}: {
  columns: ColumnView[]
  groups: FieldGroup[]
  keyColumns: string[]
  /** The column that holds codes of records here, for a table that was exported from here. */
  codeColumn: string | null
  next: string
  keep: (given: { columns: ColumnChoice[]; key: string[] }) => Promise<StepOutcome>
}) {
  const { run, busy, problem } = useStep()
  const [rules, setRules] = useState<Record<string, Rule[]>>(() =>
    Object.fromEntries(columns.map((one) => [one.column, one.rules])),
  )
  const [key, setKey] = useState(codeColumn ? [codeColumn] : keyColumns)
  const fields = groups.flatMap((group) => group.fields)
  const taken = new Set(Object.values(rules).flatMap((list) => list.map((one) => one.field)))
  const mapped = columns.filter((one) => rules[one.column]?.length).length
  const needed = fields.filter((one) => one.required && !taken.has(one.value))
  const change = (column: string, index: number, rule: Rule | null) =>
    setRules((now) => {
      const list = [...(now[column] ?? [])]
      if (rule) list[index] = rule
      else list.splice(index, 1)
      return { ...now, [column]: list }
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const given = columns.map(({ column }) => ({ column, rules: rules[column] ?? [] }))
        run(() => keep({ columns: given, key }), next)
      }}
    >
      <DataTable label="Columns of the file" stack>
        <thead>
          <tr>
            <Th>Column in the file</Th>
            <Th>What stands in it</Th>
            <Th className="pl-import-target">Goes to</Th>
          </tr>
        </thead>
        <tbody>
          {columns.map((one) => (
            <tr key={one.column} data-mapped={rules[one.column]?.length ? true : undefined}>
              <Td className="pl-lead pl-import-column">
                <span className="pl-h3">{one.column}</span>
                <span className="pl-muted pl-num">
                  {one.filled ? `${one.filled.toLocaleString('en')} filled` : 'always empty'}
                </span>
              </Td>
              <Td className="pl-import-samples pl-muted">
                {one.samples.map((sample) => (
                  <span key={sample}>{sample}</span>
                ))}
              </Td>
              <Td className="pl-import-target">
                <Targets
                  column={one.column}
                  rules={rules[one.column] ?? []}
                  groups={groups}
                  fields={fields}
                  change={(index, rule) => change(one.column, index, rule)}
                />
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <KeyChoice columns={columns} chosen={key} codeColumn={codeColumn} set={setKey} />
      <div className="pl-import-foot">
        <p aria-live="polite">
          {needed.length > 0 ? (
            <span className="pl-error">
              {needed.map((one) => one.label).join(', ')}: needed, and no column goes there yet.
            </span>
          ) : (
            <span className="pl-muted pl-num">
              {mapped} of {columns.length} columns go to fields. All cells stay with the record as
              source data, searchable and exported.
            </span>
          )}
        </p>
        <Button
          type="submit"
          tone="primary"
          disabled={busy || needed.length > 0 || key.length === 0}
        >
          {busy ? 'Reading the values …' : 'Go on to the values'}
        </Button>
      </div>
      <div role="alert">{problem && <Callout tone="bad" title={problem} />}</div>
    </form>
  )
}

function Targets({
  column,
  rules,
  groups,
  fields,
  change,
}: {
  column: string
  rules: Rule[]
  groups: FieldGroup[]
  fields: FieldChoice[]
  change: (index: number, rule: Rule | null) => void
}) {
  const shown: (Rule | null)[] = rules.length ? rules : [null]
  return (
    <div className="pl-import-targets">
      {shown.map((rule, index) => {
        const kind = fields.find((one) => one.value === rule?.field)?.kind ?? ''
        return (
          <div key={rule?.field ?? 'source'} className="pl-import-rule">
            <select
              className="pl-input"
              aria-label={`${column} goes to`}
              value={rule?.field ?? ''}
              onChange={(event) => {
                const field = event.target.value
                change(index, field ? { field } : null)
              }}
            >
              <option value="">Keep as source data</option>
              {groups.map((group) => (
                <optgroup key={group.label} label={group.label}>
                  {group.fields.map((field) => (
                    <option key={field.value} value={field.value}>
                      {field.label}
                      {field.required ? ' (needed)' : ''}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            {rule && kind === 'date' && (
              <select
                className="pl-input"
                aria-label={`How days are written in ${column}`}
                value={rule.dates ?? ''}
                onChange={(event) => {
                  const [dates] = orders.filter((one) => one === event.target.value)
                  const { dates: _before, ...rest } = rule
                  change(index, dates ? { ...rest, dates } : rest)
                }}
              >
                <option value="">2026-11-30 only</option>
                <option value="month-day-year">11/30/2026: month first</option>
                <option value="day-month-year">30/11/2026: day first</option>
              </select>
            )}
            {rule && strict.has(kind) && (
              <select
                className="pl-input"
                aria-label={`Cells of ${column} that can’t be read`}
                value={rule.unreadable ?? 'error'}
                onChange={(event) =>
                  change(index, {
                    ...rule,
                    unreadable: event.target.value === 'empty' ? 'empty' : 'error',
                  })
                }
              >
                <option value="error">Unreadable: an error of the row</option>
                <option value="empty">Unreadable: left empty, with a warning</option>
              </select>
            )}
          </div>
        )
      })}
    </div>
  )
}

const orders = ['month-day-year', 'day-month-year'] as const

function KeyChoice({
  columns,
  chosen,
  codeColumn,
  set,
}: {
  columns: ColumnView[]
  chosen: string[]
  codeColumn: string | null
  set: (key: string[]) => void
}) {
  const id = useId()
  if (codeColumn) {
    return (
      <p className="pl-card mt-3">
        Rows are matched to records by the code in “{codeColumn}”. A row without a code makes a new
        record.
      </p>
    )
  }
  return (
    <fieldset className="pl-card mt-3" aria-describedby={id}>
      <legend className="pl-h3 float-left mb-1 w-full">What tells one row from another</legend>
      <p id={id} className="pl-help clear-both">
        When the file comes again, a row is the same record if these cells are the same.
      </p>
      <div className="pl-import-keys">
        {columns.map(({ column }) => (
          <label key={column} className="pl-option">
            <input
              type="checkbox"
              checked={chosen.includes(column)}
              onChange={(event) =>
                set(
                  event.target.checked
                    ? [...chosen, column]
                    : chosen.filter((other) => other !== column),
                )
              }
            />
            <span>{column}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
