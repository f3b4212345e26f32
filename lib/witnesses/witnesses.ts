import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'

/** By mail, by a request to an address, or an authority that time-stamps (RFC 3161). */
export const witnessKinds = ['mail', 'webhook', 'authority'] as const
export type WitnessKind = (typeof witnessKinds)[number]

export type Witness = {
  id: string
  name: string
  kind: WitnessKind
  address: string
  createdAt: string
}

/** Who is sent each day's checkpoint, in the order they were added. Throws Forbidden. */
export async function listWitnesses(actor: Actor): Promise<Witness[]> {
  requirePermission(actor, 'settings.manage', 'manage witnesses')
  const rows = await db().witness.findMany({
    where: { endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, kind, address, createdAt }) => ({
    id,
    name,
    kind: kind as WitnessKind,
    address,
    createdAt: createdAt.toISOString(),
  }))
}

/** From the next daily checkpoint on, it is sent there. Throws Forbidden, Invalid at the field, Conflict. */
export async function addWitness(
  actor: Actor,
  given: { name: string; kind: WitnessKind; address: string },
): Promise<void> {
  requirePermission(actor, 'settings.manage', 'add a witness')
  const [name, address] = [given.name.trim(), given.address.trim()]
  if (!name) throw new Invalid({ name: 'Name who it is.' })
  const problem = problemOfAddress(given.kind, address)
  if (problem) throw new Invalid({ address: problem })
  await governed(actor, { action: 'witness.add' }, async (tx) => {
    if (await tx.witness.findFirst({ where: { kind: given.kind, address, endedAt: null } })) {
      throw new Conflict('This address is sent each checkpoint already.')
    }
    await tx.witness.create({
      data: {
        id: crypto.randomUUID(),
        name,
        kind: given.kind,
        address,
        createdAt: now(),
        createdById: actor.id,
      },
    })
  })
}

/** Nothing is sent there any more, what waits included. Throws Forbidden, NotFound. */
export async function endWitness(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'settings.manage', 'end a witness')
  await governed(actor, { action: 'witness.end' }, async (tx) => {
    const { count } = await tx.witness.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now() },
    })
    if (count === 0) throw new NotFound()
    await tx.checkpointDelivery.updateMany({
      where: { witnessId: id, status: 'waiting' },
      data: { status: 'failed', error: 'It was ended before this arrived.', doneAt: now() },
    })
  })
}

/** What is wrong with an address, in a sentence; '' if nothing is. */
function problemOfAddress(kind: WitnessKind, address: string): string {
  if (address.length > 500) return 'Use at most 500 characters.'
  if (kind === 'mail') {
    return /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)
      ? ''
      : 'Enter an e-mail address, such as trail@example.org.'
  }
  const url = URL.parse(address)
  if (!url || url.username || url.password || url.hash) {
    return 'Enter an address that begins with https://, without a name, password or #.'
  }
  if (url.protocol === 'https:') return ''
  if (url.protocol !== 'http:') return 'Enter an address that begins with https://.'
  // What an authority answers is signed; many of them have no other address.
  if (kind === 'authority') return ''
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    ? ''
    : 'Use https://: over http:// anybody on the way could change what is sent.'
}
