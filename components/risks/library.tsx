'use client'

import { X } from 'lucide-react'
import { useRef, useState, useTransition } from 'react'
import { requirementTitle } from '@/lib/catalogue/requirements'
import type { LibraryRisk } from '@/lib/catalogue/risk-library'
import type { NamedId } from '../fields/form-field'
import { Picker } from '../fields/picker'
import { Button, LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { DataTable, Td, Th } from '../ui/data-table'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { filterLibrary, noFilters, type Taken, takenFor } from './library-filters'

export type Started = { code: string; title: string }
export type StartOutcome = { started: Started[] } | { problem: string }

/** The starter risks: find, choose, choose the systems, and record them at once. */
export function Library({
  risks,
  taken,
  systems: given,
  start,
}: {
  risks: readonly LibraryRisk[]
  taken: readonly Taken[]
  /** Systems chosen to begin with. */
  systems: NamedId[]
  /** Null when the person may not record risks. */
  start: ((libraryIds: string[], systemIds: string[]) => Promise<StartOutcome>) | null
}) {
  const [filters, setFilters] = useState(noFilters)
  const [chosen, setChosen] = useState<string[]>([])
  const [systems, setSystems] = useState(given)
  const [started, setStarted] = useState<Started[]>([])
  const [problem, setProblem] = useState('')
  const [running, begin] = useTransition()
  const result = useRef<HTMLDivElement>(null)
  const systemIds = systems.map((one) => one.id)
  const shown = filterLibrary(risks, filters)
  const valuesOf = (list: (risk: LibraryRisk) => string[]) =>
    [...new Set(risks.flatMap(list))].sort()
  const isNarrowed = JSON.stringify(filters) !== JSON.stringify(noFilters)
  const again = chosen.filter(
    (id) => takenFor(taken, id, systemIds).length > 0 && systemIds.length > 0,
  ).length

  function record() {
    if (!start) return
    setProblem('')
    begin(async () => {
      const outcome = await start(chosen, systemIds)
      if ('problem' in outcome) setProblem(outcome.problem)
      else {
        setStarted(outcome.started)
        setChosen([])
      }
      requestAnimationFrame(() => result.current?.focus())
      window.scrollTo({ top: 0 })
    })
  }

  return (
    <div className="pl-grid">
      <div ref={result} tabIndex={-1} className="empty:hidden grid gap-3">
        {problem && <Callout tone="bad" role="alert" title={problem} />}
        {started.length > 0 && (
          <Callout
            tone="met"
            role="status"
            title={
              started.length === 1
                ? 'One risk is recorded.'
                : `${started.length} risks are recorded.`
            }
          >
            <p>Next, judge how likely and how grave each is, and say who answers for it.</p>
            <ul className="pl-started">
              {started.map((one) => (
                <li key={one.code}>
                  <Link className="pl-link" href={`/risks/${one.code}`}>
                    {one.code}
                  </Link>{' '}
                  {one.title}
                </li>
              ))}
            </ul>
            <LinkButton
              href={
                systemIds.length
                  ? `/risks?state=identified&systemIds=${systemIds.join(',')}`
                  : '/risks?state=identified'
              }
            >
              See them in the register
            </LinkButton>
          </Callout>
        )}
      </div>
      <section className="pl-card pl-library-systems" aria-label="Systems">
        <div>
          <h2 id="library-systems" className="pl-h3">
            For which systems?
          </h2>
          <p className="pl-help">
            Risks are recorded once for all of these. None chosen: a risk of the organisation as a
            whole.
          </p>
        </div>
        <div className="grid gap-2">
          {systems.length > 0 && (
            <ul className="pl-chips" aria-label="Systems chosen">
              {systems.map((one) => (
                <li key={one.id} className="pl-chip">
                  <span>{[one.code, one.label].filter(Boolean).join(' ')}</span>
                  <button
                    type="button"
                    aria-label={`Remove ${one.label}`}
                    onClick={() => setSystems(systems.filter((other) => other.id !== one.id))}
                  >
                    <X size={14} aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Picker
            register="systems"
            labelledBy="library-systems"
            exclude={systemIds}
            several
            placeholder="Code or name of a system"
            onPick={(picked) => picked && setSystems([...systems, picked])}
          />
        </div>
      </section>
      <search className="pl-bar !my-0">
        <input
          className="pl-input pl-library-search"
          type="search"
          aria-label="Find in the library"
          placeholder="Find in the library"
          value={filters.words}
          onChange={(event) => setFilters({ ...filters, words: event.target.value })}
        />
        <Choice
          label="Category"
          value={filters.category}
          values={valuesOf((risk) => [risk.category])}
          onChange={(category) => setFilters({ ...filters, category })}
        />
        <Choice
          label="Tag"
          value={filters.tag}
          values={valuesOf((risk) => risk.tags)}
          onChange={(tag) => setFilters({ ...filters, tag })}
        />
        <Choice
          label="Life cycle"
          value={filters.stage}
          values={valuesOf((risk) => risk.lifecycleStages)}
          onChange={(stage) => setFilters({ ...filters, stage })}
        />
        <label className="pl-option">
          <input
            type="checkbox"
            checked={filters.generative}
            onChange={(event) => setFilters({ ...filters, generative: event.target.checked })}
          />
          Generative and agentic only
        </label>
        <span className="pl-grow" />
        <span className="pl-muted" aria-live="polite">
          {isNarrowed ? `${shown.length} of ${risks.length} risks` : `${risks.length} risks`}
        </span>
        {isNarrowed && (
          <Button tone="plain" onClick={() => setFilters(noFilters)}>
            Show all
          </Button>
        )}
      </search>
      {shown.length === 0 ? (
        <div className="pl-card">
          <EmptyState
            title="Nothing in the library matches"
            actions={<Button onClick={() => setFilters(noFilters)}>Show all {risks.length}</Button>}
          />
        </div>
      ) : (
        <DataTable label="Starter risks" stack>
          <thead>
            <tr>
              <Th>
                <input
                  type="checkbox"
                  aria-label="Choose all shown"
                  checked={shown.every((risk) => chosen.includes(risk.id))}
                  onChange={(event) => {
                    const ids = shown.map((risk) => risk.id)
                    const others = chosen.filter((id) => !ids.includes(id))
                    setChosen(event.target.checked ? [...others, ...ids] : others)
                  }}
                />
              </Th>
              <Th>Risk</Th>
              <Th>Category</Th>
              <Th>Life cycle</Th>
              <Th>Harm to</Th>
              <Th>In the register</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((risk) => (
              <LibraryRow
                key={risk.id}
                risk={risk}
                taken={takenFor(taken, risk.id, systemIds)}
                chosen={chosen.includes(risk.id)}
                onChoose={(on) =>
                  setChosen(on ? [...chosen, risk.id] : chosen.filter((id) => id !== risk.id))
                }
              />
            ))}
          </tbody>
        </DataTable>
      )}
      {chosen.length > 0 && (
        <div className="pl-bulk" role="toolbar" aria-label="Risks chosen">
          <span>
            {chosen.length === 1 ? 'One risk chosen' : `${chosen.length} risks chosen`}
            {systems.length > 0 &&
              ` for ${systems.length === 1 ? systems[0]?.label : `${systems.length} systems`}`}
            {again > 0 && <span className="text-due">, {again} already recorded there</span>}
          </span>
          <Button tone="plain" onClick={() => setChosen([])}>
            Choose none
          </Button>
          {start ? (
            <Button tone="primary" disabled={running} onClick={record}>
              {running
                ? 'Recording…'
                : `Record ${chosen.length === 1 ? 'one risk' : `${chosen.length} risks`}`}
            </Button>
          ) : (
            <span className="pl-muted">Your role does not allow you to record risks.</span>
          )}
        </div>
      )}
    </div>
  )
}

function LibraryRow({
  risk,
  taken,
  chosen,
  onChoose,
}: {
  risk: LibraryRisk
  taken: Taken[]
  chosen: boolean
  onChoose: (on: boolean) => void
}) {
  return (
    <tr aria-selected={chosen}>
      <Td className="pl-lead">
        <input
          type="checkbox"
          aria-label={`Choose ${risk.title}`}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </Td>
      <Td className="pl-lead pl-library-cell">
        <b className="font-medium">{risk.title}</b> <span className="pl-code">{risk.id}</span>
        <p className="text-ink-2">{risk.description}</p>
        <details>
          <summary className="pl-summary">Measures and controls</summary>
          <ul className="pl-bullets">
            {risk.suggestedTreatments.map((treatment) => (
              <li key={treatment}>{treatment}</li>
            ))}
          </ul>
          <p className="pl-muted">
            {risk.controls.map((control) => `${control} ${requirementTitle(control)}`).join(' · ')}
          </p>
        </details>
      </Td>
      <Td label="Category" className="pl-muted">
        {[risk.category, ...risk.tags].join(' · ')}
      </Td>
      <Td label="Life cycle" className="pl-muted">
        {risk.lifecycleStages.join(' · ')}
      </Td>
      <Td label="Harm to" className="pl-muted">
        {risk.harmsTo.join(' · ')}
      </Td>
      <Td label="In the register" className={taken.length ? '' : 'pl-empty-cell'}>
        {taken.slice(0, 3).map((one) => (
          <Link key={one.code} href={`/risks/${one.code}`} className="mr-1">
            <Tag>{one.code}</Tag>
          </Link>
        ))}
        {taken.length > 3 && <span className="pl-muted">{taken.length - 3} more</span>}
      </Td>
    </tr>
  )
}

function Choice({
  label,
  value,
  values,
  onChange,
}: {
  label: string
  value: string
  values: string[]
  onChange: (value: string) => void
}) {
  return (
    <select
      className="pl-input pl-library-choice"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{label}: all</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  )
}
