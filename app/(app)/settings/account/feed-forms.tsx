import { ActionForm } from '@/components/access/action-form'
import { SubmitButton } from '@/components/access/submit-button'
import { renewFeedByForm, revokeFeedByForm } from './actions'

/** Makes, renews and ends the person's calendar feed. */
export function FeedForms({ isOn }: { isOn: boolean }) {
  return (
    <div className="pl-grid">
      <ActionForm action={renewFeedByForm} secretLabel="Address">
        <SubmitButton tone="quiet">
          {isOn ? 'Make a new address; the old one ends' : 'Make the address'}
        </SubmitButton>
      </ActionForm>
      {isOn && (
        <ActionForm action={revokeFeedByForm}>
          <SubmitButton tone="danger-quiet">End the feed</SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}
