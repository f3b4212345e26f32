import { plumbline } from '../access/actor.ts'
import { readOrganisation } from '../access/organisation.ts'
import { checkpointOf } from '../audit-trail/checkpoint.ts'
import { shortCodeOf } from '../audit-trail/short-code.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { sendMail } from '../mail/send-mail.ts'
import { NotSent, sendBytes } from './send.ts'
import { NotStamped, timeStamp } from './time-stamp.ts'
import type { WitnessKind } from './witnesses.ts'

/** Minutes after which the next attempt is made; after the last one it is given up. */
const backOff = [10, 45, 180, 480, 1440, 2880]
/** Minutes after which what was being sent was cut off. */
const longest = 10

type Delivery = {
  id: string
  size: string
  key: string
  attempts: number
  note: string
  witnessId: string
  kind: WitnessKind
  address: string
}

type Outcome =
  | { status: 'sent' }
  | { status: 'again' | 'failed' | 'unsure'; error: string }
  /** It came on record together with what arrived. */
  | { status: 'settled' }

/**
 * Sends what waits for witnesses and is due. Each is claimed before it is sent, so no copy of the
 * application sends it twice, nor one that was killed in between and started again: that may have
 * arrived, and is said so. What did not arrive is tried again, later each time.
 */
export async function deliverCheckpoints(signal?: AbortSignal): Promise<void> {
  const sql = sqlOf(pool())
  await settleCutOff(sql)
  for (let next = await claim(sql); next; next = await claim(sql)) {
    const outcome = await send(next)
    if (outcome.status !== 'settled') await settle(sql, next, outcome)
    if (signal?.aborted) return
  }
}

async function claim(sql: Sql): Promise<Delivery | null> {
  const [claimed] = await sql<Delivery>(
    `UPDATE checkpoint_deliveries d SET status = 'sending', attempts = attempts + 1, "nextAt" = $1::timestamptz
     FROM witnesses w, audit_checkpoints c
     WHERE d.id = (
         SELECT id FROM checkpoint_deliveries WHERE status = 'waiting' AND "nextAt" <= $1::timestamptz
         ORDER BY "nextAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
       AND w.id = d."witnessId" AND c.size = d.size AND c.key = d.key AND c.reason = 'daily'
     RETURNING d.id::text, d.size::text, d.key, d.attempts, c.note, w.id::text AS "witnessId", w.kind, w.address`,
    [now().toISOString()],
  )
  return claimed ?? null
}

/** An authority can be asked again; a message may have arrived. */
async function settleCutOff(sql: Sql): Promise<void> {
  const before = new Date(now().getTime() - longest * 60_000).toISOString()
  await sql(
    `UPDATE checkpoint_deliveries d
     SET status = CASE w.kind WHEN 'authority' THEN 'waiting' ELSE 'unsure' END,
       error = 'The server was stopped while it was sent.'
     FROM witnesses w
     WHERE w.id = d."witnessId" AND d.status = 'sending' AND d."nextAt" < $1::timestamptz`,
    [before],
  )
}

function send(delivery: Delivery): Promise<Outcome> {
  const ways = { mail: sendByMail, webhook: sendToWebhook, authority: haveStamped }
  return ways[delivery.kind](delivery)
}

async function sendByMail({ note, key, address }: Delivery): Promise<Outcome> {
  const { name } = await readOrganisation()
  const checkpoint = checkpointOf(note)
  const sent = await sendMail({
    to: address,
    subject: `Checkpoint of the audit trail of ${name}: ${checkpoint.size} entries`,
    text: [
      `The audit trail of ${name} has ${checkpoint.size} entries. Its checkpoint is attached, and stands here:`,
      note,
      `Its short code: ${shortCodeOf(checkpoint)}`,
      `Signed with ${key}`,
      'Keep this message where nobody of the organisation can change it. Whoever has it can prove later that none of these entries was changed, removed or added: npm run verify -- PACK --earlier CHECKPOINT, or the page verify.html in each evidence pack.',
    ].join('\n\n'),
    attachments: [{ filename: `checkpoint-${checkpoint.size}.txt`, content: note }],
  })
  if (sent.sent) return { status: 'sent' }
  const status = { away: 'again', later: 'again', refused: 'failed', unsure: 'unsure' } as const
  return { status: status[sent.how], error: sent.because }
}

async function sendToWebhook({ id, note, key, address }: Delivery): Promise<Outcome> {
  try {
    await sendBytes(address, note, {
      'content-type': 'text/plain; charset=utf-8',
      'plumbline-key': key,
      // The same for each attempt: whoever gets one twice can tell.
      'plumbline-delivery': id,
    })
    return { status: 'sent' }
  } catch (error) {
    return asOutcome(error)
  }
}

/** The stamp comes on record in the trail itself, so that a moment of the trail says which there were. */
async function haveStamped(delivery: Delivery): Promise<Outcome> {
  const { size, key, note, witnessId, address } = delivery
  try {
    const { stampedAt, token } = await timeStamp(address, note)
    await governed(plumbline, { action: 'time-stamp.keep' }, async (tx, sql) => {
      await tx.timeStamp.create({
        data: {
          id: crypto.randomUUID(),
          size: BigInt(size),
          key,
          note,
          witnessId,
          stampedAt,
          token: token.toString('base64'),
        },
      })
      await settle(sql, delivery, { status: 'sent' })
    })
    return { status: 'settled' }
  } catch (error) {
    return asOutcome(error)
  }
}

function asOutcome(error: unknown): Outcome {
  if (!(error instanceof NotSent || error instanceof NotStamped)) throw error
  return { status: 'again', error: error.message }
}

async function settle(
  sql: Sql,
  { id, attempts }: Delivery,
  outcome: Exclude<Outcome, { status: 'settled' }>,
): Promise<void> {
  const minutes = outcome.status === 'again' ? backOff[attempts - 1] : undefined
  const isOver = outcome.status === 'again' && minutes === undefined
  const status = isOver ? 'failed' : outcome.status === 'again' ? 'waiting' : outcome.status
  const at = now()
  const nextAt = new Date(at.getTime() + (minutes ?? 0) * 60_000)
  await sql(
    `UPDATE checkpoint_deliveries SET status = $2, error = $3, "nextAt" = $4::timestamptz,
       "doneAt" = CASE WHEN $2 = 'waiting' THEN NULL ELSE $5::timestamptz END
     WHERE id = $1::uuid AND status = 'sending'`,
    [
      id,
      status,
      outcome.status === 'sent' ? '' : outcome.error,
      nextAt.toISOString(),
      at.toISOString(),
    ],
  )
}
