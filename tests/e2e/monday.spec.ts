import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { demoPassword } from '../../lib/access/demo-accounts.ts'
import { type App, startApp } from '../support/app.ts'
import { aBrowser, dayFromNow, formPart, open, signIn } from './pages.ts'

test.describe.configure({ mode: 'serial' })
test.use({ actionTimeout: 20_000 })

let dir: string
let app: App
let owner: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-e2e-'))
  app = await startApp({ dataDir: joinPath(dir, 'data'), demo: true })
  owner = await aBrowser(browser, app)
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

/** One thing the demo's model owner is late with. */
const task = 'Review the inventory entry'
const system = 'Demand forecast for the call centre'

const navigation = () => owner.getByRole('navigation', { name: 'Main' })
const bell = () => owner.getByRole('link', { name: /^Notifications/ })
const counted = async (text: Promise<string | null>) =>
  Number(/\d+/.exec((await text) ?? '')?.[0] ?? 0)
const due = () =>
  counted(
    navigation()
      .getByRole('link', { name: /^My work/ })
      .textContent(),
  )
const unread = () => counted(bell().textContent())

test('a model owner’s Monday morning: told, found, done, gone', async () => {
  await signIn(owner, 'owner@demo.test', demoPassword)
  // The first page after the start says both already.
  const [dueBefore, unreadBefore] = [await due(), await unread()]
  expect(dueBefore).toBeGreaterThan(0)
  expect(unreadBefore).toBeGreaterThan(0)

  // The bell tells of it, and leads there in one click.
  await bell().click()
  await expect(owner.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
  const told = owner.getByRole('row').filter({ hasText: system }).filter({ hasText: task })
  await told.getByRole('link', { name: task }).click()
  await expect(owner.getByRole('heading', { level: 1, name: system })).toBeVisible()
  await expect.poll(unread).toBe(unreadBefore - 1)
  await expect.poll(due).toBe(dueBefore)

  // My work and the calendar say the same.
  await navigation()
    .getByRole('link', { name: /^My work/ })
    .click()
  const toDo = owner.getByRole('row').filter({ hasText: system }).filter({ hasText: task })
  await expect(toDo).toBeVisible()
  await owner.getByRole('main').getByRole('link', { name: 'Calendar' }).click()
  await expect(owner.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
  const inCalendar = owner.getByRole('link', { name: new RegExp(task) }).first()
  await inCalendar.click()
  await expect(owner.getByRole('heading', { level: 1, name: system })).toBeVisible()

  // The one thing is done: the entry was looked at, the next look is in a quarter.
  await owner.getByRole('link', { name: 'Edit', exact: true }).click()
  await formPart(owner, 'Scope and owner')
  await owner.getByLabel(/^Review by/).fill(dayFromNow(91))
  await owner.getByRole('button', { name: 'Save changes' }).click()
  await owner.waitForURL(/\/AIS-\d+$/)

  // And gone everywhere.
  await open(owner, '/')
  await expect(toDo).toBeHidden()
  await expect.poll(due).toBe(dueBefore - 1)
  await open(owner, '/notifications')
  await expect(told).toBeHidden()
  await open(owner, '/calendar')
  await expect(owner.getByRole('link', { name: new RegExp(task) })).toHaveCount(0)
})

test('a calendar program shows the same work by a secret address, until the person ends it', async () => {
  await open(owner, '/settings/account')
  await owner.getByRole('button', { name: 'Make the address' }).click()
  const address = await owner.getByLabel('Address', { exact: true }).inputValue()
  const calendar = await fetch(address)
  expect(calendar.status).toBe(200)
  const text = (await calendar.text()).replaceAll('\r\n ', '')
  expect(text).toContain('BEGIN:VEVENT')
  expect(text).not.toMatch(new RegExp(`${task}: AIS-\\d+ ${system}`))
  await owner.getByRole('button', { name: 'End the feed' }).click()
  await expect(owner.getByRole('button', { name: 'Make the address' })).toBeVisible()
  expect((await fetch(address)).status).toBe(404)
})
