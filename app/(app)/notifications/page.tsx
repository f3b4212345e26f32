import type { Metadata } from 'next'
import { ActionForm } from '@/components/access/action-form'
import { SubmitButton } from '@/components/access/submit-button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { describeDay, relativeDays } from '@/components/ui/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { requireActor } from '@/lib/access/session'
import { loadState } from '@/lib/records/load-state'
import { type Notice, noticesOf } from '@/lib/reminders/notifications'
import { isEscalated } from '@/lib/reminders/steps'
import { markAllReadByForm } from './actions'
import { NoticeLink } from './notice-link'

export const metadata: Metadata = { title: 'Notifications' }

const mostShown = 100

/** What the person was told and still stands; always of now, since what is done is gone. */
export default async function NotificationsPage() {
  const actor = await requireActor()
  const state = await loadState()
  const notices = await noticesOf(actor, state)
  const unread = notices.filter((one) => one.readAt === null)
  const read = notices.filter((one) => one.readAt !== null)
  const list = (title: string, shown: Notice[]) =>
    shown.length > 0 && (
      <Card title={`${title} (${shown.length})`}>
        <DataTable label={title} bare stack>
          <thead className="pl-visually-hidden">
            <tr>
              <Th>What</Th>
              <Th>On</Th>
              <Th>Due</Th>
              <Th>Told</Th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, mostShown).map((one) => (
              <tr key={one.id}>
                <Td className="pl-lead pl-work-what">
                  <NoticeLink id={one.id} href={one.href} className="font-medium hover:underline">
                    {one.says}
                  </NoticeLink>
                  {isEscalated(one.step) && (
                    <span className="pl-muted"> · overdue with others</span>
                  )}
                  {one.said && <p className="pl-quiet pl-notice-said">{one.said}</p>}
                </Td>
                <Td className="pl-quiet pl-whole-line">
                  {one.code && <span className="pl-code">{one.code} </span>}
                  {one.title}
                </Td>
                <Td label={one.dueOn ? 'Due' : undefined} className="r pl-work-by">
                  {one.dueOn ? (
                    <Tag tone={one.tone} title={describeDay(one.dueOn)}>
                      {relativeDays(one.dueOn, state.today)}
                    </Tag>
                  ) : (
                    one.why && <Tag tone={one.tone}>{one.tone === 'bad' ? 'not met' : 'open'}</Tag>
                  )}
                </Td>
                <Td label="Told" className="r pl-muted pl-notice-told">
                  <TimeText at={one.at.toISOString()} timeZone={actor.timeZone} />
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        {shown.length > mostShown && (
          <p className="pl-muted mt-2">and {shown.length - mostShown} more</p>
        )}
      </Card>
    )
  return (
    <>
      <PageHeader
        title="Notifications"
        about={
          <>
            What you were told and still stands: once it is done, it is gone from here. How it
            reaches you by mail is set in{' '}
            <Link href="/settings/account#reminders" className="pl-link">
              your account
            </Link>
            .
          </>
        }
        actions={
          unread.length > 0 && (
            <ActionForm action={markAllReadByForm}>
              <SubmitButton tone="quiet">Mark all as read</SubmitButton>
            </ActionForm>
          )
        }
      />
      <div className="pl-grid">
        {list('New', unread)}
        {list('Read', read)}
        {notices.length === 0 && (
          <div className="pl-card">
            <EmptyState title="Nothing to tell you">
              Each morning you are told here what is due soon, due or overdue; also when somebody
              calls on you in a comment, makes a record yours, or changes or withdraws evidence that
              shows a record of yours.
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}
