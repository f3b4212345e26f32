import { readOrganisation } from '../access/organisation.ts'
import { originForMails } from '../access/origin.ts'
import { actorOfAccount } from '../access/sessions.ts'
import type { State } from '../checks/state.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { sendMail } from '../mail/send-mail.ts'
import { loadState } from '../records/load-state.ts'
import { describeReminders, type Line } from './describe-mail.ts'
import { readMailChoice } from './mail-choice.ts'
import { standing } from './steps.ts'

/** Who wants a mail for each thing gets one for all when there are more than these at once. */
export const mostSingle = 10

type Waiting = { id: string; subject: string; step: string; day: string }

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
  const waiting = await waitingFor(personId)
  const choice = await readMailChoice({ id: personId })
  const told = waiting.flatMap((one) => {
    const obligation = actor && choice !== 'none' ? standing(actor, state, one) : null
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

function waitingFor(personId: string): Promise<Waiting[]> {
  return sqlOf(pool())<Waiting>(
    `SELECT id::text, subject, step, day FROM notifications
     WHERE "personId" = $1::uuid AND mail = 'waiting' ORDER BY id`,
    [personId],
  )
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
