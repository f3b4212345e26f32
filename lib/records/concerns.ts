import { type Actor, publicForm } from '../access/actor.ts'
import { networkOf } from '../access/address.ts'
import {
  countAttempt,
  perConcern,
  perFollower,
  perForm,
  perReporter,
  unnamed,
} from '../access/attempts.ts'
import { hashPassword, isPassword, pretendToCompare } from '../access/password.ts'
import { hashOfCode, lettersOf, newReceipt, type Receipt } from '../access/receipt.ts'
import { everything } from '../access/where.ts'
import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import type { Concern } from '../registers/concerns/definition.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { personNames } from './names.ts'
import { findOne } from './read.ts'
import { hangingThen, type Moment } from './source.ts'
import { moveIn } from './transitions.ts'
import { parseValues, type Values } from './values.ts'
import { type Work, working } from './work.ts'
import { changeIn, createIn, requireIn } from './write.ts'

/** What somebody reports; `name` and `contact` only if they wish. */
export type Report = { values: Values; name: string; contact: string }

/** A message on a concern; `authorName` is null for the reporter, whoever that is. */
export type ConcernMessage = { id: string; body: string; authorName: string | null; at: string }

/** What the reporter is told of their concern: no names, nothing of the investigation itself. */
export type FollowedConcern = Pick<
  Concern,
  | 'title'
  | 'about'
  | 'description'
  | 'state'
  | 'receivedOn'
  | 'acknowledgeDueOn'
  | 'acknowledgedOn'
  | 'answerDueOn'
  | 'outcome'
  | 'answer'
  | 'answeredOn'
  | 'appealUntil'
  | 'appeal'
  | 'appealedOn'
  | 'appealOutcome'
  | 'appealAnswer'
  | 'appealDecidedOn'
> & { isOpen: boolean; messages: { body: string; isReporter: boolean; at: string }[] }

const longestMessage = 8000

/**
 * Takes a concern from the public form, in the name of the form and of nobody else, and answers what
 * brings its reporter back; both are kept as hashes only. Throws TooMany for one address or for all
 * together, Invalid with a sentence per field. What the address was is known nowhere afterwards.
 */
export async function reportConcern(report: Report, address: string): Promise<Receipt> {
  await countAttempt(`concern:${unnamed(networkOf(address))}`, perReporter)
  await countAttempt('concerns', perForm)
  return keepConcern(report)
}

/** The same without counting; for the demo, too, which knows its receipts. */
export async function keepConcern(report: Report, receipt = newReceipt()): Promise<Receipt> {
  const definition = registerOf('concerns')
  const values = parseValues(definition, { ...report.values, channel: 'form' })
  const passphraseHash = await hashPassword(lettersOf(receipt.passphrase))
  await working(publicForm, { action: 'concern.report' }, async (work) => {
    const { id } = await createIn(work, definition, values, { trusted: true })
    // Not by Prisma, which tells the values where it fails.
    await work.sql(
      `INSERT INTO concern_reporters ("concernId", "receiptHash", "passphraseHash", name, contact)
       VALUES ($1::uuid, $2, $3, $4, $5)`,
      [id, hashOfCode(receipt.code), passphraseHash, report.name, report.contact],
    )
  })
  return receipt
}

/**
 * The id of the concern that a receipt opens. Throws Invalid with one sentence whatever was wrong,
 * TooMany after some tries; they are counted before they are compared.
 */
export async function openConcern(receipt: Receipt, address: string): Promise<string> {
  await countAttempt(`concern-follow:${unnamed(networkOf(address))}`, perFollower)
  const receiptHash = hashOfCode(receipt.code)
  await countAttempt(`concern-receipt:${receiptHash}`, perConcern)
  const [found] = await sqlOf(pool())<{ concernId: string; passphraseHash: string }>(
    'SELECT "concernId"::text, "passphraseHash" FROM concern_reporters WHERE "receiptHash" = $1',
    [receiptHash],
  )
  const letters = lettersOf(receipt.passphrase)
  const fits = found
    ? await isPassword(letters, found.passphraseHash)
    : await pretendToCompare(letters)
  if (!found || !fits)
    throw new Invalid({ '': 'This receipt code and passphrase do not fit together.' })
  return found.concernId
}

/** What the reporter may see of their concern; null when there is none with this id. */
export async function readForReporter(concernId: string): Promise<FollowedConcern | null> {
  const sql = sqlOf(pool())
  const record = await findOne(sql, registerOf('concerns'), everything, concernId)
  if (!record) return null
  const concern = record as unknown as Concern
  const { title, about, description, state, receivedOn, acknowledgeDueOn } = concern
  const { acknowledgedOn, answerDueOn, outcome, answer, answeredOn, appealUntil } = concern
  const { appeal, appealedOn, appealOutcome, appealAnswer, appealDecidedOn } = concern
  const told = { title, about, description, state, receivedOn, acknowledgeDueOn, acknowledgedOn }
  const result = { answerDueOn, outcome, answer, answeredOn, appealUntil }
  const ofAppeal = { appeal, appealedOn, appealOutcome, appealAnswer, appealDecidedOn }
  const rows = await messageRows(concernId)
  const messages = rows.map(({ body, authorId, createdAt }) => ({
    body,
    isReporter: authorId === null,
    at: createdAt.toISOString(),
  }))
  return { ...told, ...result, ...ofAppeal, isOpen: isOpen(record), messages }
}

/** A message of the reporter; those who deal with the concern are asked for a reply. */
export async function writeAsReporter(concernId: string, body: string): Promise<void> {
  const text = checkedText(body, 'body')
  await countAttempt(`concern-writes:${concernId}`, perConcern)
  await working(publicForm, { action: 'concern.write' }, async (work) => {
    const record = await requireOpenConcern(work, concernId)
    await addMessage(work, record, text, null)
    if (!record.waitsSince)
      await changeIn(work, registerOf('concerns'), record, { waitsSince: work.today })
  })
}

/** The reporter does not accept the answer. Throws Forbidden when it is too late or was decided. */
export async function appealConcern(concernId: string, why: string): Promise<void> {
  const appeal = checkedText(why, 'appeal')
  await countAttempt(`concern-writes:${concernId}`, perConcern)
  await working(publicForm, { action: 'concern.appeal' }, async (work) => {
    const record = await requireOpenConcern(work, concernId)
    const move = { transition: 'appeal', values: { appeal }, trusted: true }
    await moveIn(work, registerOf('concerns'), record, move)
  })
}

/** A question or reply to the reporter, who reads it with their receipt. */
export async function writeToReporter(actor: Actor, id: string, body: string): Promise<void> {
  const text = checkedText(body, 'body')
  const definition = registerOf('concerns')
  await working(actor, { action: 'concern.write' }, async (work) => {
    const record = await requireIn(work, definition, id, 'treat')
    if (!isOpen(record)) throw new Forbidden(`${record.code} is closed or archived.`)
    await addMessage(work, record, text, actor.id)
    if (record.waitsSince) await changeIn(work, definition, record, { waitsSince: null })
  })
}

/** Messages on a concern, oldest first; the caller has made sure that it may be read. */
export async function messagesOn(concernId: string, asOf?: Moment): Promise<ConcernMessage[]> {
  const rows = await messageRows(concernId, asOf)
  const names = await personNames(rows.flatMap(({ authorId }) => authorId ?? []))
  return rows.map(({ id, body, authorId, createdAt }) => ({
    id,
    body,
    authorName: authorId === null ? null : (names.get(authorId)?.name ?? 'Somebody'),
    at: createdAt.toISOString(),
  }))
}

/**
 * Who reported a concern, as far as they said; null when it did not come by the form. The caller has
 * made sure that it may be read.
 */
export async function reporterOf(
  concernId: string,
): Promise<{ name: string; contact: string } | null> {
  return db().concernReporter.findUnique({
    where: { concernId },
    select: { name: true, contact: true },
  })
}

async function messageRows(concernId: string, asOf?: Moment) {
  return db().concernMessage.findMany({
    where: {
      concernId,
      ...(asOf ? { id: { in: await hangingThen('concern-messages', concernId, asOf) } } : {}),
    },
    orderBy: { createdAt: 'asc' },
  })
}

async function addMessage(work: Work, { id }: AnyRecord, body: string, authorId: string | null) {
  await work.tx.concernMessage.create({
    data: {
      id: crypto.randomUUID(),
      concernId: id,
      body,
      authorId,
      createdAt: new Date(work.now),
    },
  })
}

async function requireOpenConcern(work: Work, id: string): Promise<AnyRecord> {
  const record = await findOne(work.sql, registerOf('concerns'), everything, id)
  if (!record) throw new NotFound('This concern is not here any more.')
  if (!isOpen(record)) throw new Forbidden('This concern is closed; nothing more can be added.')
  return record
}

function isOpen(record: AnyRecord): boolean {
  return record.state !== 'closed' && record.archivedAt === null
}

function checkedText(given: string, field: string): string {
  const text = given.trim()
  if (!text) throw new Invalid({ [field]: 'Write something first.' })
  if (text.length > longestMessage) throw new Invalid({ [field]: 'At most 8,000 characters.' })
  if (!isStorable(text)) throw new Invalid({ [field]: 'Holds a character that can’t be kept.' })
  return text
}
