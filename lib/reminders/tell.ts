import type { Actor } from '../access/actor.ts'
import { actorOfAccount } from '../access/sessions.ts'
import { myWork } from '../checks/my-work.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { loadState } from '../records/load-state.ts'
import { toldAtOnce } from '../records/tell-people.ts'
import { type Reminder, remindersOf } from './steps.ts'

/** What was read of mentions and the like, and days that are over, are forgotten after so many days. */
const keptDays = 90

/**
 * Tells everybody what the day brings, in the application, and leaves it to be mailed. All of a day
 * or nothing, and once, whatever copies of the application do it and however often: the day is
 * claimed in the same transaction. What no longer stands is forgotten, so that it is told anew when
 * it comes back.
 */
export async function tellOfToday(): Promise<void> {
  const state = await loadState()
  const people = await everybody()
  const at = now()
  await db().$transaction(
    async (tx) => {
      const sql = sqlOf(tx)
      const [claimed] = await sql<{ day: string }>(
        'INSERT INTO reminder_days (day, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING day',
        [state.today, at],
      )
      if (!claimed) return
      for (const actor of people) {
        const reminders = remindersOf(actor, state)
        const obligations = [...myWork(actor, state), ...reminders.map((one) => one.obligation)]
        await forget(sql, actor, obligations)
        await tell(sql, actor, reminders, at)
      }
      await sql(
        `DELETE FROM notifications
         WHERE step = ANY($3::text[]) AND "readAt" < $1::timestamptz - $2::int * interval '1 day'`,
        [at, keptDays, toldAtOnce],
      )
      await sql(
        `DELETE FROM reminder_days WHERE at < $1::timestamptz - $2::int * interval '1 day'`,
        [at, keptDays],
      )
    },
    { timeout: 300_000, maxWait: 30_000 },
  )
}

/** What no longer stands for the person, or has another day now. */
async function forget(sql: Sql, actor: Actor, standing: { id: string; dueOn: string | null }[]) {
  await sql(
    `DELETE FROM notifications n WHERE n."personId" = $1::uuid AND n.step <> ALL($4::text[])
       AND (n.subject, n.day) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [actor.id, standing.map((one) => one.id), standing.map((one) => one.dueOn ?? ''), toldAtOnce],
  )
}

/** A step that was told before stays as it is; a new one takes the place of those before it. */
async function tell(sql: Sql, actor: Actor, reminders: Reminder[], at: Date) {
  const added = await sql<{ subject: string }>(
    `INSERT INTO notifications (id, "personId", subject, step, day, at, mail)
     SELECT uuidv7(), $1::uuid, s.subject, s.step, s.day, $5::timestamptz, 'waiting'
     FROM unnest($2::text[], $3::text[], $4::text[]) AS s (subject, step, day)
     ON CONFLICT DO NOTHING RETURNING subject`,
    [
      actor.id,
      reminders.map(({ obligation }) => obligation.id),
      reminders.map(({ step }) => step),
      reminders.map(({ obligation }) => obligation.dueOn ?? ''),
      at,
    ],
  )
  await sql(
    `UPDATE notifications
     SET "readAt" = coalesce("readAt", $3::timestamptz),
         mail = CASE mail WHEN 'waiting' THEN 'none' ELSE mail END
     WHERE "personId" = $1::uuid AND subject = ANY($2::text[]) AND at < $3::timestamptz`,
    [actor.id, added.map((one) => one.subject), at],
  )
}

/** Every account that may be used, as it acts. */
async function everybody(): Promise<Actor[]> {
  const users = await db().user.findMany({
    where: { disabledAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const actors = await Promise.all(users.map(({ id }) => actorOfAccount({ id }, 'cli')))
  return actors.filter((actor) => actor !== null)
}
