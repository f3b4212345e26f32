import { afterAll, expect, test } from 'vitest'
import { pathWithin } from '../../lib/access/address.ts'
import { stopQueue } from '../../lib/jobs/queue.ts'
import { readPack, requestPack } from '../../lib/packs/request.ts'
import { keepDraft, readDraft } from '../../lib/records/drafts.ts'
import { keepView, removeView, viewsOf } from '../../lib/records/saved-views.ts'
import { aPerson, theLead } from '../support/factories.ts'

afterAll(stopQueue)

test('who may build no packs does not learn which packs there are', async () => {
  const lead = await theLead()
  const asked = { title: 'Stage 2', purpose: 'Audit', filters: {}, asOf: 'now' }
  const pack = await requestPack(lead, asked)
  for (const role of ['staff', 'model-owner', 'administrator'] as const) {
    const person = await aPerson({ roles: [role] })
    for (const name of [pack.id, pack.code, 'PCK-9999', `0197f0aa${'-'.repeat(28)}`, '\0'])
      await expect(readPack(person, name), name).rejects.toThrow('There is no such pack.')
  }
  expect((await readPack(await aPerson({ roles: ['auditor'] }), pack.code)).id).toBe(pack.id)
  await expect(readPack(lead, `0197f0aa${'-'.repeat(28)}`)).rejects.toThrow('no such pack')
})

test('a view is shared only by who sees the list, and removed only by its owner', async () => {
  const lead = await theLead()
  const staff = await aPerson({ roles: ['staff'] })
  const view = { name: 'Look here', query: 'q=x', shared: true }
  await expect(keepView(staff, 'risks', view)).rejects.toThrow('nothing that you may see')
  expect(await viewsOf(lead, 'risks')).toEqual([])
  await keepView(lead, 'risks', view)
  const [kept] = await viewsOf(await aPerson({ roles: ['auditor'] }), 'risks')
  expect(kept).toMatchObject({ ...view, own: false })
  await removeView(staff, kept?.id ?? '')
  expect(await viewsOf(lead, 'risks')).toHaveLength(1)
})

test('a form left half-way is its author’s alone', async () => {
  const lead = await theLead()
  const other = await aPerson({ roles: ['governance-lead'] })
  await keepDraft(lead, 'risks/new', { title: 'Not said yet' })
  expect(await readDraft(other, 'risks/new')).toBeNull()
  await keepDraft(other, 'risks/new', null)
  expect((await readDraft(lead, 'risks/new'))?.values).toEqual({ title: 'Not said yet' })
})

test('signing in leads to pages of this application alone', () => {
  for (const away of [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '\\/evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    '/a/..//evil.test',
    '/.//evil.test',
    '/%2e//evil.test',
  ])
    expect(new URL(pathWithin(away), 'http://plumbline.test').origin, away).toBe(
      'http://plumbline.test',
    )
  expect(pathWithin('/risks?state=open')).toBe('/risks?state=open')
})
