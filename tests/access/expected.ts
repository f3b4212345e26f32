import { Readable } from 'node:stream'
import type { Actor } from '../../lib/access/actor.ts'
import { disableUser } from '../../lib/access/users.ts'
import { documentOutlines } from '../../lib/catalogue/documents.ts'
import { riskLibrary } from '../../lib/catalogue/risk-library.ts'
import { storeUpload } from '../../lib/files/store.ts'
import { questions } from '../../lib/readiness/catalogue.ts'
import { gapsOf } from '../../lib/readiness/standing.ts'
import { rememberUpload } from '../../lib/records/files.ts'
import { placeHold } from '../../lib/records/holds.ts'
import { linkRecords } from '../../lib/records/links.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { proposePseudonym } from '../../lib/retention/former.ts'
import { listProposals } from '../../lib/retention/proposals.ts'
import { aPerson, aRecord, discardDraft, theAdministrator, theLead } from '../support/factories.ts'

/** What the walk goes to; `{risk}` in an address is the id of one of these. */
export type Fixtures = Record<
  | 'system'
  | 'foreign'
  | 'document'
  | 'risk'
  | 'foreignRisk'
  | 'assessment'
  | 'monitor'
  | 'incident'
  | 'plan'
  | 'version'
  | 'audit'
  | 'question'
  | 'review'
  | 'concern',
  AnyRecord
> & { person: Actor; lead: Actor; nobody: string }

/** `who` has one sign a visitor: anonymous, administrator, governance lead, compliance lead, AI risk
 * owner, data owner, model owner, auditor, executive, staff, external auditor. */
export type Visit = { at: string; who: string; body?: unknown; headers?: Record<string, string> }
export type Call = { args: (fixtures: Fixtures) => Promise<unknown[]> | unknown[]; who: string }

const todayInUtc = new Date().toISOString().slice(0, 10)
const everybody = '+++++++++++'
const signedIn = '>++++++++++'
const stale = { 'if-match': '"999999"' }
const again = { revision: 999_999, reason: 'x' }

/** What looks like the code of a checkpoint. */
function aCode(): string {
  return `1-${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`
}

/** What a form sends. */
export function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/**
 * Who gets what, for every page (by its path) and route handler (by method and path):
 * + it, - "not found" or "not allowed", > sent to sign in, / sent elsewhere, 0 no such method,
 * ~ past every right, and refused for what was sent, X an error page. A file of the application that is not here fails.
 */
export const expectedRoutes: Record<string, Visit[]> = {
  '/': [{ at: '/', who: signedIn }],
  '/calendar': [{ at: '/calendar?of=all', who: signedIn }],
  '/notifications': [{ at: '/notifications', who: signedIn }],
  'GET /api/calendar/[file]': [{ at: '/api/calendar/none.ics', who: '-----------' }],
  '/overview': [{ at: '/overview', who: '>-++++-++--' }],
  '/soa': [{ at: '/soa', who: '>-+++++++-+' }],
  '/set-up': [{ at: '/set-up', who: '>>>>>>>>>>>' }],
  '/sign-in': [{ at: '/sign-in', who: '+//////////' }],
  '/concern': [{ at: '/concern', who: everybody }],
  '/concern/follow': [{ at: '/concern/follow', who: everybody }],
  '/conformity': [{ at: '/conformity', who: '>-++++-++--' }],
  '/conformity/[id]': [
    { at: '/conformity/8.4', who: '>-++++-++--' },
    { at: '/conformity/A.5.2', who: '>-++++-++--' },
    { at: '/conformity/4', who: '>----------' },
  ],
  '/compare': [
    { at: '/compare', who: '>-++++-++--' },
    { at: `/compare?from=${todayInUtc}`, who: '>-++++-++--' },
  ],
  'GET /api/compare': [{ at: `/api/compare?from=${todayInUtc}`, who: '>-++++-++--' }],
  '/frameworks': [{ at: '/frameworks', who: '>-++++-++--' }],
  '/frameworks/[key]': [
    { at: '/frameworks/eu-ai-act', who: '>-++++-++--' },
    { at: '/frameworks/dragons', who: '>----------' },
  ],
  'GET /api/frameworks/[key]': [
    { at: '/api/frameworks/nist-ai-rmf?format=csv', who: '>-++++-++--' },
    { at: '/api/frameworks/gdpr?format=xlsx', who: '>-++++-++--' },
  ],
  '/readiness': [{ at: '/readiness', who: '>-++++-++--' }],
  '/invitation/[token]': [{ at: '/invitation/none', who: '+++++++++++' }],
  '/new-password/[token]': [{ at: '/new-password/none', who: '+++++++++++' }],
  '/impact-assessments/new': [{ at: '/impact-assessments/new', who: '>-++--+----' }],
  '/impact-assessments/[id]/questionnaire': [
    { at: '/impact-assessments/{assessment}/questionnaire', who: '>-+++++++--' },
  ],
  '/packs': [{ at: '/packs', who: '>-++---+---' }],
  '/packs/new': [{ at: '/packs/new', who: '>-++---+---' }],
  '/packs/[id]': [{ at: '/packs/PCK-9999', who: '>----------' }],
  'GET /api/packs/[id]': [{ at: '/api/packs/PCK-9999', who: '>----------' }],
  '/trail': [{ at: '/trail', who: '>+++---++--' }],
  '/trail/[seq]': [
    { at: '/trail/0', who: '>+++---++--' },
    { at: '/trail/999999999', who: '>----------' },
  ],
  '/trail/checkpoints': [
    { at: '/trail/checkpoints', who: '>+++---++--' },
    { at: '/trail/checkpoints?before=1', who: '>+++---++--' },
  ],
  'GET /api/trail/checkpoints/[size]': [
    { at: '/api/trail/checkpoints/999999999', who: '>----------' },
    { at: '/api/trail/checkpoints/999999999?stamp', who: '>----------' },
    { at: '/api/trail/checkpoints/x', who: '>----------' },
  ],
  '/retention': [{ at: '/retention', who: '>+++---++--' }],
  'GET /api/trail': [{ at: '/api/trail', who: '>+++---++--' }],
  '/verify': [{ at: '/verify', who: everybody }],
  'GET /api/verifier': [{ at: '/api/verifier', who: everybody }],
  'GET /.well-known/plumbline-key': [{ at: '/.well-known/plumbline-key', who: everybody }],
  '/audits/programme': [{ at: '/audits/programme', who: '>-+++++++-+' }],
  '/audits/[id]/fieldwork': [{ at: '/audits/{audit}/fieldwork', who: '>-++---++-+' }],
  '/risks/library': [{ at: '/risks/library', who: '>-+++++++-+' }],
  '/trainings/people': [{ at: '/trainings/people', who: '>++++++++++' }],
  '/documents/outlines': [{ at: '/documents/outlines', who: '>++++++++++' }],
  '/import/[register]': [
    { at: '/import/systems', who: '>-++-------' },
    { at: '/import/risks', who: '>-+++------' },
    { at: '/import/dragons', who: '>----------' },
  ],
  '/import/[register]/[run]': [{ at: '/import/systems/{nobody}', who: '>----------' }],
  '/settings': [{ at: '/settings', who: '>//////////' }],
  '/settings/account': [{ at: '/settings/account', who: '>++++++++++' }],
  '/settings/tokens': [{ at: '/settings/tokens', who: '>++++++++++' }],
  '/settings/organisation': [{ at: '/settings/organisation', who: '>+---------' }],
  '/settings/witnesses': [{ at: '/settings/witnesses', who: '>+---------' }],
  '/settings/retention': [{ at: '/settings/retention', who: '>++--------' }],
  '/settings/health': [{ at: '/settings/health', who: '>+---------' }],
  '/settings/users': [{ at: '/settings/users', who: '>+---------' }],
  '/settings/users/[id]': [{ at: '/settings/users/{person}', who: '>+---------' }],
  '/settings/users/invite': [{ at: '/settings/users/invite', who: '>+---------' }],
  '/[register]': [
    { at: '/risks', who: '>-+++++++-+' },
    { at: '/systems', who: '>-+++++++-+' },
    { at: '/documents', who: '>++++++++++' },
    { at: '/controls', who: '>-+++++++-+' },
    { at: '/management-reviews', who: '>-++++-++--' },
    { at: '/concerns', who: '>+++++++++-' },
    { at: '/dragons', who: '>----------' },
  ],
  '/[register]/new': [
    { at: '/risks/new', who: '>-+++++----' },
    { at: '/controls/new', who: '>-++-------' },
    { at: '/audits/new', who: '>-++---+---' },
    { at: '/audit-samples/new', who: '>-++---+--+' },
    { at: '/management-reviews/new', who: '>-+--------' },
    { at: '/concerns/new', who: '>--+-------' },
  ],
  '/[register]/[id]': [
    { at: '/risks/{risk}', who: '>-+++++++--' },
    { at: '/risks/{foreignRisk}', who: '>-++++-++--' },
    { at: '/systems/{system}', who: '>-+++++++--' },
    { at: '/documents/{document}', who: '>-++++-++--' },
    { at: '/management-reviews/{review}', who: '>-++++-++--' },
    { at: '/risks/{nobody}', who: '>----------' },
    { at: '/audits/{audit}', who: '>-++++-++-+' },
    { at: '/audit-questions/{question}', who: '>-++---++-+' },
    { at: '/concerns/{concern}', who: '>--+-------' },
  ],
  '/[register]/[id]/edit': [
    { at: '/risks/{risk}/edit', who: '>-+++++++--' },
    { at: '/documents/{document}/edit', who: '>-++++-++--' },
    { at: '/concerns/{concern}/edit', who: '>--+-------' },
  ],
  '/[register]/[id]/history': [
    { at: '/risks/{risk}/history', who: '>-+++++++--' },
    { at: '/risks/{foreignRisk}/history', who: '>-++++-++--' },
    { at: '/concerns/{concern}/history', who: '>--+-------' },
  ],
  'GET /api/health': [{ at: '/api/health', who: everybody }],
  'GET /api/auth/[...nextauth]': [{ at: '/api/auth/session', who: '+++++++++++' }],
  'POST /api/auth/[...nextauth]': [
    { at: '/api/auth/callback/credentials', who: '///////////', body: {} },
  ],
  'GET /api/search': [{ at: '/api/search?q=risk', who: '>++++++++++' }],
  'GET /api/lookup': [{ at: '/api/lookup?register=risks&q=a', who: '>++++++++++' }],
  'POST /api/files': [
    {
      at: '/api/files?name=a.txt',
      who: '>-++++++--+',
      body: 'words',
      headers: { 'content-type': 'text/plain' },
    },
  ],
  'POST /api/imports/[register]': [
    {
      at: '/api/imports/systems?name=a.csv',
      who: '>-++-------',
      body: 'Name\nA\n',
      headers: { 'content-type': 'text/csv' },
    },
  ],
  'GET /api/files/[sha256]': [{ at: `/api/files/${'ab'.repeat(32)}`, who: '>----------' }],
  'GET /api/export/[register]': [
    { at: '/api/export/risks?format=csv', who: '>-+++++++-+' },
    { at: '/api/export/controls?format=json', who: '>-++++-++-+' },
    { at: '/api/export/documents?format=xlsx', who: '>-+++++++++' },
    { at: '/api/export/concerns?format=csv', who: '>--+-------' },
  ],
  'GET /api/export/[register]/[id]': [
    { at: '/api/export/risks/{risk}?format=pdf', who: '>-+++++++--' },
    { at: '/api/export/risks/{foreignRisk}?format=json', who: '>-++++-++--' },
    { at: '/api/export/management-reviews/{review}?format=pdf', who: '>-++++-++--' },
    { at: '/api/export/concerns/{concern}?format=pdf', who: '>--+-------' },
  ],
  'GET /api/v1/openapi.json': [{ at: '/api/v1/openapi.json', who: everybody }],
  'GET /api/v1/[register]': [
    { at: '/api/v1/risks', who: signedIn },
    { at: '/api/v1/dragons', who: '>----------' },
  ],
  'POST /api/v1/[register]': [
    { at: '/api/v1/risks', body: { title: 'A risk' }, who: '>-+++++----' },
    { at: '/api/v1/systems', body: { title: 'A system' }, who: '>-++--+----' },
    { at: '/api/v1/documents', body: { title: 'A document' }, who: '>-++-------' },
    {
      at: '/api/v1/evidence',
      body: { title: 'A note', kind: 'note', note: 'Seen' },
      who: '>-++++++--+',
    },
  ],
  'GET /api/v1/[register]/[id]': [
    { at: '/api/v1/risks/{risk}', who: '>-+++++++--' },
    { at: '/api/v1/risks/{foreignRisk}', who: '>-++++-++--' },
    { at: '/api/v1/documents/{document}', who: '>-++++-++--' },
    { at: '/api/v1/concerns/{concern}', who: '>--+-------' },
  ],
  'PATCH /api/v1/[register]/[id]': [
    { at: '/api/v1/risks/{risk}', body: { title: 'x' }, headers: stale, who: '>-~~~-~----' },
    { at: '/api/v1/risks/{foreignRisk}', body: { title: 'x' }, headers: stale, who: '>-~~~------' },
    { at: '/api/v1/systems/{system}', body: { title: 'x' }, headers: stale, who: '>-~~--~----' },
    {
      at: '/api/v1/documents/{document}',
      body: { title: 'x' },
      headers: stale,
      who: '>-~~-------',
    },
  ],
  'GET /api/v1/[register]/[id]/history': [
    { at: '/api/v1/risks/{foreignRisk}/history', who: '>-++++-++--' },
    { at: '/api/v1/concerns/{concern}/history', who: '>--+-------' },
  ],
  'GET /api/v1/[register]/[id]/comments': [
    { at: '/api/v1/risks/{foreignRisk}/comments', who: '>-++++-++--' },
    { at: '/api/v1/concerns/{concern}/comments', who: '>--+-------' },
  ],
  'POST /api/v1/[register]/[id]/comments': [
    { at: '/api/v1/risks/{risk}/comments', body: { body: 'Look' }, who: '>-+++++-+--' },
    { at: '/api/v1/risks/{foreignRisk}/comments', body: { body: 'Look' }, who: '>-++++--+--' },
  ],
  'GET /api/v1/[register]/[id]/links': [
    { at: '/api/v1/risks/{foreignRisk}/links', who: '>-++++-++--' },
  ],
  'POST /api/v1/[register]/[id]/links': [
    {
      at: '/api/v1/risks/{risk}/links',
      body: { kind: 'related', register: 'systems', id: 'AIS-0001' },
      who: '>-+++++-+--',
    },
  ],
  'DELETE /api/v1/[register]/[id]/links': [
    {
      at: '/api/v1/risks/{risk}/links?kind=nothing&register=systems&id=AIS-0001',
      who: '>~~~~~~~~~~',
    },
  ],
  'POST /api/v1/[register]/[id]/[transition]': [
    { at: '/api/v1/risks/{risk}/close', body: again, who: '>-~~~-~----' },
    { at: '/api/v1/risks/{risk}/accept', body: again, who: '>-------~--' },
    { at: '/api/v1/impact-assessments/{assessment}/approve', body: again, who: '>-~~----~--' },
    { at: '/api/v1/document-versions/{version}/approve', body: again, who: '>-~~----~--' },
    { at: '/api/v1/audits/{audit}/begin', body: again, who: '>-~~---~---' },
    { at: '/api/v1/audits/{audit}/sign', body: again, who: '>-~~---~--~' },
    { at: '/api/v1/audit-questions/{question}/answer', body: again, who: '>-~~---~--~' },
    { at: '/api/v1/management-reviews/{review}/prepare', body: again, who: '>-~--------' },
    { at: '/api/v1/management-reviews/{review}/sign', body: again, who: '>-------~--' },
  ],
  'POST /api/v1/[register]/[id]/archive': [
    { at: '/api/v1/risks/{risk}/archive', body: again, who: '>-~~~------' },
  ],
  'POST /api/v1/[register]/[id]/restore': [
    { at: '/api/v1/systems/{system}/restore', body: again, who: '>-~~--~----' },
  ],
  'GET /api/v1/monitors/[id]/readings': [
    { at: '/api/v1/monitors/{monitor}/readings', who: '>-+++++++--' },
  ],
  'POST /api/v1/monitors/[id]/readings': [
    { at: '/api/v1/monitors/{monitor}/readings', body: { value: 0 }, who: '>-+-+++----' },
  ],
  'GET /api/v1/incidents/[id]/timeline': [
    { at: '/api/v1/incidents/{incident}/timeline', who: '>-+++++++--' },
  ],
  'POST /api/v1/incidents/[id]/timeline': [
    { at: '/api/v1/incidents/{incident}/timeline', body: { text: 'Seen' }, who: '>-+++-+----' },
  ],
  'GET /api/v1/oversight/[id]/events': [
    { at: '/api/v1/oversight/{plan}/events', who: '>-+++++++--' },
  ],
  'POST /api/v1/oversight/[id]/events': [
    { at: '/api/v1/oversight/{plan}/events', body: { kind: 'approved' }, who: '>-+-+++----' },
  ],
  'DELETE /api/v1/[...rest]': [{ at: '/api/v1/a/b/c/d', who: '>----------' }],
  'GET /api/v1/[...rest]': [{ at: '/api/v1/a/b/c/d', who: '>----------' }],
  'PATCH /api/v1/[...rest]': [{ at: '/api/v1/a/b/c/d', who: '>----------' }],
  'POST /api/v1/[...rest]': [{ at: '/api/v1/a/b/c/d', who: '>----------' }],
  'PUT /api/v1/[...rest]': [{ at: '/api/v1/a/b/c/d', who: '>----------' }],
}

/** A version of a document that everybody is to follow. */
async function inForce(): Promise<AnyRecord> {
  const approver = await aPerson({ roles: ['executive', 'governance-lead'] })
  const draft = await aRecord('document-versions', { body: 'Rules' })
  const steps = [
    [await theLead(), 'submit'],
    [approver, 'approve'],
    [approver, 'makeEffective'],
  ] as const
  let record = draft
  for (const [by, transition] of steps) {
    const { id, revision } = record
    record = await moveRecord(by, 'document-versions', { id, revision, transition })
  }
  return record
}

/** A question nobody has answered, of the audit that the visiting auditors are on. */
async function openQuestion({ audit }: Fixtures): Promise<string> {
  return (await aRecord('audit-questions', { auditId: audit.id })).id
}

/** A file that evidence of the system names, for whoever may read that. */
async function aFile({ lead, system }: Fixtures) {
  const blob = await storeUpload(Readable.from(['Seen']), { name: 'note.txt' })
  const file = await rememberUpload(lead, blob)
  await aRecord('evidence', { kind: 'file', files: [file], systemIds: [system.id] }, lead)
  return file
}

const aRisk = ({ system }: Fixtures) => aRecord('risks', { systemIds: [system.id], ownerId: null })
/** A question that nobody has answered yet. */
async function unanswered() {
  const { readinessAnswers } = await loadState()
  return questions.find(({ id }) => !readinessAnswers.some((one) => one.questionId === id))?.id
}
/** A question that is not met. */
async function aGap() {
  return gapsOf(await loadState())[0]?.id ?? ''
}
const aStranger = async () => (await aPerson({ roles: ['staff'] })).id
/** A risk under legal hold. */
async function aHeldRisk(f: Fixtures) {
  const risk = await aRisk(f)
  await placeHold(f.lead, 'risks', { id: risk.id, reason: 'Claim' })
  return risk
}
/** Somebody whose account is disabled. */
async function aLeaver() {
  const id = await aStranger()
  await disableUser(await theAdministrator(), id)
  return id
}
/** A proposal that waits for a decision. */
async function aProposal() {
  const [userId, administrator] = [await aLeaver(), await theAdministrator()]
  await proposePseudonym(administrator, { userId, reason: 'Left' })
  const waiting = await listProposals(administrator)
  return waiting.find((one) => one.recordId === userId)?.id ?? ''
}
const records = 'app/(app)/[register]/actions.ts'
const users = 'app/(app)/settings/users/actions.ts'
const account = 'app/(app)/settings/account/actions.ts'

/**
 * Who writes something by each server action of the application, called past every screen with what
 * would do it: + the trail has an event of it, - it has not, > sent to sign in.
 */
export const expectedActions: Record<string, Call | 'sealed in the page that offers it'> = {
  [`${records} saveRecord`]: {
    args: async (f) => ['risks', (await aRisk(f)).id, 'draft', { cause: 'x' }, 1],
    who: '>-+++-+----',
  },
  [`${records} saveDraft`]: { args: () => ['risks/new', { title: 'x' }], who: '>----------' },
  [`${records} moveOn`]: {
    args: async (f) => [
      'risks',
      (await aRisk(f)).id,
      1,
      { transition: 'close', values: {}, reason: 'Gone' },
    ],
    who: '>-+++-+----',
  },
  [`${records} archiveOrRestore`]: {
    args: async (f) => ['risks', (await aRisk(f)).id, 1, false, 'Twice'],
    who: '>-+++------',
  },
  [`${records} comment`]: {
    args: async (f) => ['risks', f.risk.id, 'Look', []],
    who: '>-+++++-+--',
  },
  [`${records} attachFile`]: {
    args: async (f) => [
      'risks',
      f.risk.id,
      await aFile(f),
      { coversFrom: null, coversTo: '2026-01-31' },
    ],
    who: '>-+++++----',
  },
  [`${records} linkTo`]: {
    args: async (f) => ['risks', (await aRisk(f)).id, f.system.id],
    who: '>-+++++-+--',
  },
  [`${records} unlinkFrom`]: {
    args: async (f) => {
      const [to, other] = [await aRisk(f), { register: 'systems', id: f.system.id }]
      await linkRecords(f.lead, 'related', other, { register: 'risks', id: to.id })
      return ['risks', to.id, other]
    },
    who: '>-+++-+----',
  },
  [`${records} assignOwner`]: {
    args: async (f) => ['risks', [`${(await aRisk(f)).id}:1`], f.lead.id],
    who: '>-+++-+----',
  },
  [`${records} foretellArchivingMany`]: {
    args: async (f) => ['risks', [`${(await aRisk(f)).id}:1`]],
    who: '>----------',
  },
  [`${records} archiveMany`]: {
    args: async (f) => ['risks', [`${(await aRisk(f)).id}:1`], 'Twice'],
    who: '>-+++------',
  },
  [`${records} holdByForm`]: {
    args: async (f) => ['risks', (await aRisk(f)).id, undefined, form({ reason: 'Claim' })],
    who: '>-+++------',
  },
  [`${records} liftHoldByForm`]: {
    args: async (f) => ['risks', (await aHeldRisk(f)).id, undefined, form({ reason: 'Settled' })],
    who: '>-+++------',
  },
  [`${records} keepListView`]: {
    args: () => ['risks', { name: 'Mine', query: '', shared: false }],
    who: '>----------',
  },
  [`${records} removeListView`]: { args: (f) => ['risks', f.nobody], who: '>----------' },
  'components/records/saved-views.tsx $$RSC_SERVER_ACTION_0': 'sealed in the page that offers it',
  'components/monitors/actions.ts addReading': {
    args: (f) => [f.monitor.id, '', form({ value: '0' })],
    who: '>-+-+++----',
  },
  'components/incidents/actions.ts tell': {
    args: (f) => [f.incident.id, '', form({ text: 'Seen' })],
    who: '>-+++-+----',
  },
  'components/oversight/actions.ts addEvent': {
    args: (f) => [f.plan.id, '', form({ kind: 'stopped', reason: 'Wrong' })],
    who: '>-+-+++----',
  },
  'components/shell/actions.ts returnToNow': { args: () => [], who: '>----------' },
  'components/shell/actions.ts chooseAsOf': {
    args: () => ['', form({ asOf: '2026-01-01' })],
    who: '>----------',
  },
  'components/shell/actions.ts readBeside': {
    args: () => [form({ beside: 'before-1 /risks' })],
    who: '>----------',
  },
  'components/shell/actions.ts chooseTheme': {
    args: () => [form({ theme: 'dark' })],
    who: '>----------',
  },
  'app/(app)/risks/library/actions.ts startFromLibrary': {
    args: (f) => [[riskLibrary[0]?.id], [f.system.id]],
    who: '>-+++++----',
  },
  'app/(app)/audits/actions.ts answerQuestion': {
    // Only who is on the audit answers, whatever their role.
    args: async (f) => [
      await openQuestion(f),
      { verdict: 'conforms', notes: crypto.randomUUID() },
      1,
    ],
    who: '>------+--+',
  },
  'components/documents/actions.ts startFromOutline': {
    args: () => [documentOutlines[0]?.id],
    who: '>-++-------',
  },
  'components/documents/actions.ts startNextVersion': {
    args: async () => [(await aRecord('documents')).id],
    who: '>-++-------',
  },
  'components/documents/actions.ts acknowledgeVersion': {
    args: async () => [(await inForce()).id],
    who: '>+++++++++-',
  },
  'components/reviews/actions.ts makeAction': {
    args: async ({ lead }) => [
      (await aRecord('review-decisions', { ownerId: lead.id, dueOn: '2099-01-01' })).id,
    ],
    who: '>-+--------',
  },
  'components/assessments/actions.ts fileAssessment': {
    args: (f) => [f.system.id],
    who: '>-++--+----',
  },
  'app/(app)/impact-assessments/actions.ts submitAssessment': {
    args: (f) => [f.assessment.id, 1],
    who: '>----------',
  },
  'app/(app)/packs/actions.ts askForPack': {
    args: () => [
      { problems: {}, typed: {} },
      form({ title: 'Audit', purpose: 'Certification', asOf: '' }),
    ],
    who: '>-++---+---',
  },
  ...Object.fromEntries(
    // Steps of an import belong to who began it, and write nothing before it is started.
    [
      ['readFileAgain', { encoding: null, delimiter: null }],
      ['takeMapping', 'likeness'],
      ['keepColumns', { columns: [], key: ['Name'] }],
      ['keepValues', []],
      ['saveMappingAs', 'Ours'],
      ['decide', {}],
      ['startImport', { goodRowsOnly: true, seen: { creates: 0, changes: 0, refused: 0 } }],
      ['askProgress', undefined],
      ['discardImport', undefined],
    ].map(([name, given]) => [
      `components/import/actions.ts ${name}`,
      { args: (f: Fixtures) => [f.nobody, given], who: '>----------' },
    ]),
  ),
  'app/(app)/packs/actions.ts buildAgain': { args: () => ['PCK-9999'], who: '>----------' },
  'app/(app)/packs/actions.ts stopPack': { args: () => ['PCK-9999'], who: '>----------' },
  'app/(app)/trail/actions.ts verifyNow': {
    // Each with a code of their own: who asks for the same as somebody else gets theirs.
    args: () => [{ problem: '', typed: '' }, form({ code: aCode() })],
    who: '>+++---++--',
  },
  'app/(app)/retention/actions.ts decideByForm': {
    args: async () => [
      undefined,
      form({ ids: await aProposal(), decision: 'keep', reason: 'A dispute' }),
    ],
    who: '>--+----+--',
  },
  'app/(app)/settings/retention/actions.ts saveRuleByForm': {
    args: () => [undefined, form({ rule: 'context/', years: '4', reason: crypto.randomUUID() })],
    who: '>++--------',
  },
  'app/(app)/readiness/actions.ts giveAnswer': {
    args: async () => [{ questionId: await unanswered(), seen: null, answer: 'yes', remark: 'x' }],
    who: '>-++-------',
  },
  'app/(app)/readiness/actions.ts planChosen': {
    args: async (f) => [
      { problem: '', done: '' },
      form({ gap: await aGap(), ownerId: f.lead.id, dueOn: '2099-01-01' }),
    ],
    who: '>-++-------',
  },
  'app/(app)/soa/actions.ts startVersion': {
    args: () => discardDraft().then(() => []),
    who: '>-++-------',
  },
  'app/(app)/settings/organisation/actions.ts saveOrganisationByForm': {
    args: () => [
      undefined,
      form({
        name: 'Kestrel Mutual',
        scopeStatement: crypto.randomUUID(),
        timeZone: 'UTC',
        classification: 'Internal',
      }),
    ],
    who: '>+---------',
  },
  'app/(app)/settings/witnesses/actions.ts addWitnessByForm': {
    args: () => [
      undefined,
      form({ name: 'Firm', kind: 'mail', address: `${crypto.randomUUID()}@firm.test` }),
    ],
    who: '>+---------',
  },
  'app/(app)/settings/witnesses/actions.ts endWitnessByForm': {
    args: (f) => [undefined, form({ id: f.nobody })],
    who: '>----------',
  },
  'app/(app)/settings/tokens/actions.ts createTokenByForm': {
    args: () => [undefined, form({ name: 'x', scope: 'read', lastDay: '' })],
    who: '>++++++++++',
  },
  'app/(app)/settings/tokens/actions.ts revokeTokenByForm': {
    args: (f) => [undefined, form({ id: f.nobody })],
    who: '>----------',
  },
  [`${users} inviteByForm`]: {
    args: () => [
      undefined,
      form({
        email: `${crypto.randomUUID()}@kestrel.test`,
        name: 'New',
        roles: 'staff',
        lastDay: '',
      }),
    ],
    who: '>+---------',
  },
  [`${users} renewInvitationByForm`]: {
    args: (f) => [undefined, form({ id: f.nobody })],
    who: '>----------',
  },
  [`${users} revokeInvitationByForm`]: {
    args: (f) => [undefined, form({ id: f.nobody })],
    who: '>----------',
  },
  [`${users} changeRolesByForm`]: {
    args: async () => [undefined, form({ id: await aStranger(), roles: 'auditor' })],
    who: '>+---------',
  },
  [`${users} setAccessEndByForm`]: {
    args: async () => [undefined, form({ id: await aStranger(), lastDay: '2099-01-01' })],
    who: '>+---------',
  },
  [`${users} disableUserByForm`]: {
    args: async () => [undefined, form({ id: await aStranger() })],
    who: '>+---------',
  },
  [`${users} enableUserByForm`]: {
    args: async () => [undefined, form({ id: await aStranger() })],
    who: '>+---------',
  },
  [`${users} proposePseudonymByForm`]: {
    args: async () => [undefined, form({ id: await aLeaver(), reason: 'Left' })],
    who: '>+---------',
  },
  [`${users} endSessionsByForm`]: {
    args: async () => [undefined, form({ id: await aStranger() })],
    who: '>----------',
  },
  [`${users} offerNewPasswordByForm`]: {
    args: async () => [undefined, form({ id: await aStranger() })],
    who: '>----------',
  },
  [`${account} saveProfileByForm`]: {
    args: () => [undefined, form({ name: crypto.randomUUID(), timeZone: 'UTC' })],
    who: '>++++++++++',
  },
  [`${account} changePasswordByForm`]: {
    args: () => [undefined, form({ current: 'x', password: 'x' })],
    who: '>----------',
  },
  // None of these is a record of the management system: the trail knows nothing of them.
  [`${account} saveMailChoiceByForm`]: {
    args: () => [undefined, form({ choice: 'single' })],
    who: '>----------',
  },
  [`${account} renewFeedByForm`]: { args: () => [undefined, form({})], who: '>----------' },
  [`${account} revokeFeedByForm`]: { args: () => [undefined, form({})], who: '>----------' },
  'app/(app)/notifications/actions.ts openNotice': {
    args: (f) => [f.nobody],
    who: '>----------',
  },
  'app/(app)/notifications/actions.ts markAllReadByForm': {
    args: () => [undefined, form({})],
    who: '>----------',
  },
  [`${account} endSessionByForm`]: {
    args: (f) => [undefined, form({ id: f.nobody })],
    who: '>----------',
  },
  'components/concerns/actions.ts replyByForm': {
    args: (f) => [f.concern.id, undefined, form({ body: 'On which day?' })],
    who: '>--+-------',
  },
  // What comes by the public form is never by who is signed in.
  'app/(public)/concern/actions.ts reportByForm': {
    args: () => [undefined, form({ title: 'Letters', description: 'Nobody reads them.' })],
    who: '-----------',
  },
  'app/(public)/concern/actions.ts openByForm': {
    args: () => [undefined, form({ code: 'x', passphrase: 'x' })],
    who: '-----------',
  },
  'app/(public)/concern/actions.ts writeByForm': {
    args: () => [undefined, form({ body: 'x' })],
    who: '-----------',
  },
  'app/(public)/concern/actions.ts appealByForm': {
    args: () => [undefined, form({ appeal: 'x' })],
    who: '-----------',
  },
  'app/(public)/concern/actions.ts closeByForm': { args: () => [], who: '-----------' },
  'app/(public)/invitation/[token]/actions.ts acceptByForm': {
    args: () => ['none', undefined, form({ name: 'x', password: 'four other words here' })],
    who: '-----------',
  },
  'app/(public)/new-password/[token]/actions.ts setPasswordByForm': {
    args: () => ['none', undefined, form({ password: 'four other words here' })],
    who: '-----------',
  },
  'app/(public)/set-up/actions.ts setUpByForm': {
    args: () => [
      undefined,
      form({
        organisation: 'Mine now',
        timeZone: 'UTC',
        name: 'x',
        email: 'x@kestrel.test',
        password: 'four other words here',
      }),
    ],
    who: '-----------',
  },
  'app/(public)/sign-in/actions.ts signInByForm': {
    args: () => [undefined, form({ email: 'x@kestrel.test', password: 'wrong', next: '/' })],
    who: '-----------',
  },
  // Last: these end the very sessions that the walk goes by.
  [`${account} endOtherSessionsByForm`]: { args: () => [undefined, form({})], who: '>----------' },
  'components/shell/actions.ts leave': { args: () => [], who: '>>>>>>>>>>>' },
}
