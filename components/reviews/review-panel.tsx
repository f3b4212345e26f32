import {
  discussionField,
  frozenInputsSchema,
  type InputKey,
  inputNames,
  takenDecisionSchema,
} from '@/lib/reviews/shape'
import type { RecordPanelProps } from '../records/sections'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { TimeText } from '../ui/date-text'
import { describeDay } from '../ui/dates'
import { DecisionsCard } from './decisions-card'
import { InputCard } from './input-card'
import { MeetingCard } from './meeting-card'

/** A review as one page: what was decided, and every input as it was frozen, with what was said. */
export function ReviewPanel(props: RecordPanelProps) {
  const { record } = props.page
  const frozen = frozenInputsSchema.safeParse(record.inputs).data
  const decisions = takenDecisionSchema.array().catch([]).parse(record.decisions)
  const isOver = record.state === 'signed' || record.state === 'cancelled'
  const hasMoved = frozen && (frozen.from !== record.periodFrom || frozen.to !== record.periodTo)
  const said = (key: InputKey) => {
    const text = record[discussionField(key)]
    return typeof text === 'string' ? text : ''
  }
  return (
    <>
      <MeetingCard record={record} context={props.context} />
      <DecisionsCard panel={props} decisions={decisions} />
      {!frozen && record.kind === 'management-review' && !isOver && (
        <Card title="Inputs">
          <p className="pl-muted">
            None yet. “Freeze the inputs” computes all ten from the registers: how they stood before
            the period and at its end. They can be frozen anew until the minutes are signed.
          </p>
        </Card>
      )}
      {hasMoved && !isOver && (
        <Callout tone="due" title="The period has changed since the inputs were frozen.">
          They are those of {describeDay(frozen.from)} to {describeDay(frozen.to)}; freeze them
          anew.
        </Callout>
      )}
      {frozen && (
        <>
          <div className="pl-inputs-head">
            <h2 className="pl-h2">
              Inputs, {describeDay(frozen.from)} to {describeDay(frozen.to)}
            </h2>
            <span className="pl-muted">
              Frozen <TimeText at={frozen.frozenAt} timeZone={props.context.timeZone} />
            </span>
          </div>
          {frozen.inputs.map((input) => (
            <InputCard
              key={input.key}
              title={inputNames[input.key]}
              input={input}
              discussion={said(input.key)}
              isOver={isOver}
            />
          ))}
        </>
      )}
    </>
  )
}
