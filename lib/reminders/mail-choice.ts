import type { Actor } from '../access/actor.ts'
import { db } from '../db/client.ts'

/** How reminders reach a person by mail; in the application they always do. */
export const mailChoices = ['digest', 'single', 'none'] as const
export type MailChoice = (typeof mailChoices)[number]

/** How this person wants to be mailed: a daily digest unless they chose otherwise. */
export async function readMailChoice(person: { id: string }): Promise<MailChoice> {
  const row = await db().mailChoice.findUnique({ where: { userId: person.id } })
  return mailChoices.find((one) => one === row?.choice) ?? 'digest'
}

/** Keeps the person's own choice, from the next mail on. */
export async function saveMailChoice(actor: Actor, choice: MailChoice): Promise<void> {
  await db().mailChoice.upsert({
    where: { userId: actor.id },
    create: { userId: actor.id, choice },
    update: { choice },
  })
}
