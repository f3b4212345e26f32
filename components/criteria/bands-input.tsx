'use client'

import { Plus, X } from 'lucide-react'
import { useFormContext } from 'react-hook-form'
import { type Band, bandOf, bandsSchema, mostBands, type Step } from '@/lib/criteria/shape'
import { toneWords } from '@/lib/criteria/words'
import { cellClass, MatrixGrid } from '../charts/matrix-grid'
import type { InputProps } from '../fields/inputs'
import { Button } from '../ui/button'
import { Tag } from '../ui/tag'
import { focusOn } from './focus-on'
import { PartInput } from './part-input'
import { useProblems } from './use-problems'

const tones = Object.entries(toneWords) as [Band['tone'], string][]

/**
 * The bands from the lowest up: name, up to which level, and how it reads; beside them the matrix as
 * it would be, with the scales of the same form. What is typed is kept as it is, also while a number
 * is half-way.
 */
export function BandsInput(props: InputProps<'structured', unknown>) {
  const { id, invalid, describedBy, labelledBy, onChange, onBlur, scales } = props
  const form = useFormContext()
  const bands = (props.value ?? []) as Band[]
  const likelihood = (form?.watch('likelihoodScale') ?? scales.likelihood) as Step[]
  const impact = (form?.watch('impactScale') ?? scales.impact) as Step[]
  const acceptance = form?.watch('acceptanceLevel') as number | null
  const highest = likelihood.length * impact.length
  const { leave, forget, problemAt } = useProblems(bandsSchema, bands, invalid)

  function change(index: number, part: Partial<Band>) {
    onChange(bands.map((band, at) => (at === index ? { ...band, ...part } : band)))
  }
  /** A band ends where the next one begins; an empty number stays empty. */
  function endAt(index: number, typed: number) {
    change(index + 1, { from: (Number.isNaN(typed) ? null : typed + 1) as number })
  }
  function add() {
    const last = bands.at(-1)?.from ?? 0
    const from = Math.max(last + 1, Math.ceil((last + highest + 1) / 2))
    onChange([...bands, { from, label: '', tone: 'bad' }])
    focusOn(`${id}-${bands.length}-label`)
  }
  function remove(index: number) {
    const rest = bands.filter((_, at) => at !== index)
    onChange(rest.map((band, at) => (at === 0 ? { ...band, from: 1 } : band)))
    forget()
    focusOn(`${id}-${Math.min(index, rest.length - 1)}-label`)
  }
  function problemOfEnd(index: number): string | undefined {
    const next = bands[index + 1]
    const problem = problemAt(`${index + 1}.from`)
    if (problem) return problem
    if (next && next.from > highest) return `Below ${highest}, the highest level.`
    return undefined
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names the group
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="pl-bands"
    >
      <div className="pl-parts">
        <ol className="pl-part-rows">
          {bands.map((band, index) => {
            const next = bands[index + 1]
            const called = band.label || `band ${index + 1}`
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the order
              <li key={index} className="pl-part-row pl-part-band">
                <PartInput
                  id={`${id}-${index}-label`}
                  label="Name"
                  name={`Name of band ${index + 1}`}
                  problem={problemAt(`${index}.label`)}
                >
                  {(control) => (
                    <input
                      {...control}
                      value={band.label}
                      maxLength={60}
                      onChange={(event) => change(index, { label: event.target.value })}
                      onBlur={() => {
                        leave(`${index}.label`)
                        onBlur?.()
                      }}
                    />
                  )}
                </PartInput>
                <div className="pl-part">
                  <span className="pl-part-label">From</span>
                  <span className="pl-part-fixed pl-num">{band.from ?? '…'}</span>
                </div>
                {next ? (
                  <PartInput
                    id={`${id}-${index}-end`}
                    label="Up to"
                    name={`Up to which level ${called} goes`}
                    problem={problemOfEnd(index)}
                  >
                    {(control) => (
                      <input
                        {...control}
                        type="number"
                        inputMode="numeric"
                        min={1}
                        max={highest - 1}
                        value={next.from === null ? '' : next.from - 1}
                        onChange={(event) => endAt(index, event.target.valueAsNumber)}
                        onBlur={() => {
                          leave(`${index + 1}.from`)
                          onBlur?.()
                        }}
                      />
                    )}
                  </PartInput>
                ) : (
                  <div className="pl-part">
                    <span className="pl-part-label">Up to</span>
                    <span className="pl-part-fixed pl-num">{highest}</span>
                  </div>
                )}
                <PartInput
                  id={`${id}-${index}-tone`}
                  label="Reads as"
                  name={`Reads as, for ${called}`}
                  problem={problemAt(`${index}.tone`)}
                >
                  {(control) => (
                    <select
                      {...control}
                      value={band.tone}
                      onChange={(event) =>
                        change(index, { tone: event.target.value as Band['tone'] })
                      }
                      onBlur={onBlur}
                    >
                      {tones.map(([tone, words]) => (
                        <option key={tone} value={tone}>
                          {words}
                        </option>
                      ))}
                    </select>
                  )}
                </PartInput>
                <button
                  type="button"
                  className="pl-part-remove"
                  aria-label={`Remove band ${called}`}
                  title="Remove this band"
                  disabled={bands.length <= 1}
                  onClick={() => remove(index)}
                >
                  <X size={15} aria-hidden />
                </button>
              </li>
            )
          })}
        </ol>
        {bands.length < mostBands && (bands.at(-1)?.from ?? 0) < highest && (
          <Button className="pl-part-add" onClick={add}>
            <Plus size={15} aria-hidden /> Add a band
          </Button>
        )}
      </div>
      <figure className="pl-bands-matrix">
        <MatrixGrid
          caption="The matrix with these bands: likelihood by impact, with the level of each cell"
          likelihood={named(likelihood)}
          impact={named(impact)}
          cell={(row, column) => {
            const level = row.value * column.value
            const band = bandOf(level, bands)
            return (
              <span className={cellClass(band?.tone ?? 'plain')} title={band?.label}>
                {level}
                <span className="pl-visually-hidden"> {band?.label ?? 'no band'}</span>
              </span>
            )
          }}
        />
        <figcaption className="grid gap-2 mt-2">
          <span className="pl-tags">
            {tones
              .filter(([tone]) => bands.some((band) => band.tone === tone))
              .map(([tone, words]) => (
                <Tag key={tone} tone={tone}>
                  {words}
                </Tag>
              ))}
          </span>
          <Disagreement bands={bands} acceptance={acceptance} highest={highest} />
        </figcaption>
      </figure>
    </div>
  )
}

/** Where the bands say otherwise than the level up to which no acceptance is needed. */
function Disagreement({
  bands,
  acceptance,
  highest,
}: {
  bands: readonly Band[]
  acceptance: number | null
  highest: number
}) {
  if (acceptance === null) return null
  const levels = Array.from({ length: highest }, (_, index) => index + 1)
  const toneAt = (level: number) => bandOf(level, bands)?.tone
  const lenient = levels.find((level) => level > acceptance && toneAt(level) !== 'bad')
  const strict = levels.find((level) => level <= acceptance && toneAt(level) === 'bad')
  const says =
    lenient !== undefined
      ? `From ${lenient} a risk needs an executive’s acceptance, yet it does not read as ${toneWords.bad}.`
      : strict !== undefined
        ? `From ${strict} a risk reads as ${toneWords.bad}, yet up to ${acceptance} it needs no acceptance.`
        : ''
  return (
    <span className="text-due" aria-live="polite">
      {says}
    </span>
  )
}

/** A level that has no name yet is shown by its number. */
function named(steps: readonly Step[]) {
  return steps.map((step) => ({ value: step.value, label: step.label || `Level ${step.value}` }))
}
