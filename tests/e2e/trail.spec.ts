import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import { aBrowser, open, setUpOrganisation } from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let dir: string
let app: App
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(join(tmpdir(), 'plumbline-trail-'))
  app = await startApp({ dataDir: join(dir, 'data') })
  page = await aBrowser(browser, app)
  await setUpOrganisation(page)
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('the trail is verified on request, and its code is written down and compared later', async () => {
  await open(page, '/trail')
  await page.getByRole('button', { name: 'Verify now' }).click()
  const verification = page.getByRole('region', { name: 'Verification' })
  await expect(verification).toContainText('asked for by Ada Okoro', { timeout: 30_000 })
  await expect(verification).toContainText('holds')
  const log = page.getByRole('region', { name: 'The log' })
  const code = (await log.locator('.pl-trail-code code').textContent()) ?? ''
  expect(code).toMatch(/^\d+(-[0-9A-Z]{4}){6}$/)

  await open(page, '/trail')
  const compare = async (typed: string) => {
    await page.getByText('Compare with a code you wrote down').click()
    await page.getByLabel('Code of an earlier checkpoint').fill(typed)
    await page.getByRole('button', { name: 'Verify now' }).click()
  }
  await compare('I forgot it')
  await expect(verification.getByRole('alert')).toContainText('A code is a number and six groups')
  await page.getByLabel('Code of an earlier checkpoint').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Verify now' }).click()
  await expect(verification).toContainText(`Compared with the code ${code}`, { timeout: 30_000 })
  await expect(verification).toContainText('holds')
})

test('an entry opens to its bytes and its place in the tree, and the whole is taken away', async () => {
  await open(page, '/trail?register=organisations')
  await expect(page.getByRole('main')).toContainText('set up the organisation “Kestrel Mutual”')
  await page
    .getByRole('link', { name: /^Entry \d+$/ })
    .first()
    .click()
  await expect(page.getByText('The tree holds this entry')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Header' })).toContainText('plumbline-event/1')

  await open(page, '/trail')
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as JSON Lines' }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'plumbline-trail/1', start: 0 })
  expect(JSON.parse(lines.at(-1) ?? '')).toHaveProperty('checkpoint')
  await open(page, '/trail')
  await expect(page.getByRole('main')).toContainText('took away the audit trail as a file')
})
