import type { Metadata } from 'next'
import { ActionForm } from '@/components/access/action-form'
import { SettingsHeader } from '@/components/access/settings-header'
import { SubmitButton } from '@/components/access/submit-button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { Tag } from '@/components/ui/tag'
import { describeBrowser } from '@/lib/access/browser-name'
import { readFeed } from '@/lib/access/calendar-feed'
import { describeRoles } from '@/lib/access/role-help'
import { requireActor, sessionIdOrNull } from '@/lib/access/session'
import { listSessions } from '@/lib/access/sessions'
import { timeZones } from '@/lib/access/time-zone'
import { env } from '@/lib/env'
import { readMailChoice } from '@/lib/reminders/mail-choice'
import { endOtherSessionsByForm, endSessionByForm } from './actions'
import { FeedForms } from './feed-forms'
import { MailChoiceForm } from './mail-choice-form'
import { PasswordForm } from './password-form'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: 'My account' }

export default async function AccountPage() {
  const actor = await requireActor()
  const [sessions, own, choice, feed] = await Promise.all([
    listSessions(actor.id),
    sessionIdOrNull(),
    readMailChoice(actor),
    readFeed(actor),
  ])
  return (
    <>
      <SettingsHeader actor={actor} current="account" />
      <div className="pl-settings">
        <Card title="Who you are">
          <p className="pl-help">
            {actor.email}: {describeRoles(actor.roles)}. An administrator changes these.
          </p>
          <ProfileForm name={actor.name} timeZone={actor.timeZone} zones={timeZones()} />
        </Card>
        <Card title="Password">
          <PasswordForm email={actor.email} />
        </Card>
        <Card title="Reminders" id="reminders">
          <p className="pl-help">
            What is due soon, due or overdue is told under the bell each morning.
            {env().SMTP_URL
              ? ` It is also mailed to ${actor.email}:`
              : ' No mail server is set here, so nothing is mailed until an administrator sets one.'}
          </p>
          <MailChoiceForm choice={choice} />
        </Card>
        <Card title="Calendar feed" id="calendar-feed">
          <p className="pl-help">
            A secret address by which your own calendar program shows what you have to do on its
            day. Who has the address reads that without signing in; it shows no more than you may
            see.
          </p>
          {feed && (
            <p>
              {feed.usedAt ? (
                <>
                  Last read <TimeText at={feed.usedAt.toISOString()} timeZone={actor.timeZone} />.
                </>
              ) : (
                'There is an address; nothing has read it yet.'
              )}
            </p>
          )}
          <FeedForms isOn={feed !== null} />
        </Card>
        <Card title="Where you are signed in">
          <DataTable label="Sessions" bare stack>
            <thead>
              <tr>
                <Th>Browser</Th>
                <Th>Signed in</Th>
                <Th>Last used</Th>
                <Th>
                  <span className="pl-visually-hidden">End</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <Td label="Browser">{describeBrowser(session.userAgent)}</Td>
                  <Td label="Signed in">
                    <TimeText at={session.createdAt.toISOString()} timeZone={actor.timeZone} />
                  </Td>
                  <Td label="Last used">
                    <TimeText at={session.lastSeenAt.toISOString()} timeZone={actor.timeZone} />
                  </Td>
                  <Td numeric>
                    {session.id === own ? (
                      <Tag>this browser</Tag>
                    ) : (
                      <ActionForm action={endSessionByForm}>
                        <input type="hidden" name="id" value={session.id} />
                        <SubmitButton tone="plain">End</SubmitButton>
                      </ActionForm>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          {sessions.length > 1 && (
            <ActionForm action={endOtherSessionsByForm}>
              <SubmitButton tone="quiet">End all other sessions</SubmitButton>
            </ActionForm>
          )}
        </Card>
      </div>
    </>
  )
}
