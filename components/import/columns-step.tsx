import type { Actor } from '@/lib/access/actor'
import { columnViews } from '@/lib/import/edit-mapping'
import { isFillable, missingColumns } from '@/lib/import/mapping'
import { tableOfRun } from '@/lib/import/run-table'
import type { ImportRun } from '@/lib/import/runs'
import { knownMappings } from '@/lib/import/saved-mappings'
import type { RegisterDefinition } from '@/lib/registers/define'
import { describeSize } from '../fields/upload'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { keepColumns, readFileAgain, takeMapping } from './actions'
import { ChooseMapping } from './choose-mapping'
import { ColumnsForm, type FieldGroup } from './columns-form'
import { ReadingForm } from './reading-form'

/** What was found in the file, and what becomes of each of its columns. */
export async function ColumnsStep({
  actor,
  definition,
  run,
  base,
}: {
  actor: Actor
  definition: RegisterDefinition
  run: ImportRun
  base: string
}) {
  const [table, known] = await Promise.all([tableOfRun(run), knownMappings(actor, definition.key)])
  const { mapping } = run
  const missing = missingColumns(mapping, table.columns)
  const isKnown = run.origin === 'shipped' || run.origin === 'saved'
  const current = isKnown
    ? (known.find((one) => one.name === mapping.name && one.shipped === (run.origin === 'shipped'))
        ?.id ?? '')
    : run.origin === 'likeness'
      ? 'likeness'
      : ''
  const wrong = table.problems.filter((one) => one.severity === 'error').length
  return (
    <div className="pl-grid">
      <div className="pl-grid pl-columns-2">
        <Card title="What was found">
          <dl className="pl-dl">
            <dt>File</dt>
            <dd>
              {run.file.name} <span className="pl-muted">{describeSize(run.file.size)}</span>
            </dd>
            <dt>Table</dt>
            <dd className="pl-num">
              {table.rows.length.toLocaleString('en')} {table.rows.length === 1 ? 'row' : 'rows'},{' '}
              {table.columns.length.toLocaleString('en')}{' '}
              {table.columns.length === 1 ? 'column' : 'columns'}
              {wrong > 0 && (
                <span className="pl-error block">
                  {wrong.toLocaleString('en')} {wrong === 1 ? 'row is' : 'rows are'} not as wide as
                  the heading
                </span>
              )}
            </dd>
            {table.format !== 'csv' && (
              <>
                <dt>Format</dt>
                <dd>{table.format === 'xlsx' ? 'Excel (XLSX), first sheet' : 'JSON'}</dd>
              </>
            )}
          </dl>
          {table.encoding && table.delimiter && (
            <ReadingForm
              key={`${run.encoding}${run.delimiter}`}
              found={{ encoding: table.encoding, delimiter: table.delimiter }}
              chosen={{ encoding: run.encoding, delimiter: run.delimiter }}
              read={readFileAgain.bind(null, run.id)}
            />
          )}
        </Card>
        <Card title="Mapping">
          <p className="mb-3">{describeOrigin(run, mapping.name, missing.length)}</p>
          <ChooseMapping known={known} current={current} take={takeMapping.bind(null, run.id)} />
        </Card>
      </div>
      {missing.length > 0 && (
        <Callout
          tone="bad"
          role="alert"
          title={
            missing.length === 1
              ? `The column “${missing[0]}” is missing`
              : `${missing.length} columns are missing: ${missing.map((one) => `“${one}”`).join(', ')}`
          }
        >
          <p>
            “{mapping.name}” needs {missing.length === 1 ? 'it' : 'them'}. Add{' '}
            {missing.length === 1 ? 'it' : 'them'} to the file and begin again, or go on below
            without: what came from there stays empty.
          </p>
        </Callout>
      )}
      {table.rows.length === 0 ? (
        <Callout tone="due" title="The table has a heading and no rows" />
      ) : (
        <ColumnsForm
          key={`${run.origin}-${mapping.name}-${run.encoding}-${run.delimiter}`}
          columns={columnViews(table, mapping)}
          groups={fieldGroups(definition)}
          keyColumns={
            'code' in mapping.key
              ? []
              : mapping.key.columns.filter((column) => table.columns.includes(column))
          }
          codeColumn={'code' in mapping.key ? mapping.key.code : null}
          next={`${base}?step=values`}
          keep={keepColumns.bind(null, run.id)}
        />
      )}
    </div>
  )
}

function describeOrigin(run: ImportRun, name: string, missing: number): string {
  if (run.origin === 'shipped') {
    return `This file was recognised by its columns${missing ? ', though not all are there' : ''}: “${name}”, a mapping that ships with Plumbline, is chosen.`
  }
  if (run.origin === 'saved') {
    return `“${name}”, a saved mapping, is chosen: it knows these columns.`
  }
  if (run.origin === 'changed') return 'The mapping was changed here.'
  return 'No known mapping fits this file. Columns were matched to fields by their names; look at each.'
}

/** Fields by the sections of the register, the state of the record first. */
function fieldGroups(definition: RegisterDefinition): FieldGroup[] {
  const inSections = new Set(Object.values(definition.sections).flat())
  const rest = Object.keys(definition.fields).filter((key) => !inSections.has(key))
  const groups: [string, string[]][] = [...Object.entries(definition.sections), ['More', rest]]
  const fields = groups.map(([label, keys]) => ({
    label,
    fields: keys.flatMap((key) => {
      const field = definition.fields[key]
      if (!field || !isFillable(definition, key) || field.kind === 'structured') return []
      return [
        { value: key, label: field.label, kind: field.kind, required: field.required === true },
      ]
    }),
  }))
  const state = { value: 'state', label: 'State', kind: 'state', required: false }
  return [{ label: 'Lifecycle', fields: [state] }, ...fields.filter((group) => group.fields.length)]
}
