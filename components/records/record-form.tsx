'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Controller, FormProvider, type Resolver, useForm } from 'react-hook-form'
import { applies } from '@/lib/fields/condition'
import { FieldRow } from '../fields/field-row'
import type { FormField, NamesById, Scales } from '../fields/form-field'
import { Button, LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { ConflictPanel } from './conflict-panel'
import type { Outcome, Theirs } from './outcome'
import { useDraft } from './use-draft'

export type FormValues = Record<string, unknown>

export type RecordFormProps = {
  register: string
  /** Who or what is edited, for the button: 'Save changes' or 'Record the risk'. */
  submitLabel: string
  fields: FormField[]
  /** Headings with the keys of their fields; fields set by rules are left out. */
  sections: { title: string; fields: string[] }[]
  values: FormValues
  revision: number | null
  names: NamesById
  scales: Scales
  cancelHref: string
  draft: { key: string; saved: { values: FormValues; at: string } | null }
  save: (values: FormValues, revision: number | null) => Promise<Outcome>
  saveDraft: (key: string, values: FormValues | null) => Promise<void>
}

/** More fields than this are shown one section at a time. */
const longForm = 10

/**
 * The form of a record: one section at a time where it is long, a message at each wrong field and
 * once at the top, a draft kept on the server, and a choice when somebody else saved first.
 */
export function RecordForm(props: RecordFormProps) {
  const { fields, names, scales, register } = props
  const router = useRouter()
  const [step, setStep] = useState(0)
  const [sought, setSought] = useState<string | null>(null)
  const [base, setBase] = useState(props.values)
  const [revision, setRevision] = useState(props.revision)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [allNames, setAllNames] = useState(names)
  const [refusal, setRefusal] = useState('')
  const summary = useRef<HTMLDivElement>(null)
  const form = useForm<FormValues>({
    defaultValues: props.values,
    resolver: useMemo(() => resolverFor(fields), [fields]),
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const values = form.watch()
  const { errors, isSubmitting, isSubmitted } = form.formState
  const draft = useDraft({
    ...props.draft,
    save: props.saveDraft,
    values,
    base,
    stopped: isSubmitting,
  })

  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields])
  const sections = props.sections
    .map((section) => ({
      ...section,
      fields: section.fields
        .map((key) => byKey.get(key))
        .filter((field) => field !== undefined)
        .filter((field) => applies(field, values)),
    }))
    .filter((section) => section.fields.length > 0)
  const isLong = fields.length > longForm && sections.length > 1
  const current = Math.min(step, sections.length - 1)
  const shown = isLong ? sections.slice(current, current + 1) : sections
  const wrong = fields.filter((field) => errors[field.key])

  const submit = form.handleSubmit(
    async (typed) => {
      setRefusal('')
      draft.pause()
      const changed = changedValues(typed, revision === null ? {} : base)
      const outcome = await props.save(changed, revision)
      if (outcome.kind === 'done') {
        router.push(outcome.next ?? `/${register}/${outcome.code}`)
        router.refresh()
        return
      }
      draft.resume()
      if (outcome.kind === 'problems') {
        for (const [key, message] of Object.entries(outcome.problems)) {
          if (byKey.has(key)) form.setError(key, { type: 'server', message })
          else setRefusal(message)
        }
        goToFirst(Object.keys(outcome.problems))
        toSummary()
      } else if (outcome.kind === 'conflict' && outcome.theirs) {
        setAllNames({ ...allNames, ...outcome.theirs.names })
        setTheirs(outcome.theirs)
      } else {
        setRefusal(outcome.message)
        toSummary()
      }
    },
    (found) => {
      goToFirst(Object.keys(found))
      toSummary()
    },
  )

  /** What is wrong is said first at the top; the focus goes there once per attempt. */
  function toSummary() {
    requestAnimationFrame(() => summary.current?.focus())
  }

  function goToFirst(keys: string[]) {
    const index = sections.findIndex((section) =>
      section.fields.some((field) => keys.includes(field.key)),
    )
    if (isLong && index >= 0) setStep(index)
  }

  function goTo(field: FormField) {
    goToFirst([field.key])
    setSought(field.key)
  }

  // Once its section is shown; an input that is still being loaded leaves the focus to the section.
  useEffect(() => {
    if (sought === null) return
    const input = document.getElementById(`f-${sought}`)
    const label = document.getElementById(`f-${sought}-label`)
    ;(input ?? label?.closest('section'))?.focus()
    setSought(null)
  }, [sought])

  // An address such as …/edit#f-euReason opens the section of that field.
  const toAddressed = useRef(goTo)
  useEffect(() => {
    const addressed = fields.find(({ key }) => window.location.hash === `#f-${key}`)
    if (addressed) toAddressed.current(addressed)
  }, [fields])

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className={isLong ? 'pl-form-layout' : 'pl-form'}>
        {isLong && (
          <nav className="pl-form-steps" aria-label="Sections of the form">
            {sections.map((section, index) => {
              const problems = section.fields.filter((field) => errors[field.key]).length
              return (
                <button
                  key={section.title}
                  type="button"
                  aria-current={index === current ? 'step' : undefined}
                  onClick={() => setStep(index)}
                >
                  {section.title}
                  {problems > 0 && <span className="pl-tag pl-bad">{problems}</span>}
                </button>
              )
            })}
          </nav>
        )}
        <div className="pl-form">
          <div ref={summary} tabIndex={-1} className="grid gap-3 empty:hidden">
            {draft.offered && (
              <Callout tone="due" title={`You left this form half-way on ${draft.offered.at}.`}>
                <span className="pl-actions mt-2">
                  <Button
                    onClick={() =>
                      form.reset({ ...values, ...draft.take() }, { keepDefaultValues: true })
                    }
                  >
                    Go on from there
                  </Button>
                  <Button tone="plain" onClick={draft.discard}>
                    Throw the draft away
                  </Button>
                </span>
              </Callout>
            )}
            {(wrong.length > 0 || refusal) && isSubmitted && (
              <Callout
                tone="bad"
                role="alert"
                title={
                  refusal ||
                  `${wrong.length === 1 ? 'One field needs' : `${wrong.length} fields need`} another look.`
                }
              >
                <ul>
                  {wrong.map((field) => (
                    <li key={field.key}>
                      <button type="button" className="pl-link" onClick={() => goTo(field)}>
                        {field.label}
                      </button>
                      : {String(errors[field.key]?.message ?? '')}
                    </li>
                  ))}
                </ul>
              </Callout>
            )}
          </div>
          {theirs && (
            <ConflictPanel
              fields={fields}
              base={base}
              mine={values}
              theirs={theirs}
              names={allNames}
              scales={scales}
              onChoose={(chosen) => {
                form.reset({ ...values, ...chosen }, { keepDefaultValues: true })
                setBase({ ...base, ...theirs.values })
                setRevision(theirs.revision)
                setTheirs(null)
              }}
            />
          )}
          {shown.map((section) => (
            <section
              key={section.title}
              tabIndex={-1}
              className="pl-card pl-form-section"
              aria-label={section.title}
            >
              <h2 className="pl-h2 !mb-0">{section.title}</h2>
              {section.fields.map((field) => (
                <Controller
                  key={field.key}
                  name={field.key}
                  control={form.control}
                  render={({ field: control, fieldState }) => (
                    <FieldRow
                      field={field}
                      value={control.value}
                      error={fieldState.error?.message}
                      onChange={control.onChange}
                      onBlur={control.onBlur}
                      names={allNames}
                      scales={scales}
                      register={register}
                    />
                  )}
                />
              ))}
            </section>
          ))}
          <div className="pl-form-foot">
            {isLong && current > 0 && <Button onClick={() => setStep(current - 1)}>Back</Button>}
            {isLong && current < sections.length - 1 && (
              <Button onClick={() => setStep(current + 1)}>
                Next: {sections[current + 1]?.title}
              </Button>
            )}
            <Button type="submit" tone="primary" disabled={isSubmitting || theirs !== null}>
              {isSubmitting ? 'Saving…' : props.submitLabel}
            </Button>
            <LinkButton tone="plain" href={props.cancelHref}>
              Cancel
            </LinkButton>
            <span className="pl-grow" />
            <span className="pl-muted" aria-live="polite">
              {draft.says}
            </span>
          </div>
        </div>
      </form>
    </FormProvider>
  )
}

/** Checks by the same schemas as the server; loaded when first needed, since they are not small. */
function resolverFor(fields: FormField[]): Resolver<FormValues> {
  return async (values) => {
    const { fieldSchema, isEmpty } = await import('@/lib/fields/codec')
    const errors: Record<string, { type: string; message: string }> = {}
    for (const field of fields) {
      if (!applies(field, values)) continue
      if (field.required && isEmpty(values[field.key])) {
        errors[field.key] = { type: 'required', message: `${field.label} is needed.` }
      } else if (field.kind !== 'structured') {
        const parsed = fieldSchema(field).safeParse(values[field.key])
        const [issue] = parsed.error?.issues ?? []
        if (issue) errors[field.key] = { type: 'schema', message: issue.message }
      }
    }
    return Object.keys(errors).length ? { values: {}, errors } : { values, errors: {} }
  }
}

function changedValues(typed: FormValues, base: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([key, value]) => JSON.stringify(value ?? null) !== JSON.stringify(base[key] ?? null),
    ),
  )
}
