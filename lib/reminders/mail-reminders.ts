import { readOrganisation } from '../access/organisation.ts'
import { originForMails } from '../access/origin.ts'
import { actorOfAccount } from '../access/sessions.ts'
import type { Obligation } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { sendMail } from '../mail/send-mail.ts'
import { loadState } from '../records/load-state.ts'
import { registerOf } from '../registers/index.ts'
import { describeReminders, type Line } from './describe-mail.ts'
import { readMailChoice } from './mail-choice.ts'
import { keyOf, type OnRecord, onRecordsOf } from './notifications.ts'
import { standing } from './steps.ts'

/** Who wants a mail for each thing gets one for all when there are more than these at once. */
export const mostSingle = 10

type Waiting = { id: string; subject: string; step: string; day: string; readAt: Date | null }

/**
 * Mails what waits to be mailed, as each person chose. A mail is claimed before it is sent, so no copy
 * of the application sends it twice, nor one that was killed in between and started again; it waits
 * on as long as the server is away or wants it later. Without a mail server everything waits.
 */
export async function mailReminders(): Promise<void> {
  if (!env().SMTP_URL) return
  const people = await sqlOf(pool())<{ personId: string }>(
    `SELECT DISTINCT "personId"::text FROM notifications WHERE mail = 'waiting' ORDER BY 1`,
  )
  if (people.length === 0) return
  const state = await loadState()
  const { name } = await readOrganisation()
  for (const { personId } of people) {
    if ((await mailPerson(personId, state, name)) === 'away') return
  }
}

async function mailPerson(
  personId: string,
  state: State,
  organisation: string,
): Promise<'away' | 'done'> {
  const actor = await actorOfAccount({ id: personId }, 'cli')
  const choice = await readMailChoice({ id: personId })
  const waiting = await waitingFor(personId, choice === 'digest' ? state.today : null)
  const said = actor ? await onRecordsOf(actor, waiting) : new Map<string, OnRecord>()
  const told = waiting.flatMap((one) => {
    if (!actor || choice === 'none') return []
    const onRecord = one.readAt === null ? said.get(keyOf(one)) : undefined
    const obligation = onRecord ? asObligation(one, onRecord) : standing(actor, state, one)
    return obligation ? [{ id: one.id, line: { obligation, step: one.step } }] : []
  })
  const toSend = new Set(told.map((one) => one.id))
  await settle(
    waiting.filter(({ id }) => !toSend.has(id)).map(({ id }) => id),
    'none',
  )
  if (!actor || told.length === 0) return 'done'
  const isDigest = choice === 'digest' || told.length > mostSingle
  for (const part of isDigest ? [told] : told.map((one) => [one])) {
    const claimed = await claim(part.map(({ id }) => id))
    const lines: Line[] = part.filter(({ id }) => claimed.has(id)).map(({ line }) => line)
    if (lines.length === 0) continue
    const mail = describeReminders({
      lines,
      state,
      organisation,
      origin: originForMails(),
    })
    const sent = await sendMail({ to: actor.email, ...mail })
    if (sent.sent) await settle([...claimed], 'sent')
    else
      await settle([...claimed], sent.how === 'away' || sent.how === 'later' ? 'waiting' : sent.how)
    if (!sent.sent && sent.how === 'away') return 'away'
  }
  return 'done'
}

/** What waits for a person; who has one mail a day gets what is said to them after it with the next. */
function waitingFor(personId: string, digestOf: string | null): Promise<Waiting[]> {
  return sqlOf(pool())<Waiting>(
    `SELECT id::text, subject, step, day, "readAt" FROM notifications
     WHERE "personId" = $1::uuid AND mail = 'waiting' AND (step NOT IN ('mention', 'evidence') OR $2::text IS NULL
       OR at <= (SELECT d.at FROM reminder_days d WHERE d.day = $2::text))
     ORDER BY id`,
    [personId, digestOf],
  )
}

/** What was said to somebody reads in a mail like what is to be done; the words stay in the application. */
function asObligation({ subject }: Waiting, { says, register, code, title }: OnRecord): Obligation {
  const isConfidential = registerOf(register).access === 'confidential'
  return {
    id: subject,
    says,
    why: '',
    register,
    recordId: null,
    query: null,
    code,
    title: isConfidential ? '' : title,
    dueOn: null,
    ownerId: null,
    roles: [],
    except: [],
    tone: 'plain',
  }
}

/** Takes what is to be sent now; of two copies at once, one gets all of it and the other nothing. */
async function claim(ids: string[]): Promise<Set<string>> {
  const rows = await sqlOf(pool())<{ id: string }>(
    `UPDATE notifications SET mail = 'sending' WHERE id IN (
       SELECT id FROM notifications WHERE id = ANY($1::uuid[]) AND mail = 'waiting'
       ORDER BY id FOR UPDATE
     ) RETURNING id::text`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

async function settle(ids: string[], mail: string): Promise<void> {
  if (ids.length === 0) return
  await sqlOf(pool())('UPDATE notifications SET mail = $2 WHERE id = ANY($1::uuid[])', [ids, mail])
}
