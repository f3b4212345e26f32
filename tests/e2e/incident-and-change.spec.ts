import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowserOf,
  codeOf,
  dayFromNow,
  expectState,
  formPart,
  open,
  pick,
  takeStep,
} from './pages.ts'
import { answerAll } from './questionnaire.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.use({ actionTimeout: 20_000 })

const systemTitle = 'Member renewal prediction'

let dir: string
let app: App
const pages = {} as Record<'owner' | 'risk' | 'lead', Page>
const found = { system: '', incident: '', change: '', risk: '', plan: '', assessment: '' }

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(join(tmpdir(), 'plumbline-incident-'))
  app = await startApp({ dataDir: join(dir, 'data'), demo: true })
  for (const who of ['owner', 'risk', 'lead'] as const) {
    pages[who] = await aBrowserOf(who, browser, app)
  }
  await open(pages.owner, '/systems')
  await pages.owner.getByRole('link', { name: systemTitle }).first().click()
  found.system = await codeOf(pages.owner, 'AIS')
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('an incident from report to lesson: its clocks run, its timeline grows, and it is a nonconformity', async () => {
  const { owner } = pages
  await open(owner, '/incidents')
  await owner.getByRole('link', { name: 'Record an incident' }).click()
  await owner.getByRole('textbox', { name: /^Incident/ }).fill('Scores of members were sent out')
  await owner.getByRole('radio', { name: 'High', exact: true }).check()
  await pick(owner, /^Systems/, systemTitle)
  await owner
    .getByLabel(/^Known since/)
    .first()
    .fill(dayFromNow(0))
  await formPart(owner, 'Legal duties')
  const yes = (label: RegExp) =>
    owner.getByRole('radiogroup', { name: label }).getByRole('radio', { name: 'Yes' }).check()
  await yes(/^Serious incident/)
  await yes(/^Personal data breach/)
  await owner.getByRole('button', { name: 'Record this incident' }).click()
  found.incident = await codeOf(owner, 'INC')

  const clocks = owner.getByRole('table', { name: 'Duties to report' })
  await expect(clocks.getByRole('row', { name: /Article 73: 15 days/ })).toContainText('days left')
  await expect(clocks.getByRole('row', { name: /Article 33: 72 hours/ })).toContainText('left')
  await expect(owner.getByRole('main')).toContainText('Serious incident: Scores of members')

  const timeline = owner.getByRole('region', { name: 'Timeline' })
  await timeline.getByLabel('What happened').fill('A member called about a stranger’s score.')
  await timeline.getByRole('button', { name: 'Add to the timeline' }).click()
  await expect(timeline.getByRole('row', { name: /stranger’s score/ })).toContainText('Jonas Weber')

  await takeStep(owner, 'Reported under the GDPR', (dialog) =>
    dialog.getByLabel(/^What was reported/).fill('The authority, by form.'),
  )
  await expect(clocks.getByRole('row', { name: /Article 33/ })).toContainText('met')
  await expect(clocks.getByRole('row', { name: /Article 73/ })).toContainText('runs')
})

test('its lesson becomes a risk in one step, and the risk leads back to it', async () => {
  const { owner } = pages
  await takeStep(owner, 'Put a lesson into a risk', async (dialog) => {
    await dialog.getByLabel(/^What it teaches/).fill('Letters take the list of another campaign.')
    await dialog.getByLabel(/^Name of the new risk/).fill('Lists of campaigns are mixed up')
    for (const name of [/^Likelihood as/, /^Impact as/])
      await dialog.getByRole('radiogroup', { name }).getByRole('radio').nth(3).check()
  })
  await expect(owner.getByRole('main')).toContainText('Letters take the list of another campaign.')
  await owner
    .getByRole('link', { name: /Lists of campaigns are mixed up/ })
    .first()
    .click()
  await codeOf(owner, 'RSK')
  await expect(owner.getByRole('link', { name: new RegExp(found.incident) })).toBeVisible()
})

test('a major change from request to release: decided on by another, and then much is stale', async () => {
  const { owner, risk } = pages
  await open(owner, '/changes')
  await owner.getByRole('link', { name: 'Record a change' }).click()
  await owner.getByRole('textbox', { name: /^Change/ }).fill('Prediction 4.0')
  await owner.getByRole('combobox', { name: /^What changes/ }).selectOption('Model')
  await owner.getByRole('radio', { name: 'Major', exact: true }).check()
  await pick(owner, /^Systems/, systemTitle)
  await owner.getByLabel(/^From what to what/).fill('From regression to trees')
  await owner.getByLabel(/^Why, and what could follow/).fill('Finds more; may be less fair')
  await owner.getByLabel(/^Planned for/).fill(dayFromNow(0))
  await owner.getByLabel(/^Way back/).fill('Regression stays for a month')
  await owner.getByRole('button', { name: 'Record this change' }).click()
  found.change = await codeOf(owner, 'CHG')
  await takeStep(owner, 'Submit for approval')
  await open(risk, `/changes/${found.change}`)
  await takeStep(risk, 'Approve')
  await open(owner, `/changes/${found.change}`)
  await takeStep(owner, 'Released')

  await open(owner, `/systems/${found.system}`)
  const gate = owner.getByRole('region', { name: 'May it stay in operation?' })
  const stale = gate.getByRole('listitem').filter({ hasText: `from before ${found.change}` })
  // Assessment, validation and oversight; its risks lack a decision since the incident.
  await expect(stale).toHaveCount(3)
  await expect(stale.first()).toContainText('not met')
  await open(owner, '/')
  await expect(
    owner.getByText(`Assess its impact again: ${found.change} is a major change`),
  ).toBeVisible()
})

test('each stale thing says which change made it so, and is renewed by its people', async () => {
  const { owner, risk, lead } = pages
  const linkIn = async (page: Page, prefix: string) => {
    await open(page, `/systems/${found.system}`)
    const gate = page.getByRole('region', { name: 'May it stay in operation?' })
    await gate
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`${prefix}-\\d+`) })
      .getByRole('link')
      .first()
      .click()
    return codeOf(page, prefix)
  }
  found.plan = await linkIn(risk, 'OVS')
  await expect(risk.getByText(`Stale: from before ${found.change}`)).toBeVisible()
  await takeStep(risk, 'It still fits', (dialog) =>
    dialog.getByRole('textbox').first().fill('The list is read as before.'),
  )
  await expect(risk.getByText(`Stale: from before ${found.change}`)).toBeHidden()

  await open(owner, `/systems/${found.system}`)
  const gate = owner.getByRole('region', { name: 'May it stay in operation?' })
  await expect(gate.getByRole('listitem').filter({ hasText: found.plan })).toContainText('met')
  await owner.getByRole('button', { name: 'File an impact assessment' }).click()
  found.assessment = await codeOf(owner, 'AIA')
  await answerAll(owner)
  await owner.getByRole('button', { name: 'Submit for approval' }).click()
  await expectState(owner, 'submitted')
  await open(lead, `/impact-assessments/${found.assessment}`)
  await takeStep(lead, 'Approve', (dialog) =>
    dialog.getByLabel('Valid until').fill(dayFromNow(180)),
  )
  await open(owner, `/systems/${found.system}`)
  const renewed = gate.getByRole('listitem').filter({ hasText: found.assessment })
  await expect(renewed).toContainText('met')
  await expect(renewed).not.toContainText('not met')
})
