'use client'

import { MoreHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import type { Tone } from '@/lib/fields/field'
import type { OfferedTransition } from '@/lib/records/transitions'
import type { FormField, NamesById, Scales } from '../fields/form-field'
import { Button } from '../ui/button'
import { Menu, MenuButton } from '../ui/menu'
import type { Outcome } from './outcome'

const TransitionDialog = dynamic(() =>
  import('./transition-dialog').then((all) => all.TransitionDialog),
)
const ArchiveDialog = dynamic(() => import('./archive-dialog').then((all) => all.ArchiveDialog))

export type MoveAction = (given: {
  transition: string
  values: Record<string, unknown>
  reason: string
  /** What the person signs with, where the step decides. */
  password?: string | undefined
}) => Promise<Outcome>

/**
 * The next step of a record as a button, the others in a menu. A step that is refused stays in
 * sight with its sentence; fields and a reason are asked for in a dialog.
 */
export function TransitionBar({
  code,
  transitions,
  state,
  lifecycle,
  fields,
  values,
  names,
  scales,
  register,
  move,
  archive,
  archiveForetold = null,
  archived,
  download = null,
}: {
  code: string
  transitions: OfferedTransition[]
  state: string
  /** States in order; the next step is one that leads on and does not end the record. */
  lifecycle: Record<string, Tone>
  /** The fields that the steps ask for. */
  fields: FormField[]
  values: Record<string, unknown>
  names: NamesById
  scales: Scales
  register: string
  move: MoveAction
  /** Archives, or restores; null when the person may not. */
  archive: ((reason: string) => Promise<Outcome>) | null
  /** What archiving would do beside the record itself. */
  archiveForetold?: string | null
  archived: boolean
  /** The record as a file that can be taken in elsewhere, in the menu for whoever has one. */
  download?: { href: string; label: string } | null
}) {
  const router = useRouter()
  const [open, setOpen] = useState<OfferedTransition | null>(null)
  const [archiving, setArchiving] = useState(false)
  const states = Object.keys(lifecycle)
  // What is met already goes on only to what is met too: pausing or suspending stays in the menu.
  const isOnward = (tone: Tone | undefined) =>
    lifecycle[state] === 'met' ? tone === 'met' : tone !== 'na'
  // What is not conforming goes on to what is met, wherever that stands in the order.
  const isMended = (tone: Tone | undefined) => lifecycle[state] === 'bad' && tone === 'met'
  const forward = transitions.filter(
    ({ tone, to }) =>
      tone !== 'danger' &&
      (isMended(lifecycle[to]) ||
        (isOnward(lifecycle[to]) && states.indexOf(to) > states.indexOf(state))),
  )
  // Where nothing leads on, the usual step is the one that looks at it again.
  const again = transitions.find((step) => step.allowed && !step.tone && step.to === state)
  const next = forward.find((step) => step.allowed) ?? again ?? forward[0]
  // A step onward that is refused says why, also beside the one that can be taken.
  const refused = next === again ? forward[0] : undefined
  const others = transitions.filter((step) => step !== next && step !== refused)
  // The dialog goes when the page says what came of the step, so that no one sees the old state.
  const done = () =>
    startTransition(() => {
      router.refresh()
      setOpen(null)
      setArchiving(false)
    })
  return (
    <>
      {(others.length > 0 || archive) && (
        <Menu
          name="More steps"
          className="pl-btn pl-btn-quiet"
          label={<MoreHorizontal aria-hidden />}
        >
          {others.map((step) => (
            <div key={step.name}>
              <MenuButton
                danger={step.tone === 'danger'}
                aria-disabled={!step.allowed}
                aria-describedby={step.refusal ? `why-${step.name}` : undefined}
                onClick={() => step.allowed && setOpen(step)}
              >
                {step.label}…
              </MenuButton>
              {step.refusal && (
                <p id={`why-${step.name}`} className="pl-help px-2 pb-1">
                  {step.refusal}
                </p>
              )}
            </div>
          ))}
          {download && (
            <>
              {others.length > 0 && <hr />}
              <a className="pl-menu-item" href={download.href} download>
                {download.label}
              </a>
            </>
          )}
          {(others.length > 0 || download) && archive && <hr />}
          {archive && (
            <MenuButton danger={!archived} onClick={() => setArchiving(true)}>
              {archived ? `Restore ${code}…` : `Archive ${code}…`}
            </MenuButton>
          )}
        </Menu>
      )}
      {refused && <StepButton step={refused} take={setOpen} />}
      {next && <StepButton step={next} take={setOpen} primary />}
      {open && (
        <TransitionDialog
          key={open.name}
          step={open}
          fields={fields}
          values={values}
          names={names}
          scales={scales}
          register={register}
          move={move}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
      {archiving && archive && (
        <ArchiveDialog
          code={code}
          archived={archived}
          foretold={archiveForetold}
          act={archive}
          onClose={() => setArchiving(false)}
          onDone={done}
        />
      )}
    </>
  )
}

function StepButton({
  step,
  take,
  primary = false,
}: {
  step: OfferedTransition
  take: (step: OfferedTransition) => void
  primary?: boolean
}) {
  const { name, label, allowed, refusal } = step
  return (
    <span>
      <Button
        {...(primary ? { tone: 'primary' as const } : {})}
        aria-disabled={!allowed}
        aria-describedby={refusal ? `why-${name}` : undefined}
        title={refusal ?? undefined}
        onClick={() => allowed && take(step)}
      >
        {label}
      </Button>
      {refusal && (
        <span id={`why-${name}`} className="pl-visually-hidden">
          {refusal}
        </span>
      )}
    </span>
  )
}
