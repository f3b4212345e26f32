'use client'

import { type ReactNode, useActionState, useState } from 'react'
import type { PackPreview } from '@/lib/packs/collect'
import type { HeldPersonalData } from '@/lib/packs/personal-data'
import { type PackKind, purposes } from '@/lib/packs/purposes'
import { LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { LeaveOut } from './leave-out'
import { PackPreviewView } from './pack-preview'

/** What became of asking for a pack; what was typed comes back with the problems. */
export type PackAnswer = {
  problems: Record<string, string>
  typed: Typed
  filters: Record<string, string>
  preview: PackPreview | null
}

type Typed = Record<
  'title' | 'purpose' | 'asOf' | 'kind' | 'audit' | 'system' | 'from' | 'to' | 'keptDays',
  string
> & { without: string[] }

type Option = { value: string; label: string }
type Filter = { key: string; label: string; options: { value: string; label: string }[] }

/** Asks for a pack, or for what it would hold: its purpose, the systems it holds, and the moment. */
export function PackForm({
  filters,
  systems,
  audits,
  someSystems,
  personal,
  asOf,
  ask,
}: {
  filters: Filter[]
  /** How many systems there are without a filter. */
  systems: number
  audits: Option[]
  /** Those to choose one from; any other is named by its code. */
  someSystems: Option[]
  /** What there is of personal data that can be left out. */
  personal: HeldPersonalData[]
  /** The moment the person reads at, if it is not now. */
  asOf: { chosen: string; says: string } | null
  ask: (before: PackAnswer, form: FormData) => Promise<PackAnswer>
}) {
  const start: PackAnswer = {
    problems: {},
    typed: {
      ...{ title: '', purpose: '', kind: 'everything', audit: '', system: '', from: '', to: '' },
      keptDays: '365',
      without: [],
      asOf: asOf?.chosen ?? '',
    },
    filters: {},
    preview: null,
  }
  const [answer, act, running] = useActionState(ask, start)
  const { problems, typed, preview } = answer
  const [kind, setKind] = useState<PackKind>('everything')
  // A preview is of what was chosen then: it goes with the first change.
  const [changed, setChanged] = useState<PackAnswer | null>(null)
  const purpose = purposes[kind]
  const said = Object.values(problems)
  return (
    <form
      action={act}
      onChange={() => setChanged(answer)}
      className="pl-card pl-form"
      aria-label="Evidence pack"
    >
      {said.length > 0 && (
        <Callout tone="bad" role="alert" title="The pack can’t be built yet">
          {said.join(' ')}
        </Callout>
      )}
      <Row
        id="title"
        label="Title"
        problem={problems.title}
        help="What people will call it, such as “Stage 2 audit, high tier”."
      >
        <input
          id="title"
          name="title"
          className="pl-input"
          required
          maxLength={200}
          defaultValue={typed.title}
          aria-describedby="title-help title-problem"
          aria-invalid={Boolean(problems.title)}
        />
      </Row>
      <Row
        id="purpose"
        label="What it is for"
        problem={problems.purpose}
        help="Kept in the audit trail; it is not part of the pack."
      >
        <textarea
          id="purpose"
          name="purpose"
          className="pl-input"
          rows={2}
          required
          maxLength={2000}
          defaultValue={typed.purpose}
          aria-describedby="purpose-help purpose-problem"
          aria-invalid={Boolean(problems.purpose)}
        />
      </Row>
      <Row id="kind" label="Kind of pack" problem={problems.kind} help={purpose.holds}>
        <select
          id="kind"
          name="kind"
          className="pl-input"
          // Of a select that React holds, the reset after an answer would show the first option.
          key={typed.kind}
          defaultValue={typed.kind}
          onChange={(event) => setKind(event.target.value as PackKind)}
          aria-describedby="kind-help"
        >
          {Object.entries(purposes).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Row>
      {purpose.about === 'audits' && (
        <Row id="audit" label="Audit" problem={problems.subject} help="Whose sample it is.">
          <ChooseOne id="audit" options={audits} chosen={typed.audit} />
        </Row>
      )}
      {purpose.about === 'systems' && (
        <Row
          id="system"
          label="AI system"
          problem={problems.subject}
          help="By its code, such as SYS-0001."
        >
          <input
            id="system"
            name="system"
            list="system-options"
            className="pl-input"
            defaultValue={typed.system}
            aria-describedby="system-help"
          />
          <datalist id="system-options">
            {someSystems.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </datalist>
        </Row>
      )}
      <fieldset className="pl-fieldset" hidden={purpose.about !== undefined}>
        <legend className="pl-label">Which AI systems</legend>
        <p className="pl-help">
          Choose nothing to pack the whole management system with all {systems.toLocaleString('en')}{' '}
          systems. With a choice, the pack holds those systems and what hangs on them; of the rest
          it shows only that something happened.
        </p>
        <div className="pl-filter-columns">
          {filters.map((filter) => (
            <fieldset key={filter.key}>
              <legend className="pl-muted">{filter.label}</legend>
              {filter.options.map((option) => (
                <label key={option.value} className="pl-check">
                  <input
                    type="checkbox"
                    name={`filter.${filter.key}`}
                    value={option.value}
                    defaultChecked={answer.filters[filter.key]?.split(',').includes(option.value)}
                  />{' '}
                  {option.label}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
      <Row
        id="asOf"
        label="As of"
        problem={problems.asOf}
        help={
          asOf
            ? `You are reading ${asOf.says}; the pack shows that moment.`
            : 'The pack shows the registers at the end of this day. Leave it empty for the present.'
        }
      >
        {typed.asOf.length > 10 ? (
          <>
            <input type="hidden" name="asOf" value={typed.asOf} />
            <output id="asOf">{asOf?.says ?? typed.asOf}</output>
          </>
        ) : (
          <input
            id="asOf"
            name="asOf"
            type="date"
            className="pl-input pl-input-short"
            defaultValue={typed.asOf}
            aria-describedby="asOf-help asOf-problem"
            aria-invalid={Boolean(problems.asOf)}
          />
        )}
      </Row>
      <fieldset className="pl-fieldset">
        <legend className="pl-label">Period</legend>
        <p className="pl-help">
          {purpose.asksPeriod
            ? 'The days the audit looks back on, both included. '
            : 'If it is about certain days. '}
          Evidence that covers other days, or says none, is pointed out in the preview and in the
          pack.
        </p>
        <div className="pl-pack-period">
          <label>
            From{' '}
            <input
              type="date"
              name="from"
              className="pl-input pl-input-short"
              defaultValue={typed.from}
              aria-invalid={Boolean(problems.from)}
            />
          </label>
          <label>
            to{' '}
            <input
              type="date"
              name="to"
              className="pl-input pl-input-short"
              defaultValue={typed.to}
              aria-invalid={Boolean(problems.from)}
            />
          </label>
        </div>
        {problems.from && <p className="pl-error">{problems.from}</p>}
      </fieldset>
      <LeaveOut personal={personal} kind={kind} chosen={typed.without} />
      <Row
        id="keptDays"
        label="Kept for, in days"
        problem={problems.keptDays}
        help="Then the file is removed. What it was stays on record, and it can be built again."
      >
        <input
          id="keptDays"
          name="keptDays"
          type="number"
          min={1}
          max={3650}
          className="pl-input pl-input-short"
          defaultValue={typed.keptDays}
          aria-describedby="keptDays-help keptDays-problem"
        />
      </Row>
      {preview && changed !== answer && <PackPreviewView preview={preview} />}
      <div className="pl-actions">
        <button type="submit" className="pl-btn pl-btn-primary" disabled={running}>
          {running ? 'Asking…' : 'Build the pack'}
        </button>
        <button
          type="submit"
          name="do"
          value="preview"
          className="pl-btn pl-btn-quiet"
          formNoValidate
          disabled={running}
        >
          Show what it will hold
        </button>
        <LinkButton href="/packs">Cancel</LinkButton>
      </div>
    </form>
  )
}

function ChooseOne({ id, options, chosen }: { id: string; options: Option[]; chosen: string }) {
  return (
    <select
      id={id}
      name={id}
      className="pl-input"
      defaultValue={chosen}
      key={chosen}
      aria-describedby={`${id}-help`}
    >
      <option value="">Choose one</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

function Row({
  id,
  label,
  help,
  problem,
  children,
}: {
  id: string
  label: string
  help: string
  problem: string | undefined
  children: ReactNode
}) {
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-help`} className="pl-help">
        {help}
      </p>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="pl-error">
          {problem}
        </p>
      )}
    </div>
  )
}
