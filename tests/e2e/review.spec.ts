import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { textByPage } from '../pdf/support.ts'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowserOf,
  beginStep,
  codeOf,
  dayFromNow,
  expectState,
  formPart,
  open,
  pick,
  signStep,
  takeStep,
} from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.use({ actionTimeout: 20_000 })

let dir: string
let app: App
let lead: Page
let executive: Page
let auditor: Page
let owner: Page
let review: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(join(tmpdir(), 'plumbline-review-'))
  app = await startApp({ dataDir: join(dir, 'data'), demo: true })
  const as = (who: string) => aBrowserOf(who, browser, app)
  ;[lead, executive, auditor, owner] = await Promise.all([
    as('lead'),
    as('exec'),
    as('auditor'),
    as('owner'),
  ])
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('a management review from period to signed minutes: the lead plans a period, which freezes its inputs', async () => {
  await open(lead, '/management-reviews')
  await lead.getByRole('link', { name: 'Record a management review' }).click()
  await lead.getByLabel('Title').fill('Management review of the quarter')
  await lead.getByLabel(/^Period from/).fill(dayFromNow(-90))
  await lead.getByLabel(/^Period to/).fill(dayFromNow(0))
  await lead.getByLabel(/^Meeting on/).fill(dayFromNow(1))
  await pick(lead, /^Chair/, 'Tom Okafor')
  await lead.getByRole('button', { name: 'Record this management review' }).click()
  review = await codeOf(lead, 'MRV')
  await expect(lead.getByText('“Freeze the inputs” computes all ten')).toBeVisible()
  await takeStep(lead, 'Freeze the inputs')
  await expectState(lead, 'prepared')
  for (const name of [
    'Actions from earlier reviews',
    'External and internal issues',
    'Needs of interested parties',
    'Nonconformities and corrective actions',
    'Monitoring and measurement',
    'Audit results',
    'Objectives',
    'Risks and their treatment',
    'Incidents and concerns',
    'Opportunities for improvement',
  ])
    await expect(lead.getByRole('region', { name })).toBeVisible()
})

test('the past comes back: what the review of last year left open is the first input', async () => {
  const earlier = lead.getByRole('region', { name: 'Actions from earlier reviews' })
  await expect(earlier).toContainText('One place to report concerns about AI, also without a name')
  await expect(earlier).toContainText(/due \d+ \w{3} \d{4}/)
})

test('discussion is written down, and decisions, one of which becomes an action in one step', async () => {
  await lead.getByRole('link', { name: 'Edit' }).click()
  await formPart(lead, 'Discussion')
  await lead.getByLabel('Risks and their treatment').fill('The assistant worries us most.')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await lead.waitForURL(`**/management-reviews/${review}`)
  await expect(lead.getByRole('region', { name: 'Risks and their treatment' })).toContainText(
    'The assistant worries us most.',
  )

  await lead.getByRole('link', { name: 'Record a decision' }).click()
  await lead.getByRole('textbox', { name: /^Decision/ }).fill('Two more people for red teaming')
  await lead.getByRole('radio', { name: 'Resources' }).check()
  await pick(lead, /^Owner/, 'Samir Haddad')
  await lead.getByLabel(/^Due on/).fill(dayFromNow(60))
  await lead.getByRole('button', { name: 'Record this decision' }).click()
  const decided = lead.getByRole('region', { name: 'What was decided' })
  await expect(decided).toContainText('Two more people for red teaming')
  await decided.getByRole('button', { name: /^Make DEC-\d+ an action$/ }).click()
  await decided.getByRole('link', { name: /^ACT-\d+$/ }).click()
  await codeOf(lead, 'ACT')
  await expect(
    lead.getByRole('heading', { level: 1, name: 'Two more people for red teaming' }),
  ).toBeVisible()
  await expect(lead.getByRole('link', { name: /^DEC-\d+ Two more people/ }).first()).toBeVisible()
})

test('the chair signs what was held, and the minutes are sealed', async () => {
  await open(lead, `/management-reviews/${review}`)
  await takeStep(lead, 'Record that it was held', async (dialog) => {
    await dialog.getByLabel(/^Held on/).fill(dayFromNow(0))
    // Those of the last review, proposed when this one was begun.
    await expect(dialog.getByText('Elena Rossi')).toBeVisible()
  })
  await expectState(lead, 'held')
  await expect(lead.getByRole('button', { name: 'Sign the minutes' })).toBeHidden()

  await open(executive, '/')
  await executive
    .getByRole('link', { name: new RegExp(review) })
    .first()
    .click()
  const dialog = await beginStep(executive, 'Sign the minutes')
  await dialog.getByLabel('Remark, if any').fill('As we agreed.')
  await signStep(dialog)
  await dialog.getByRole('button', { name: 'Sign the minutes', exact: true }).click()
  await expectState(executive, 'signed')
  await expect(executive.getByRole('region', { name: 'Signatures', exact: true })).toContainText(
    'As we agreed.',
  )

  await open(lead, `/management-reviews/${review}`)
  await expect(lead.getByRole('link', { name: 'Edit' })).toBeHidden()
  await expect(lead.getByRole('link', { name: 'Record a decision' })).toBeHidden()
})

test('the auditor takes the minutes along as PDF; an owner of systems finds nothing', async () => {
  await open(auditor, `/management-reviews/${review}`)
  await expectState(auditor, 'signed')
  const download = auditor.waitForEvent('download')
  await auditor.getByRole('link', { name: 'PDF', exact: true }).click()
  const file = join(dir, 'minutes.pdf')
  await (await download).saveAs(file)
  const text = (await textByPage(await readFile(file))).join('\n')
  for (const words of [
    'Management review of the quarter',
    'Two more people for red teaming',
    'The assistant worries us most.',
    'Risks and their treatment',
    'Tom Okafor',
  ])
    expect(text).toContain(words)

  await owner.goto(`/management-reviews/${review}`)
  await expect(
    owner.getByRole('heading', { level: 1, name: 'There is nothing here' }),
  ).toBeVisible()
  await expect(owner.getByRole('link', { name: /^Management reviews/ })).toBeHidden()
})
