import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showsToday } from '../../components/shell/todays-pages.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { roles } from '../../lib/access/actor.ts'
import { momentCookie } from '../../lib/access/past.ts'
import { sealSession, sessionCookieName } from '../../lib/access/session-token.ts'
import { openSession } from '../../lib/access/sessions.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { questions } from '../../lib/readiness/catalogue.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registers } from '../../lib/registers/index.ts'
import { type App, startApp } from '../support/app.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'
import {
  type Call,
  expectedActions,
  expectedRoutes,
  type Fixtures,
  form,
  type Visit,
} from './expected.ts'
import { builtActions, type FoundAction, routesOnDisk, type Visitor, visitors } from './walk.ts'

let app: App
let fixtures: Fixtures
const cookies = new Map<Visitor, string>()
const ids = new Map<Visitor, string>()

const overseen = {
  trigger: 'Confidence below 0.6',
  timeLimitHours: 4,
  powers: ['override'],
  stopMeans: 'The switch',
}

/** A plan of oversight that takes events. */
async function enforced({ id, revision }: AnyRecord): Promise<AnyRecord> {
  const by = await aPerson({ roles: ['risk-owner'] })
  return moveRecord(by, 'oversight', { id, revision, transition: 'enforce' })
}

/** Walks with what it finds instead of comparing: to write new lines of the table by. */
const looking = process.env.WALK === 'look'

beforeAll(async () => {
  const people = new Map<Visitor, Actor>()
  for (const role of roles) people.set(role, await aPerson({ roles: [role], withPassword: true }))
  const owner = people.get('model-owner')
  if (!owner) throw new Error('no model owner')
  const lead = await theLead()
  const system = await aRecord('systems', { ownerId: owner.id })
  const foreign = await aRecord('systems', { ownerId: null })
  people.set('model-owner', await again(owner))
  const document = await aRecord('documents', { ownerId: null })
  const planned = await aRecord('audits', {
    requirements: ['9.2.1'],
    systemIds: [],
    scope: 'Everything',
    criteria: 'The standard',
    startsOn: '2026-03-02',
    leadAuditorId: people.get('auditor')?.id,
    auditorIds: [people.get('external-auditor')?.id],
  })
  const audit = await moveRecord(lead, 'audits', { ...planned, transition: 'begin' })
  fixtures = {
    system,
    foreign,
    document,
    person: await aPerson({ roles: ['staff'] }),
    lead,
    risk: await aRecord('risks', { systemIds: [system.id], ownerId: null }),
    foreignRisk: await aRecord('risks', { systemIds: [foreign.id], ownerId: null }),
    assessment: await aRecord('impact-assessments', { systemId: system.id, ownerId: null }),
    monitor: await aRecord('monitors', { systemId: system.id, ownerId: null }),
    incident: await aRecord('incidents', {
      systemIds: [system.id],
      ownerId: null,
      seriousIncident: false,
    }),
    plan: await enforced(
      await aRecord('oversight', {
        systemId: system.id,
        ownerId: null,
        reviewerIds: [lead.id],
        ...overseen,
      }),
    ),
    version: await aRecord('document-versions', { documentId: document.id }),
    audit,
    question: await aRecord('audit-questions', { auditId: audit.id }),
    review: await aRecord('management-reviews', { kind: 'management-review' }),
    concern: await aRecord('concerns', { ownerId: null, readerIds: [] }),
    nobody: randomUUID(),
  }
  for (const [visitor, person] of people) {
    ids.set(visitor, person.id)
    await opened(visitor)
  }
  const { DATABASE_URL = '', DATA_DIR = '' } = process.env
  app = await startApp({ dataDir: DATA_DIR, env: { DATABASE_URL } })
}, 300_000)

afterAll(() => app?.stop())

/** Signs somebody in. */
async function opened(visitor: Visitor): Promise<void> {
  const sealed = await sealSession(await openSession(ids.get(visitor) ?? '', 'walk'))
  cookies.set(visitor, `${sessionCookieName()}=${encodeURIComponent(sealed)}`)
}

/** The moment that everybody's browser reads at; '' is now. */
let moment = ''

function headersOf(visitor: Visitor): Record<string, string> {
  const chosen = moment && `; ${momentCookie}=${moment}`
  const cookie = cookies.has(visitor) ? `${cookies.get(visitor)}${chosen}` : ''
  return { origin: app.url, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) }
}

/** How a page that was begun with status 200 says "not found" or "not allowed". */
const refusals = [
  'name="robots" content="noindex"',
  'NEXT_HTTP_ERROR_FALLBACK;404',
  'This is not allowed',
]

/** What came back, as one sign of the expected table. */
function signOf(response: Response, text: string): string {
  const { status } = response
  const target = response.headers.get('location') ?? response.headers.get('x-action-redirect') ?? ''
  if (status >= 500) return 'X'
  if (target.includes('/sign-in') || status === 401) return '>'
  if (status === 403 || status === 404) return '-'
  if (status === 405) return '0'
  if (status >= 400) return '~'
  if (status >= 300) return '/'
  return refusals.some((one) => text.includes(one)) ? '-' : '+'
}

async function visit(visitor: Visitor, route: string, at: Visit): Promise<string> {
  const response = await go(visitor, route, at)
  return signOf(response, await response.text())
}

function go(visitor: Visitor, route: string, at: Visit): Promise<Response> {
  const [method, path] = route.includes(' ') ? [route.split(' ')[0] ?? '', at.at] : ['GET', at.at]
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => idOf(fixtures[name as keyof Fixtures]))
  return fetch(`${app.url}${filled}`, {
    method,
    redirect: 'manual',
    headers: {
      ...headersOf(visitor),
      ...(at.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...at.headers,
    },
    ...(at.body === undefined
      ? {}
      : { body: typeof at.body === 'string' ? at.body : JSON.stringify(at.body) }),
  })
}

function idOf(fixture: AnyRecord | Actor | string): string {
  return typeof fixture === 'string' ? fixture : fixture.id
}

async function call(visitor: Visitor, action: FoundAction, { args }: Call): Promise<string> {
  const given = await args(fixtures)
  const page = action.page.replaceAll(/\[(\w+)\]/g, (_, name) =>
    name === 'register' ? 'risks' : name === 'id' ? fixtures.risk.id : 'none',
  )
  const before = await written(visitor)
  const response = await fetch(`${app.url}${page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headersOf(visitor), 'next-action': action.id },
    body: encoded(given),
  })
  const sign = signOf(response, await response.text())
  if (sign === 'X' || sign === '>') return sign
  return (await written(visitor)) === before ? '-' : '+'
}

/** How much the person has written; jobs go on writing what others asked for. */
async function written(visitor: Visitor): Promise<string | undefined> {
  const by = ids.get(visitor)
  const [found] = await sqlOf(db())<{ n: string }>(
    `SELECT count(*)::text AS n FROM audit_events
     WHERE ("actorId" = $1::text AND (register NOT IN ('packs', 'trail-checks') OR operation = 'insert'))
        OR ($1::text IS NULL AND register IN ('users', 'organisations', 'invitations'))`,
    [by ?? null],
  )
  return found?.n
}

/** The arguments of an action as a browser sends them. */
function encoded(args: unknown[]): FormData | string {
  const body = new FormData()
  const values = args.map((arg, index) => {
    if (!(arg instanceof FormData)) return arg === undefined ? '$undefined' : arg
    for (const [name, value] of arg) body.append(`_${index + 1}_${name}`, value)
    return `$K${(index + 1).toString(16)}`
  })
  if (!args.some((arg) => arg instanceof FormData)) return JSON.stringify(values)
  body.append('0', JSON.stringify(values))
  return body
}

describe('routes', () => {
  test('every page and route handler on disk is named in the expected table, and no other', async () => {
    expect(await routesOnDisk()).toEqual(Object.keys(expectedRoutes).sort())
  })

  const lines = Object.entries(expectedRoutes).flatMap(([route, visits]) =>
    visits.map((at) => [`${route}: ${at.at}`, route, at] as const),
  )
  test.each(lines)('%s', async (_, route, at) => {
    let found = ''
    for (const visitor of visitors) found += await visit(visitor, route, at)
    if (looking)
      process.stdout.write(`LOOK ${route} | ${at.at} | ${found} ${found === at.who ? '' : '<<<'}\n`)
    else expect(found, `${visitors.join(', ')}`).toBe(at.who)
  })
})

describe('server actions', () => {
  test('every server action of the application is named in the expected table, and no other', async () => {
    const names = (await builtActions()).map(({ name }) => name)
    expect([...names].sort()).toEqual(Object.keys(expectedActions).sort())
  })

  test.each(Object.entries(expectedActions))('%s', async (name, expected) => {
    if (expected === 'sealed in the page that offers it') return
    const action = (await builtActions()).find((one) => one.name === name)
    if (!action) throw new Error(`the application has no action ${name}`)
    let found = ''
    for (const visitor of visitors) found += await call(visitor, action, expected)
    if (looking)
      process.stdout.write(`LOOK ${name} | | ${found} ${found === expected.who ? '' : '<<<'}\n`)
    else expect(found, `${visitors.join(', ')}`).toBe(expected.who)
  })

  test('a form is encoded as browsers encode it', () => {
    expect([...(encoded([undefined, form({ id: 'x' })]) as FormData)]).toEqual([
      ['_2_id', 'x'],
      ['0', '["$undefined","$K2"]'],
    ])
  })
})

describe('whoever reads the past', () => {
  /** Codes of records that came later. */
  const later: string[] = []
  const readers = ['governance-lead', 'auditor', 'executive'] as const
  beforeAll(async () => {
    const size = await db().auditEvent.count()
    // A question of readiness is answered once, and others are answered above.
    const unanswered = { questionId: questions.at(-1)?.id }
    for (const { key } of registers)
      later.push((await aRecord(key, key === 'readiness' ? unanswered : {})).code)
    moment = `after-${size - 1}`
    // Those of before have ended by the last of the actions above.
    for (const visitor of readers) await opened(visitor)
    return () => {
      moment = ''
    }
  })
  const isPage = ([route]: [string, Visit[]]) => !route.includes(' ')
  const linesOf = (routes: [string, Visit[]][]) =>
    routes.flatMap(([route, visits]) => visits.map((at) => [at.at, route, at] as const))
  const pages = linesOf(Object.entries(expectedRoutes).filter(isPage))
  const handlers = linesOf(Object.entries(expectedRoutes).filter((one) => !isPage(one)))

  test.each(pages)(
    'sees at %s that moment, or is told that it shows today',
    async (_, route, at) => {
      for (const visitor of readers) {
        const response = await go(visitor, route, at)
        const html = await response.text()
        expect(response.status, visitor).toBeLessThan(500)
        const main = /<main id="main".*<\/main>/s.exec(html)?.[0]
        // Pages for everybody have no shell; a page that leads elsewhere has none either.
        if (!main || signOf(response, html) !== '+') continue
        const { pathname } = new URL(response.url)
        const isToday = html.includes('This page shows today')
        expect(isToday, visitor).toBe(showsToday(pathname))
        expect(html.includes('as they stood on'), visitor).toBe(!isToday)
        expect(writingIn(main, pathname), visitor).toEqual([])
        if (!isToday) expect(namedIn(html, later), visitor).toEqual([])
      }
    },
  )

  test.each(handlers)(
    'gets from %s what was there then, and sends nothing',
    async (_, route, at) => {
      for (const visitor of readers) {
        const before = await written(visitor)
        const response = await go(visitor, route, at)
        const text = await response.text()
        expect(response.status, visitor).toBeLessThan(500)
        if (!examples.includes(route)) expect(namedIn(text, later), visitor).toEqual([])
        if (route.startsWith('GET ') || publicly.includes(route)) continue
        expect(signOf(response, text), visitor).toMatch(/[-0]/)
        expect(await written(visitor), visitor).toBe(before)
      }
    },
  )

  test.each(Object.entries(expectedActions))('changes nothing by %s', async (name, expected) => {
    if (expected === 'sealed in the page that offers it' || allowed.includes(name)) return
    const action = (await builtActions()).find((one) => one.name === name)
    if (!action) throw new Error(`the application has no action ${name}`)
    for (const visitor of readers) expect(await call(visitor, action, expected)).toBe('-')
  })
})

/** Not by whoever is signed in: whatever comes there comes from nobody in particular. */
const publicly = ['POST /api/auth/[...nextauth]']
/** A pack of that moment can be asked for there, and a session ended. */
const allowed = ['app/(app)/packs/actions.ts askForPack', 'components/shell/actions.ts leave']

/** Its examples are codes. */
const examples = ['GET /api/v1/openapi.json']

function namedIn(text: string, codes: readonly string[]): string[] {
  return codes.filter((code) => text.includes(code))
}

/**
 * What a page offers to write with: forms that are no searches, and buttons that open nothing. Left out
 * is what stands in a disabled `fieldset`, and what chooses a moment.
 */
function writingIn(main: string, path: string): string[] {
  if (path === '/packs/new') return []
  const live = main
    .replaceAll(/<fieldset class="pl-still" disabled.*<\/fieldset>/gs, '')
    .replaceAll(/<form [^>]*action="\/[^>]*>.*?<\/form>/gs, '')
    .replaceAll(/<form id="beside-entries"[^>]*>/g, '')
  const buttons = [...live.matchAll(/<button\b[^>]*>.*?<\/button>/gs)].map(([button]) => button)
  const opens = /popoverTarget|popovertarget|aria-haspopup|form="beside-entries"/
  const reads = (button: string) => /^(Print|Copy)$/.test(button.replaceAll(/<[^>]*>/g, '').trim())
  return [
    ...[...live.matchAll(/<form\b[^>]*>/g)].map(([tag]) => tag),
    ...buttons.filter((button) => !opens.test(button) && !reads(button)),
  ]
}
