import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { addUser, disableUser } from '../../lib/access/users.ts'
import { addDays } from '../../lib/calendar.ts'
import { withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { addComment } from '../../lib/records/comments.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { reminders } from '../../lib/reminders/job.ts'
import { saveMailChoice } from '../../lib/reminders/mail-choice.ts'
import { mostSingle } from '../../lib/reminders/mail-reminders.ts'
import { markRead, noticesOf, unreadOf } from '../../lib/reminders/notifications.ts'
import { root } from '../support/app.ts'
import {
  again,
  aPerson,
  aRecord,
  password,
  theAdministrator,
  theLead,
} from '../support/factories.ts'
import { mailServer } from '../support/mail-server.ts'

/** Long after everything else in this file, so that the clock only goes forward. */
let day = '2031-03-03'
let owner: Actor

const at = <T>(hour: string, work: () => Promise<T>, on = day) =>
  withClock(new Date(`${on}T${hour}:00Z`), work)
const run = (hour = '08:00', on = day) =>
  at(hour, () => reminders.handler({}, new AbortController().signal), on)
/** An action that is somebody's already: that it was made over to them is no news. */
async function anAction(title: string, dueOn: string, whose = owner) {
  const action = await aRecord('actions', { title, dueOn, ownerId: whose.id })
  await db().notification.deleteMany({ where: { subject: action.id, step: 'owner' } })
  return action
}
const titlesOf = (who: Actor, on = day) =>
  at('09:00', async () => (await noticesOf(who, await loadState())).map(({ title }) => title), on)
const textOf = (raw: string) =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll(/(=[0-9A-F]{2})+/g, (bytes) => decodeURIComponent(bytes.replaceAll('=', '%')))

beforeEach(async () => {
  await theLead()
  day = addDays(day, 200)
  // Whoever is there from tests before gets no mails in this one.
  const others = await db().user.findMany({ select: { id: true } })
  await db().mailChoice.createMany({
    data: others.map(({ id }) => ({ userId: id, choice: 'none' })),
    skipDuplicates: true,
  })
  owner = await aPerson({ roles: ['model-owner'] })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  const by = await theAdministrator()
  await disableUser(by, owner.id)
})

describe('whom notifications are for', () => {
  test('nobody sees or reads another’s notifications', async () => {
    await anAction('Retrain', day)
    await run()
    const other = await aPerson({ roles: ['model-owner'] })
    expect(await titlesOf(owner)).toEqual(['Retrain'])
    expect(await titlesOf(other)).toEqual([])
    const [notice] = await at('09:00', async () => noticesOf(owner, await loadState()))
    await markRead(other, notice?.id ?? null)
    await markRead(other, null)
    await at('09:00', async () => expect(await unreadOf(owner, await loadState())).toBe(1))
    await markRead(owner, notice?.id ?? null)
    await at('09:00', async () => expect(await unreadOf(owner, await loadState())).toBe(0))
  })

  test('who may not sign in any more is told nothing and mailed nothing', async () => {
    await using server = await mailServer()
    await anAction('Retrain', day)
    await disableUser(await theAdministrator(), owner.id)
    await run()
    expect(server.taken).toEqual([])
    expect(await db().notification.count({ where: { personId: owner.id } })).toBe(0)
  })

  test('who was disabled between the telling and the mail gets no mail', async () => {
    await anAction('Retrain', day)
    await run()
    await using server = await mailServer()
    await disableUser(await theAdministrator(), owner.id)
    await run('09:00')
    expect(server.taken).toEqual([])
  })

  test('what is not theirs to see any longer is not named, though they were told', async () => {
    const lead = await aPerson({ roles: ['governance-lead'] })
    await anAction('Late', addDays(day, -8))
    await run()
    expect(await titlesOf(lead)).toContain('Late')
    const demoted: Actor = { ...lead, roles: ['staff'] }
    expect(await titlesOf(demoted)).toEqual([])
  })

  test('a mention and a record made over are told, to who may see the record', async () => {
    const lead = await theLead()
    const staff = await aPerson({ roles: ['staff'] })
    const risk = await aRecord('risks', { title: 'Drift', ownerId: lead.id })
    const body = 'Look at this'
    await addComment(lead, 'risks', {
      id: risk.id,
      body,
      mentionIds: [owner.id, staff.id, lead.id],
    })
    expect(await titlesOf(staff)).toEqual([])
    expect(await titlesOf(owner)).toEqual([])
    await writeRecord(lead, 'risks', {
      id: risk.id,
      revision: risk.revision,
      values: { ownerId: owner.id },
    })
    const notices = await at('09:00', async () => noticesOf(owner, await loadState()))
    expect(notices.map(({ says, said, href }) => [says, said, href])).toEqual(
      expect.arrayContaining([
        ['It is yours from now on', '', `/risks/${risk.code}`],
        [`${lead.name} calls on you`, body, `/risks/${risk.code}`],
      ]),
    )
    expect(await db().notification.count({ where: { personId: lead.id, step: 'mention' } })).toBe(0)
  })
})

describe('the job', () => {
  test('tells nothing before the hour in the organisation’s time zone, and makes up for it later', async () => {
    await anAction('Retrain', day)
    await run('06:59')
    expect(await titlesOf(owner)).toEqual([])
    await run('23:00')
    expect(await titlesOf(owner)).toEqual(['Retrain'])
  })

  test('what is done is gone, from the list and from the mail that still waits', async () => {
    const action = await anAction('Retrain', day)
    await run()
    const { id, revision } = action
    await at('10:00', () =>
      moveRecord(owner, 'actions', { id, revision, transition: 'cancel', reason: 'Not needed' }),
    )
    expect(await titlesOf(owner)).toEqual([])
    await using server = await mailServer()
    await run('11:00')
    expect(server.taken).toEqual([])
  })

  test('each step is told once: soon, on its day, and overdue', async () => {
    await using server = await mailServer()
    const dueOn = addDays(day, 20)
    await anAction('Retrain', dueOn)
    for (let on = day; on <= addDays(dueOn, 12); on = addDays(on, 1)) {
      await run('08:00', on)
      await run('09:00', on)
    }
    const subjects = server.taken.map(({ raw }) => /^Subject: (.*)$/m.exec(textOf(raw))?.[1])
    expect(subjects).toHaveLength(3)
    expect(subjects.map((one) => one?.split(' ')[0])).toEqual(['Due', 'Due', 'Overdue:'])
    expect(await titlesOf(owner, addDays(dueOn, 12))).toEqual(['Retrain'])
  })

  test('what was put off is told again before its new day', async () => {
    await using server = await mailServer()
    const action = await anAction('Retrain', day)
    await run()
    const { id, revision } = action
    const values = { dueOn: addDays(day, 60) }
    await at('10:00', () => writeRecord(owner, 'actions', { id, revision, values }))
    await run('08:00', addDays(day, 1))
    expect(server.taken).toHaveLength(1)
    await run('08:00', addDays(day, 50))
    expect(server.taken).toHaveLength(2)
  })

  test('what is overdue goes to the lead after a week and to the executive after three, once', async () => {
    await using server = await mailServer()
    const lead = await aPerson({ roles: ['governance-lead'] })
    const executive = await aPerson({ roles: ['executive'] })
    await saveMailChoice(owner, 'none')
    await saveMailChoice(lead, 'single')
    await saveMailChoice(executive, 'single')
    await anAction('Late one', addDays(day, -1))
    const about = () =>
      server.taken
        .filter(({ raw }) => textOf(raw).includes('Late one'))
        .map(({ to }) => (to[0] === lead.email ? 'lead' : 'executive'))
    for (const days of [0, 5]) await run('08:00', addDays(day, days))
    expect(about()).toEqual([])
    for (const days of [6, 7, 8, 19]) await run('08:00', addDays(day, days))
    expect(about()).toEqual(['lead'])
    for (const days of [20, 21]) await run('08:00', addDays(day, days))
    expect(about()).toEqual(['lead', 'executive'])
    await disableUser(await theAdministrator(), lead.id)
    await disableUser(await theAdministrator(), executive.id)
  }, 60_000)
})

describe('mails', () => {
  test('a digest is one mail with everything new, each with what, why, by when and where', async () => {
    await using server = await mailServer()
    vi.stubEnv('PUBLIC_URL', 'https://aims.kestrel.test')
    const due = await anAction('Retrain <b>now</b> & then', day)
    await anAction('Ask the supplier', addDays(day, -2))
    await run()
    expect(server.taken).toHaveLength(1)
    const [{ to, raw } = { to: [], raw: '' }] = server.taken
    const text = textOf(raw)
    expect(to).toEqual([owner.email])
    expect(text).toMatch(/^Subject: 2 things to know, 1 of them overdue/m)
    for (const part of [
      'Overdue',
      'Due today',
      'Clause 10.1',
      `/actions/${due.code}`,
      '2 days ago',
    ])
      expect(text).toContain(part)
    expect(text).toContain('https://aims.kestrel.test/settings/account')
    expect(text).toContain('Retrain &lt;b&gt;now&lt;/b&gt; &amp; then')
    expect(text.split('text/html')[1]).not.toContain('<b>now</b>')
  })

  test('singly, each has a mail of its own; too many at once come as one', async () => {
    await using server = await mailServer()
    await saveMailChoice(owner, 'single')
    await anAction('One', day)
    await anAction('Two', day)
    await run()
    expect(server.taken).toHaveLength(2)
    const next = addDays(day, 1)
    for (let n = 0; n <= mostSingle; n += 1) await anAction(`More ${n}`, next)
    await run('08:00', next)
    expect(server.taken).toHaveLength(3)
  })

  test('who is called on is mailed: singly within the hour, in the digest with the next one, without the words', async () => {
    await using server = await mailServer()
    const lead = await theLead()
    const risk = await aRecord('risks', { title: 'Drift', ownerId: lead.id })
    const see = async (hour: string, on = day, who = owner) =>
      at(
        hour,
        () => addComment(lead, 'risks', { id: risk.id, body: 'Secret?', mentionIds: [who.id] }),
        on,
      )
    const reader = await aPerson({ roles: ['risk-owner'] })
    const staff = await aPerson({ roles: ['staff'] })
    await saveMailChoice(reader, 'single')
    await saveMailChoice(staff, 'single')
    await run()
    await see('09:10', day, reader)
    await see('09:11', day, staff)
    await run('10:00')
    expect(server.taken.map(({ to }) => to)).toEqual([[reader.email]])
    const text = textOf(server.taken[0]?.raw ?? '')
    expect(text).toMatch(new RegExp(`^Subject: ${lead.name} calls on you: ${risk.code}`, 'm'))
    expect(text).toContain('Drift')
    expect(text).not.toContain('Secret?')

    await saveMailChoice(reader, 'digest')
    await see('10:10', day, reader)
    await run('11:00')
    expect(server.taken).toHaveLength(1)
    const next = addDays(day, 1)
    await run('08:00', next)
    expect(server.taken).toHaveLength(2)
    await run('09:00', next)
    expect(server.taken).toHaveLength(2)
    await see('09:10', next, reader)
    await at('09:20', () => markRead(reader, null), next)
    await run('08:00', addDays(day, 2))
    expect(server.taken).toHaveLength(2)
    for (const one of [reader, staff]) await disableUser(await theAdministrator(), one.id)
  })

  test('whose record rests on evidence that was changed is mailed, again when it changes again', async () => {
    await using server = await mailServer()
    const lead = await theLead()
    const holder = await aPerson({ roles: ['risk-owner'] })
    await saveMailChoice(holder, 'single')
    const risk = await aRecord('risks', { title: 'Drift', ownerId: holder.id })
    const evidence = await attachEvidence(
      lead,
      { register: 'risks', id: risk.id },
      { title: 'Scan', kind: 'note', note: 'Seen.', coversTo: '2026-01-31' },
    )
    await db().notification.deleteMany({ where: { personId: holder.id } })
    await run()
    const step = (hour: string, transition: string, revision: number) =>
      at(hour, () =>
        moveRecord(lead, 'evidence', { id: evidence.id, revision, transition, reason: 'Look.' }),
      )
    const withdrawn = await step('09:10', 'withdraw', evidence.revision)
    await run('10:00')
    const told = () =>
      server.taken.flatMap(
        ({ raw }) => /^Subject: (The evidence was .*?)\r?$/m.exec(textOf(raw))?.slice(1) ?? [],
      )
    expect(told()).toEqual([`The evidence was withdrawn: ${evidence.code}`])
    await step('10:10', 'reinstate', withdrawn.revision)
    await run('11:00')
    await run('12:00')
    expect(told().slice(1)).toEqual([`The evidence was changed: ${evidence.code}`])
    await disableUser(await theAdministrator(), holder.id)
  })

  test('who wants none gets none, and finds it under the bell', async () => {
    await using server = await mailServer()
    await saveMailChoice(owner, 'none')
    await anAction('Retrain', day)
    await run()
    expect(server.taken).toEqual([])
    expect(await titlesOf(owner)).toEqual(['Retrain'])
  })

  test('a mail waits while the server is away, and goes once it is back', async () => {
    const server = await mailServer()
    await server.close()
    await anAction('Retrain', day)
    await run()
    await run('09:00')
    expect(server.taken).toEqual([])
    await using back = await mailServer()
    await run('10:00')
    await run('11:00')
    expect(back.taken).toHaveLength(1)
  })

  test('an address that is refused for good is not tried again until there is more to say', async () => {
    await using server = await mailServer()
    const { refused } = await aRefusedPerson()
    await anAction('Retrain', day, refused)
    await run()
    await run('09:00')
    const kept = await db().notification.findMany({ where: { personId: refused.id } })
    expect(kept.map(({ mail }) => mail)).toContain('refused')
    expect(server.taken).toEqual([])
    await disableUser(await theAdministrator(), refused.id)
  })
})

describe('nothing is told or mailed twice', () => {
  test('when two copies of the application run the job at once', async () => {
    await using server = await mailServer()
    await anAction('Retrain', day)
    await anAction('Ask', day)
    await Promise.all([run(), run(), run(), run()])
    expect(server.taken).toHaveLength(1)
    expect(await db().notification.count({ where: { personId: owner.id, step: 'due' } })).toBe(2)
  })

  test('when the process is killed after the mail left and before that is on record', async () => {
    let kill = () => {}
    await using server = await mailServer(async () => kill())
    await anAction('Retrain', day)
    const copy = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { withClock } = await import(${JSON.stringify(join(root, 'lib/clock.ts'))})
         const { reminders } = await import(${JSON.stringify(join(root, 'lib/reminders/job.ts'))})
         await withClock(new Date('${day}T08:00:00Z'), () => reminders.handler({}, new AbortController().signal))`,
      ],
      { env: { ...process.env, NODE_NO_WARNINGS: '1' }, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    kill = () => copy.kill('SIGKILL')
    const [, signal] = await once(copy, 'exit')
    expect(signal).toBe('SIGKILL')
    kill = () => {}
    await run('09:00')
    await run('08:00', addDays(day, 0))
    expect(server.taken).toHaveLength(1)
    // Nothing is lost either: it stands under the bell, and its next step is mailed.
    expect(await titlesOf(owner)).toEqual(['Retrain'])
    await run('08:00', addDays(day, 1))
    expect(server.taken).toHaveLength(2)
  }, 60_000)

  test('when the telling breaks off half-way, all of it is done the next time', async () => {
    await anAction('Retrain', day)
    await db().$executeRawUnsafe(
      `ALTER TABLE notifications ADD CONSTRAINT broken CHECK (step <> 'due') NOT VALID`,
    )
    await expect(run()).rejects.toThrow()
    await db().$executeRawUnsafe('ALTER TABLE notifications DROP CONSTRAINT broken')
    expect(await titlesOf(owner)).toEqual([])
    await run('09:00')
    expect(await titlesOf(owner)).toEqual(['Retrain'])
  })
})

/** Somebody whose mail box no server takes mails for. */
async function aRefusedPerson() {
  const email = `gone${Date.now()}@refused.test`
  const given = { name: 'Gone', email, roles: ['model-owner' as const], password, timeZone: 'UTC' }
  const id = await addUser(await theAdministrator(), given)
  return { refused: await again({ id }) }
}
