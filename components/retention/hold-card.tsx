import type { FormState } from '@/lib/access/form'
import type { LegalHold } from '@/lib/records/holds'
import { ActionForm } from '../access/action-form'
import { SubmitButton } from '../access/submit-button'
import { TextField } from '../access/text-field'
import { Card } from '../ui/card'

type Act = (state: FormState, form: FormData) => Promise<FormState>

/** Puts a record under legal hold, or lifts that; folded away, as it is seldom needed. */
export function HoldCard({ hold, place, lift }: { hold: LegalHold | null; place: Act; lift: Act }) {
  const title = hold ? 'Lift the legal hold' : 'Put under legal hold'
  return (
    <Card className="pl-no-print">
      <details>
        <summary>{title}</summary>
        <ActionForm key={hold?.id ?? 'none'} action={hold ? lift : place} className="pl-grid mt-3">
          <TextField
            label="Reason"
            name="reason"
            help={
              hold
                ? 'Why it is no longer needed; stays on record.'
                : 'Who needs it to stay as it is, and what for; stays on record. Until it is lifted, it is neither archived nor erased.'
            }
            required
          />
          <div>
            <SubmitButton tone="quiet">{title}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </Card>
  )
}
