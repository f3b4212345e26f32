import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowserOf,
  beginStep,
  codeOf,
  dayFromNow,
  expectState,
  formPart,
  open,
  reload,
  signStep,
} from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let dir: string
let app: App
let lead: Page
let code: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-criteria-'))
  app = await startApp({ dataDir: joinPath(dir, 'data'), demo: true })
  lead = await aBrowserOf('lead', browser, app)
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

/** The cell of the matrix beside the bands for likelihood 2 and impact 4. */
const eight = () =>
  lead
    .getByRole('table', { name: /^The matrix with these bands/ })
    .getByRole('row', { name: /^Unlikely/ })
    .getByRole('cell')
    .nth(3)

test('the next criteria begin as a copy; the matrix follows the bands that are typed, and a wrong part says so', async () => {
  await open(lead, '/risk-criteria')
  await lead.getByRole('link', { name: /Risk criteria of Aldermoor Mutual/ }).click()
  await lead.getByRole('link', { name: 'Write the next version' }).click()
  await expect(lead.getByLabel(/^Title/)).toHaveValue('Risk criteria of Aldermoor Mutual')

  await formPart(lead, 'Levels')
  await expect(eight()).toHaveText('8 Medium')
  const end = lead.getByLabel('Up to which level Medium goes')
  await end.fill('7')
  await expect(eight()).toHaveText('8 High')
  await expect(lead.getByText(/yet up to 9 it needs no acceptance/)).toBeVisible()
  await end.fill('3')
  await end.press('Tab')
  await expect(end).toHaveAccessibleDescription(/Each band begins higher/)
  await end.fill('7')
  await expect(end).toHaveAccessibleDescription('')
  await lead.getByLabel(/^Highest level that needs no acceptance/).fill('7')

  // A level is added and named by keyboard alone.
  await formPart(lead, 'Scales')
  await lead.getByRole('button', { name: 'Add level 4' }).press('Enter')
  const added = lead.getByLabel('Name of level 4, Confidence')
  await expect(added).toBeFocused()
  await lead.keyboard.press('Tab')
  await expect(added).toHaveAccessibleDescription('Give each level a name.')
  await added.fill('Proven')

  await formPart(lead, 'Tiers and intervals')
  await lead.getByRole('radio', { name: 'Personal data, Ordinary: High' }).check()
  await expect(lead.getByText('Draft kept')).toBeVisible()
})

test('what was typed is there again after the page was left, and the record says what it would change', async () => {
  await reload(lead)
  await lead.getByRole('button', { name: 'Go on from there' }).click()
  await formPart(lead, 'Levels')
  await expect(lead.getByLabel('Up to which level Medium goes')).toHaveValue('7')
  await formPart(lead, 'Tiers and intervals')
  await expect(lead.getByRole('radio', { name: 'Personal data, Ordinary: High' })).toBeChecked()
  await lead.getByRole('button', { name: 'Record this set of risk criteria' }).click()
  code = await codeOf(lead, 'CRI')

  await expect(lead.getByRole('heading', { name: 'What it would change' })).toBeVisible()
  const changes = lead.getByText('Medium tier, personal data').locator('xpath=..')
  await expect(changes.getByRole('deletion')).toHaveText('Ordinary')
  await expect(lead.getByText('Confidence 4')).toBeVisible()
  await expect(lead.getByText(/risks? of \d+ would fall into another band/)).toBeVisible()
  await expect(lead.getByText(/systems? of \d+ would get another tier/)).toBeVisible()
  await expect(
    lead.getByRole('table', { name: 'Records that would change band or tier' }),
  ).toContainText('Medium (tolerable)')
  await expect(
    lead.getByRole('button', { name: 'Approve and put into force' }),
  ).toHaveAccessibleDescription('Risk criteria are not approved by their author.')
})

test('the executive reads the effect in the approval, and the matrix is the new one from then on', async ({
  browser,
}) => {
  const executive = await aBrowserOf('exec', browser, app)
  await open(executive, `/risk-criteria/${code}`)
  const dialog = await beginStep(executive, 'Approve and put into force')
  await expect(dialog.getByText(/would fall into another band/)).toBeVisible()
  await dialog.getByLabel(/^Review by/).fill(dayFromNow(200))
  await signStep(dialog)
  await dialog.getByRole('button', { name: 'Approve and put into force' }).click()
  await expectState(executive, 'approved')
  await expect(executive.getByRole('heading', { name: 'What it would change' })).toBeHidden()

  await open(lead, '/risk-criteria/new')
  await formPart(lead, 'Levels')
  await expect(eight()).toHaveText('8 High')
})

test('a name that is there already is replaced in one go, and shown again when nothing is chosen', async () => {
  await open(lead, '/actions/ACT-0001/edit')
  const owner = lead.getByRole('combobox', { name: /^Owner/ })
  const before = await owner.inputValue()
  await owner.fill('Elena')
  const option = lead.getByRole('option', { name: /Elena Rossi/ })
  await expect(option).toBeVisible()
  await owner.press('Escape')
  await expect(owner).toHaveValue(before)
  await owner.fill('Elena')
  await expect(option).toBeVisible()
  await owner.press('Tab')
  await expect(owner).toHaveValue(before)
  await owner.fill('Elena')
  await expect(lead.getByRole('option')).toHaveCount(1)
  await option.click()
  await expect(owner).toHaveValue('Elena Rossi')
})
