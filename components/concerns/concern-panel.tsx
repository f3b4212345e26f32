import { messagesOn, reporterOf } from '@/lib/records/concerns'
import type { RecordPanelProps } from '../records/sections'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { replyByForm } from './actions'
import { MessageForm } from './message-form'
import { MessageThread } from './message-thread'

/** Who reported, as far as they said, and what was written to and fro (A.3.3). */
export async function ConcernPanel({ actor, page, asOf }: RecordPanelProps) {
  const { record, can } = page
  const [reporter, messages] = await Promise.all([
    reporterOf(record.id),
    messagesOn(record.id, asOf),
  ])
  const canWrite =
    reporter !== null && !asOf && !record.archivedAt && record.state !== 'closed' && can.update
  return (
    <Card title="The reporter">
      <div className="grid gap-4">
        <Callout>
          {describeReporter(reporter)} Do not try to find out more, and tell nobody what could give
          them away.
        </Callout>
        {messages.length > 0 && (
          <MessageThread
            timeZone={actor.timeZone}
            messages={messages.map(({ body, authorName, at }) => ({
              by: authorName ?? 'The reporter',
              isOwn: authorName !== null,
              body,
              at,
            }))}
          />
        )}
        {canWrite && (
          <MessageForm
            action={replyByForm.bind(null, record.id)}
            name="body"
            label="Write to the reporter"
            help="They read it with their receipt. Your name is not shown to them."
            button="Send"
          />
        )}
      </div>
    </Card>
  )
}

function describeReporter(reporter: { name: string; contact: string } | null): string {
  if (!reporter) return 'This concern did not come in by the form, so nobody has a receipt for it.'
  const { name, contact } = reporter
  if (!name && !contact) return 'Reported without a name. They follow it up with a receipt.'
  const who = [name, contact].filter(Boolean).join(', ')
  return `Reported by ${who}. This stands here alone, not in the record, its history or its export.`
}
