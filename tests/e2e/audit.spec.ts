import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { textByPage } from '../pdf/support.ts'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowserOf,
  beginStep,
  codeOf,
  dayFromNow,
  expectRefusedStep,
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
let auditor: Page
let owner: Page
let risk: Page
let audit: string
let sample: string
let question: string
let nonconformity: string

/** One of Jonas Weber's, so that he can't audit it. */
const system = 'Demand forecast for the call centre'
const seed = 'first snow on the moor'
const finding = 'Similar cases are not looked for in every team'

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(join(tmpdir(), 'plumbline-audit-'))
  app = await startApp({ dataDir: join(dir, 'data'), demo: true })
  const as = (who: string) => aBrowserOf(who, browser, app)
  ;[lead, auditor, owner, risk] = await Promise.all([
    as('lead'),
    as('auditor'),
    as('owner2'),
    as('risk'),
  ])
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('an audit from programme to closed nonconformity: the lead plans it, and whoever owns what is audited is refused', async () => {
  await open(lead, '/audits')
  await lead.getByRole('link', { name: 'Programme' }).click()
  await expect(lead.getByRole('heading', { level: 1, name: 'Audit programme' })).toBeVisible()
  await lead.getByRole('link', { name: 'Plan an audit' }).click()
  await lead.getByLabel(/^Audit\b/).fill('What we learn from what went wrong')
  await lead.getByRole('radio', { name: 'Internal' }).check()
  await lead.getByLabel(/^Scope/).fill('How nonconformities are put right, in all teams.')
  await lead.getByLabel(/^Criteria/).fill('ISO/IEC 42001:2023 and our own procedure.')
  await lead.getByLabel('Narrow down Clauses and controls').fill('10.2')
  await lead.getByRole('checkbox', { name: /^10\.2 / }).check()
  await pick(lead, /^Systems in scope/, system)
  await lead.getByLabel(/^Begins on/).fill(dayFromNow(0))
  await lead.getByLabel(/^Ends on/).fill(dayFromNow(10))
  await formPart(lead, 'Team')
  await pick(lead, /^Lead auditor/, 'Henrik Solberg')
  await pick(lead, /^Further auditors/, 'Jonas Weber')
  await lead.getByRole('button', { name: 'Record this audit' }).click()
  await expect(lead.getByText(/^Jonas Weber owns AIS-\d+ and can’t audit it\.$/)).toBeVisible()
  await lead.getByRole('button', { name: 'Remove Jonas Weber' }).click()
  await lead.getByRole('button', { name: 'Record this audit' }).click()
  audit = await codeOf(lead, 'AUD')
  await expectState(lead, 'planned')
  // Who stood next in the list was not taken on the way out of the field.
  await expect(lead.getByText('Further auditors', { exact: true })).toBeHidden()

  await open(lead, '/audits/programme')
  await expect(
    lead.getByRole('row', { name: /^10\.2/ }).getByRole('link', { name: audit }),
  ).toBeVisible()
})

test('the auditor begins it and draws a random sample, whose seed stays on record', async () => {
  await open(auditor, `/audits/${audit}`)
  await takeStep(auditor, 'Begin the audit')
  await expectState(auditor, 'under way')
  await auditor.getByRole('link', { name: 'Fieldwork', exact: true }).click()
  await auditor.getByRole('link', { name: 'Draw a sample' }).click()
  await auditor.getByLabel(/^What it is to show/).fill('Each action has an owner and a day')
  await formPart(auditor, 'Population')
  await auditor.getByLabel(/^Drawn from/).selectOption('Actions')
  await formPart(auditor, 'Draw')
  await auditor.getByRole('radio', { name: 'At random' }).check()
  await auditor.getByLabel(/^How many/).fill('3')
  await auditor.getByLabel(/^Seed/).fill(seed)
  await auditor.getByRole('button', { name: 'Record this audit sample' }).click()
  sample = await codeOf(auditor, 'AUS')
  await expect(
    auditor.getByRole('heading', { level: 1, name: /^Each action .+ \(3 of \d+\)$/ }),
  ).toBeVisible()
  await expect(auditor.getByText(seed, { exact: true })).toBeVisible()
})

test('the auditor answers where one stands, and a finding becomes a nonconformity in one step', async () => {
  await auditor.getByRole('link', { name: 'Fieldwork', exact: true }).click()
  const parts = auditor.getByRole('navigation', { name: 'Parts of the audit' })
  await parts.getByRole('link', { name: new RegExp(`^${sample}`) }).click()
  await expect(auditor.getByRole('heading', { level: 2, name: new RegExp(sample) })).toBeVisible()
  const drawn = await questions()
  expect(drawn).toHaveLength(3)
  for (const one of drawn) await answer(one, 'Conforms', 'Owner and day are there.')

  await parts.getByRole('link', { name: /^10\.2 / }).click()
  await expect(auditor.getByRole('heading', { level: 2, name: /^10\.2 / })).toBeVisible()
  const [first, ...others] = await questions()
  for (const one of others) await answer(one, 'Conforms', 'Two followed to the end.')
  if (!first) throw new Error('10.2 asks nothing')
  await answer(first, 'Minor nonconformity', 'Of four, one says nothing of similar cases.')
  question = (await first.getByRole('link', { name: /^AUQ-\d+$/ }).textContent()) ?? ''

  await open(auditor, `/audits/${audit}`)
  await expectRefusedStep(
    auditor,
    'Sign the report',
    `The finding of ${question} is not a nonconformity yet: raise it.`,
  )
  await auditor.getByRole('link', { name: 'Fieldwork', exact: true }).click()
  await parts.getByRole('link', { name: /^10\.2 / }).click()
  await takeStep(auditor, 'Raise the nonconformity', async (dialog) => {
    await dialog.getByLabel(/^The finding in one sentence/).fill(finding)
    await pick(dialog, /^Who is to put it right/, 'Priya Nair')
  })
  const raised = auditor.getByText(/^Raised as/).getByRole('link')
  nonconformity = (await raised.textContent()) ?? ''
  expect(nonconformity).toMatch(/^NCR-\d+$/)
})

test('the lead auditor signs, nobody else; then nothing of it is offered to be changed', async () => {
  await open(lead, `/audits/${audit}`)
  await expectRefusedStep(lead, 'Sign the report', 'The lead auditor signs it.')

  await open(auditor, `/audits/${audit}`)
  await takeStep(auditor, 'Sign the report', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Conforms but for its findings' }).check()
    await dialog.getByLabel(/^Conclusion/).fill('It is put into effect, with one gap.')
    await pick(dialog, /^Reported to/, 'Maya Lind')
  })
  await expectState(auditor, 'signed')

  for (const path of [
    `/audits/${audit}`,
    `/audit-questions/${question}`,
    `/audit-samples/${sample}`,
  ])
    for (const page of [lead, auditor]) {
      await open(page, path)
      const main = page.getByRole('main')
      await expect(main.getByRole('link', { name: 'Fieldwork', exact: true })).toBeVisible()
      await expect(main.getByRole('link', { name: 'Edit', exact: true })).toBeHidden()
      await expect(main.getByRole('button', { name: 'Answer', exact: true })).toBeHidden()
      if (!path.startsWith('/audits'))
        await expect(main.getByRole('button', { name: 'More steps' })).toBeHidden()
    }
  await open(lead, `/audit-questions/${question}/edit`)
  await expect(lead.getByText(`${audit} is signed, and this with it.`)).toBeVisible()
})

test('the report is taken along as PDF, with the seed and the finding', async () => {
  await open(auditor, `/audits/${audit}`)
  const download = auditor.waitForEvent('download')
  await auditor.getByRole('link', { name: 'PDF', exact: true }).click()
  const file = join(dir, 'report.pdf')
  await (await download).saveAs(file)
  const text = (await textByPage(await readFile(file))).join('\n')
  for (const words of [
    'What we learn from what went wrong',
    seed,
    nonconformity,
    'Of four, one says nothing of similar cases.',
    'It is put into effect, with one gap.',
    'Henrik Solberg',
  ])
    expect(text).toContain(words)
})

test('its owner corrects the nonconformity: correction, cause by five whys, and an action that has to be done first', async () => {
  await open(owner, '/')
  await owner
    .getByRole('link', { name: new RegExp(nonconformity) })
    .first()
    .click()
  await expect(owner.getByRole('heading', { level: 1, name: finding })).toBeVisible()
  // The audit is of no system of theirs; what it found is told, and in which question.
  await expect(owner.getByText(new RegExp(`Asked in ${question}: `))).toBeVisible()
  await expect(owner.getByRole('link', { name: new RegExp(`^${audit} `) })).toBeHidden()
  await takeStep(owner, 'Cause found', async (dialog) => {
    await dialog.getByLabel(/^Correction/).fill('The one that said nothing was gone through again.')
    await dialog.getByRole('button', { name: 'Ask why five times' }).click()
    const cause = dialog.getByRole('textbox', { name: /^Cause/ })
    await expect(cause).toHaveValue(/^1\. Why\? [\s\S]*5\. Why\? $/)
    await cause.press('ControlOrMeta+Home')
    await cause.press('End')
    await cause.pressSequentially('The form does not ask.')
    await dialog.getByLabel(/^Similar cases/).fill('Read ten of last year; two more were empty.')
  })
  await expectState(owner, 'acting')
  await expect(owner.getByRole('region', { name: 'What is done' })).toContainText(
    '1. Why? The form does not ask.',
  )

  await owner.getByRole('link', { name: 'Add an action' }).click()
  await owner.getByRole('textbox', { name: /^Action/ }).fill('The form asks for similar cases')
  await owner.getByLabel(/^Due on/).fill(dayFromNow(14))
  await owner.getByRole('button', { name: 'Record this action' }).click()
  const action = await codeOf(owner, 'ACT')
  await open(owner, `/nonconformities/${nonconformity}`)
  await expectRefusedStep(
    owner,
    'Actions are done',
    `${action} is still open: no action may be open.`,
  )
  await open(owner, `/actions/${action}`)
  await takeStep(owner, 'Mark as done', (dialog) =>
    dialog.getByLabel(/^Result/).fill('It asks, and can’t be left empty.'),
  )
  await open(owner, `/nonconformities/${nonconformity}`)
  await takeStep(owner, 'Actions are done', (dialog) =>
    dialog.getByLabel(/^Days to wait/).fill('0'),
  )
  await expectState(owner, 'verifying')
})

test('somebody else judges whether it works and closes it, and the audit shows it closed', async () => {
  await expectRefusedStep(
    owner,
    'Works: close',
    'Effectiveness is judged by somebody who did not work on it.',
  )
  await open(risk, `/nonconformities/${nonconformity}`)
  const dialog = await beginStep(risk, 'Works: close')
  await dialog.getByLabel(/^Whether it works/).fill('Three new ones, each with similar cases.')
  await signStep(dialog)
  await dialog.getByRole('button', { name: 'Works: close', exact: true }).click()
  await expectState(risk, 'closed')

  await open(lead, `/audits/${audit}`)
  const found = lead.getByRole('listitem').filter({ hasText: finding })
  await expect(found).toContainText(nonconformity)
  await expect(found).toContainText('closed')
})

/** The questions of the part that is open. */
async function questions(): Promise<Locator[]> {
  return auditor.locator('main .pl-question').all()
}

async function answer(within: Locator, verdict: string, notes: string): Promise<void> {
  await within.getByLabel('What was seen').fill(notes)
  await within.getByRole('radio', { name: verdict, exact: true }).check()
  await expect(within.getByText('Saved', { exact: true })).toBeVisible()
}
