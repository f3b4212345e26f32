import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { federal } from '../import/federal.ts'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowser,
  beginStep,
  callApi,
  codeOf,
  dayFromNow,
  expectRefusedStep,
  expectState,
  formPart,
  invite,
  join,
  makeToken,
  open,
  pick,
  reload,
  setUpOrganisation,
  signIn,
  signStep,
  takeStep,
} from './pages.ts'
import { answerAll } from './questionnaire.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.use({ actionTimeout: 20_000 })

const systemTitle = 'Automated interpretation of Line Probe Assay strips using computer vision'

/** Everybody but the administrator, who makes the organisation. */
const invited = {
  lead: { name: 'Maya Lind', role: 'Governance lead' },
  compliance: { name: 'Elena Rossi', role: 'Compliance lead' },
  risk: { name: 'Samir Haddad', role: 'AI risk owner' },
  data: { name: 'Yuki Tanaka', role: 'Data owner' },
  owner: { name: 'Jonas Weber', role: 'Model owner' },
  auditor: { name: 'Henrik Solberg', role: 'Auditor' },
  executive: { name: 'Tom Okafor', role: 'Executive' },
  staff: { name: 'Anna Kowalska', role: 'Staff' },
}
type Who = keyof typeof invited
const emailOf = (who: Who) => `${who}@kestrel.test`

let dir: string
let app: App
const pages = {} as Record<Who, Page>
/** What later steps know of earlier ones. */
const found = { system: '', assessment: '', risk: '', document: '', monitor: '' }
let leadToken: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-e2e-'))
  app = await startApp({
    dataDir: joinPath(dir, 'data'),
    env: { PLUMBLINE_KIND: 'production' },
  })
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('1. the first visit sets the organisation up, and people of every role join by a one-time link', async ({
  browser,
}) => {
  const administrator = await aBrowser(browser, app)
  await setUpOrganisation(administrator)
  for (const [who, person] of Object.entries(invited) as [Who, (typeof invited)[Who]][]) {
    const link = await invite(administrator, { ...person, email: emailOf(who) })
    pages[who] = await aBrowser(browser, app)
    await join(pages[who], link)
    await expect(
      pages[who].getByRole('button', { name: `${person.name} · ${person.role}` }),
    ).toBeVisible()
    if (who === 'lead') {
      const again = await aBrowser(browser, app)
      await open(again, new URL(link).pathname)
      await expect(again.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
    }
  }
  await open(administrator, '/settings/users')
  await expect(administrator.getByText('9 people')).toBeVisible()
  await expect(pages.staff.getByRole('link', { name: 'Systems' })).toBeHidden()
})

test(`2. the lead imports ${federal.name} by the wizard; again, nothing is doubled`, async () => {
  const { lead } = pages
  const rows = federal.rows.toLocaleString('en')
  await open(lead, '/systems')
  await lead.getByRole('link', { name: 'Import', exact: true }).click()
  await toPreview(lead)
  await expect(statistic(lead, 'New')).toContainText(rows)
  await expect(statistic(lead, 'With errors')).toContainText('0')
  await expect(lead.getByRole('table', { name: 'Warnings' })).toContainText('Date Initiated')
  await lead.getByRole('button', { name: `Create ${rows} AI systems` }).click()
  await expect(lead.getByText('The import is done')).toBeVisible({ timeout: 60_000 })
  await expect(statistic(lead, 'Created')).toContainText(rows)

  await open(lead, '/systems')
  await expect(lead.getByText(`${rows} AI systems`)).toBeVisible()
  // A cell of a column that no field takes is found by searching.
  await lead.getByRole('button', { name: 'Find a record, a screen, an action' }).click()
  await lead.getByRole('combobox').fill('72038620CA00006')
  await lead.getByRole('option', { name: new RegExp(systemTitle) }).click()
  await expect(lead.getByRole('heading', { level: 1, name: systemTitle })).toBeVisible()
  await lead.getByText(/cells of the imported row that have no field here/).click()
  await expect(lead.getByText('72038620CA00006')).toBeVisible()

  await open(lead, '/import/systems')
  await toPreview(lead)
  await expect(lead.getByText(`All ${rows} AI systems are here already, unchanged`)).toBeVisible()
  await open(lead, '/systems')
  await expect(lead.getByText(`${rows} AI systems`)).toBeVisible()
})

/** Sends the federal inventory and goes through the steps to the preview. */
async function toPreview(lead: Page) {
  await lead.getByLabel(/^Choose a file/).setInputFiles(federal.file)
  await expect(lead.getByText(/This file was recognised by its columns/)).toBeVisible()
  await expect(lead.getByLabel('Encoding').locator('option:checked')).toContainText('Windows-1252')
  await lead.getByRole('button', { name: 'Go on to the values' }).click()
  await lead.getByRole('button', { name: /preview/i }).click()
  await expect(statistic(lead, 'New')).toBeVisible()
}

function statistic(page: Page, label: string) {
  return page
    .locator('.pl-card')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first()
}

test(`3. the lead narrows to what affects rights or safety, and gives a system an owner and a scope`, async () => {
  const { lead, owner } = pages
  await open(lead, '/systems')
  await lead.getByRole('button', { name: 'Filter' }).click()
  await lead.getByText('Affects rights or safety').first().click()
  const filter = lead.getByRole('group', { name: 'Affects rights or safety' })
  for (const name of ['Rights', 'Safety', 'Rights and safety'])
    await filter.getByRole('checkbox', { name, exact: true }).check()
  await lead
    .getByRole('button', { name: 'Show', exact: true })
    .and(lead.locator(':visible'))
    .click()
  await expect(
    lead.getByRole('button', { name: /Affects rights or safety: Rights, Safety/ }),
  ).toBeVisible()
  await expect(
    lead.getByText(federal.rows === 30 ? '9 AI systems' : '351 AI systems'),
  ).toBeVisible()
  await lead.getByRole('searchbox', { name: 'Search AI systems' }).fill('Line Probe Assay')
  await lead.keyboard.press('Enter')
  await expect(lead.getByText('1 AI system', { exact: true })).toBeVisible()
  await lead.getByRole('link', { name: systemTitle }).click()
  found.system = await codeOf(lead, 'AIS')
  await lead.getByRole('link', { name: 'Edit' }).click()
  await formPart(lead, 'Scope and owner')
  await lead.getByRole('radio', { name: 'In scope' }).check()
  await lead.getByLabel('Why it is in or out').fill('Decides on treatment of patients.')
  await pick(lead, /^Owner/, 'Jonas Weber')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await lead.waitForURL(`**/systems/${found.system}`)
  await expect(lead.getByText('AIMS scope: In scope')).toBeVisible()

  await owner.getByRole('button', { name: /your account/ }).click()
  await owner.getByRole('button', { name: 'Sign out' }).click()
  await signIn(owner, emailOf('owner'))
  const own = owner.getByRole('region', { name: 'Your systems' })
  await expect(own.getByRole('link', { name: systemTitle })).toBeVisible()
})

test('3b. the owner files the impact assessment, which comes back with remarks and is approved by another', async () => {
  const { lead, owner } = pages
  await owner.getByRole('link', { name: systemTitle }).first().click()
  await owner.getByRole('button', { name: 'File an impact assessment' }).click()
  await expect(owner.getByRole('heading', { level: 2, name: /./ }).first()).toBeVisible()
  found.assessment = await codeOf(owner, 'AIA')

  const first = owner.getByRole('main').getByRole('textbox').first()
  await first.fill('Reads test strips and tells which drugs the infection resists.')
  await expect(owner.getByText('Draft kept')).toBeVisible()
  await reload(owner)
  await expect(owner.getByText(/^Your answers of .* are not saved in the record yet/)).toBeVisible()
  await expect(first).toHaveValue('Reads test strips and tells which drugs the infection resists.')

  await answerAll(owner)
  await expect(
    owner.getByRole('heading', { name: 'Every question of this tier is answered' }),
  ).toBeVisible()
  await expect(owner.getByRole('region', { name: 'Tier', exact: true })).toContainText('High')
  await owner.getByLabel('Files to attach as evidence').setInputFiles({
    name: 'validation-study.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Agreement with the reference laboratory: 97.4 %.\n'),
  })
  await expect(owner.getByRole('link', { name: /validation-study\.txt/ })).toBeVisible()
  await owner.getByRole('button', { name: 'Submit for approval' }).click()
  await expectState(owner, 'submitted')
  await expect(owner.getByRole('button', { name: 'Approve', exact: true })).toBeHidden()

  await open(lead, `/impact-assessments/${found.assessment}`)
  await takeStep(lead, 'Return with remarks', (dialog) =>
    dialog.getByLabel('Reason').fill('Say who reads the strip when the picture is blurred.'),
  )
  await expectState(lead, 'returned')

  await open(owner, '/')
  await owner
    .getByRole('link', { name: new RegExp(found.assessment) })
    .first()
    .click()
  await expect(
    owner.getByText('Say who reads the strip when the picture is blurred.').first(),
  ).toBeVisible()
  await open(owner, `/impact-assessments/${found.assessment}/questionnaire`)
  await owner
    .getByRole('button', { name: /^System description/ })
    .first()
    .click()
  await owner
    .getByRole('main')
    .getByRole('textbox')
    .first()
    .fill('A trained reader decides when the picture is blurred.')
  await owner.getByRole('button', { name: 'Save and go on' }).click()
  await owner.getByRole('button', { name: 'Check and submit' }).click()
  await owner.getByRole('button', { name: 'Submit for approval' }).click()
  await expectState(owner, 'submitted')

  await open(lead, `/impact-assessments/${found.assessment}`)
  await takeStep(lead, 'Approve', (dialog) =>
    dialog.getByLabel('Valid until').fill(dayFromNow(180)),
  )
  await expectState(lead, 'approved')
  const decisions = lead.getByRole('region', { name: 'Signatures' })
  await expect(decisions).toContainText('returned')
  await expect(decisions).toContainText('Maya Lind')
  await expect(
    decisions.getByTitle(/^SHA-256 of the content decided on: [0-9a-f]{64}$/),
  ).toHaveCount(2)
  await expect(decisions).not.toContainText('stale')
})

test('4. risks start from the library, are treated, and what remains is accepted by an executive until a date', async () => {
  const { risk, executive } = pages
  await open(risk, `/systems/${found.system}`)
  await risk.getByRole('link', { name: 'Add risks' }).click()
  await expect(risk.getByRole('list', { name: 'Systems chosen' })).toContainText(found.system)
  await risk.getByRole('checkbox', { name: 'Choose Biased training data' }).check()
  await risk.getByRole('searchbox', { name: 'Find in the library' }).fill('drift')
  await risk
    .getByRole('checkbox', { name: /^Choose .*drift/i })
    .first()
    .check()
  await risk.getByRole('button', { name: 'Record 2 risks' }).click()
  await expect(risk.getByText('2 risks are recorded.')).toBeVisible()
  await risk
    .getByRole('listitem')
    .filter({ hasText: 'Biased training data' })
    .getByRole('link')
    .click()
  found.risk = await codeOf(risk, 'RSK')

  await takeStep(risk, 'Finish the assessment', async (dialog) => {
    await dialog
      .getByRole('radiogroup', { name: /^Inherent likelihood/ })
      .getByRole('radio')
      .nth(3)
      .check()
    await dialog
      .getByRole('radiogroup', { name: /^Inherent impact/ })
      .getByRole('radio')
      .nth(3)
      .check()
    await pick(dialog, /^Risk owner/, 'Samir Haddad')
  })
  await expectState(risk, 'assessed')
  await takeStep(risk, 'Decide on treatment', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Mitigate' }).check()
    await dialog
      .getByLabel('Treatment plan')
      .fill('Add strips of the four missing laboratories; compare by region.')
    await dialog.getByLabel('Treatment due on').fill(dayFromNow(60))
  })
  await expectState(risk, 'in treatment')

  await risk.getByRole('link', { name: 'Add an action' }).click()
  await risk
    .getByRole('textbox', { name: /^Action/ })
    .fill('Collect strips from the four missing laboratories')
  await pick(risk, /^Owner/, 'Jonas Weber')
  await risk.getByLabel(/^Due on/).fill(dayFromNow(30))
  await risk.getByRole('button', { name: 'Record this action' }).click()
  await codeOf(risk, 'ACT')

  await open(risk, `/risks/${found.risk}`)
  await expect(risk.getByRole('table', { name: 'Actions that treat this risk' })).toContainText(
    'Jonas Weber',
  )
  await takeStep(risk, 'Mark as treated', async (dialog) => {
    await dialog
      .getByRole('radiogroup', { name: /^Residual likelihood/ })
      .getByRole('radio')
      .nth(1)
      .check()
    await dialog
      .getByRole('radiogroup', { name: /^Residual impact/ })
      .getByRole('radio')
      .nth(2)
      .check()
  })
  await expectState(risk, 'treated')
  // The owner of the risk is not even offered to accept it.
  await expect(risk.getByRole('button', { name: 'Accept the residual risk' })).toBeHidden()

  await open(executive, `/risks/${found.risk}`)
  const dialog = await beginStep(executive, 'Accept the residual risk')
  await dialog
    .getByLabel('Why the risk is acceptable')
    .fill('What remains is small and is looked at each month.')
  await dialog.getByLabel('Accepted until').fill(dayFromNow(2000))
  await signStep(dialog)
  await dialog.getByRole('button', { name: 'Accept the residual risk' }).click()
  await expect(dialog.getByText(/An acceptance lasts until .* at most\./)).toBeVisible()
  await dialog.getByLabel('Accepted until').fill(dayFromNow(90))
  await dialog.getByRole('button', { name: 'Accept the residual risk' }).click()
  await expectState(executive, 'accepted')
  await expect(executive.getByRole('region', { name: 'Where it stands' })).toContainText(
    'Tom Okafor',
  )
})

type Control = { id: string; code: string; controlId: string; revision: number }

test('5. the 38 controls become version 1.0, approved by another, and 1.1 shows what changed', async () => {
  const { lead, compliance } = pages
  leadToken = await makeToken(lead, 'Import of our control matrix', 'Everything its owner may do')
  await open(lead, '/soa')
  await expect(lead.getByText('of 38 controls')).toBeVisible()
  await lead.getByRole('link', { name: /^Decide A\.2\.2 / }).click()
  await formPart(lead, 'Applicability')
  await lead.getByRole('radio', { name: 'Applicable', exact: true }).check()
  await lead.getByLabel('Why it is in or out').fill('The board asks for one policy for all AI.')
  await formPart(lead, 'Implementation')
  await lead.getByRole('radio', { name: 'Implemented', exact: true }).check()
  await pick(lead, /^Owner/, 'Elena Rossi')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  // Implemented asks how; the form says so and keeps what was typed.
  await expect(lead.getByText('Say how it is implemented.').first()).toBeVisible()
  await lead
    .getByLabel('How it is implemented')
    .fill('The AI policy, approved by the executive, read by all staff.')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await codeOf(lead, 'CTL')

  await open(lead, '/soa')
  await lead.getByRole('link', { name: /^Decide A\.10\.4 / }).click()
  await formPart(lead, 'Applicability')
  await lead.getByRole('radio', { name: 'Not applicable' }).check()
  await lead.getByLabel('Why it is in or out').fill('We offer no AI to customers.')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await codeOf(lead, 'CTL')
  await lead.getByRole('link', { name: 'Edit' }).waitFor()

  const list = await callApi(app, leadToken, 'controls?limit=100')
  const { items } = list.body as { items: Control[] }
  expect(items).toHaveLength(38)
  const byApi = items.filter((one) => !['A.2.2', 'A.10.4', 'A.5.2'].includes(one.controlId))
  for (const { code, controlId, revision } of byApi) {
    const { status } = await callApi(app, leadToken, `controls/${code}`, {
      method: 'PATCH',
      revision,
      body: { applicable: 'yes', reason: `Our risks ask for ${controlId}.`, status: 'planned' },
    })
    expect(status).toBe(200)
  }

  await open(lead, '/soa')
  await lead.getByRole('button', { name: 'Start a version to approve' }).click()
  const first = await codeOf(lead, 'SOA')
  await expect(
    lead.getByRole('heading', { level: 1, name: 'Statement of Applicability 1.0' }),
  ).toBeVisible()
  await expectRefusedStep(
    lead,
    'Approve this version',
    'The Statement of Applicability is not approved by its author.',
  )
  await open(compliance, `/soa-versions/${first}`)
  await expectRefusedStep(
    compliance,
    'Approve this version',
    'Applicability is undecided for A.5.2.',
  )

  await open(lead, '/soa')
  await lead.getByRole('link', { name: /^Decide A\.5\.2 / }).click()
  await formPart(lead, 'Applicability')
  await lead.getByRole('radio', { name: 'Applicable', exact: true }).check()
  await lead.getByLabel('Why it is in or out').fill('Systems decide on people.')
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await codeOf(lead, 'CTL')
  await open(lead, `/soa-versions/${first}`)
  await takeStep(lead, 'Take the controls as they are now')
  await reload(compliance)
  await takeStep(compliance, 'Approve this version', (dialog) =>
    dialog.getByRole('textbox').first().fill('The first statement.'),
  )
  await expectState(compliance, 'approved')
  await expect(compliance.getByRole('region', { name: 'Signatures' })).toContainText('Elena Rossi')

  for (const controlId of ['A.6.2.4', 'A.6.2.6']) {
    const current = await callApi(app, leadToken, `controls?controlId=${controlId}`)
    const [control] = (current.body as { items: Control[] }).items
    expect(control?.controlId).toBe(controlId)
    const { status } = await callApi(app, leadToken, `controls/${control?.code}`, {
      method: 'PATCH',
      revision: control?.revision ?? 0,
      body: { status: 'implemented', implementation: `Done for ${controlId}.` },
    })
    expect(status).toBe(200)
  }
  await open(lead, '/soa')
  await lead.getByRole('button', { name: 'Start a version to approve' }).click()
  await expect(
    lead.getByRole('heading', { level: 1, name: 'Statement of Applicability 1.1' }),
  ).toBeVisible()
  const second = await codeOf(lead, 'SOA')
  expect(second).not.toBe(first)
  const changes = lead.getByRole('listitem').filter({ has: lead.getByRole('deletion') })
  await expect(changes).toHaveCount(2)
  await expect(changes.first()).toContainText('A.6.2.4')
  await open(compliance, `/soa-versions/${second}`)
  await takeStep(compliance, 'Approve this version', (dialog) =>
    dialog.getByRole('textbox').first().fill('Verification and monitoring are carried out.'),
  )
  await expectState(compliance, 'approved')
  await open(compliance, `/soa-versions/${first}`)
  await expectState(compliance, 'superseded')
})

test('6. a policy is reviewed, approved and put into force, is acknowledged, and is superseded', async () => {
  const { lead, executive, staff } = pages
  await open(lead, '/documents/outlines')
  await lead
    .getByRole('button', { name: /^Start .*AI policy/i })
    .first()
    .click()
  await lead.waitForURL(/\/document(s|-versions)\/DO[CV]-\d+/)
  await open(lead, '/documents')
  await lead.getByRole('link', { name: /^DOC-/ }).first().click()
  found.document = await codeOf(lead, 'DOC')
  await lead.getByRole('link', { name: 'Edit', exact: true }).click()
  await lead.getByRole('checkbox', { name: 'Everyone' }).check()
  await lead.getByRole('button', { name: 'Save changes' }).click()
  await lead.waitForURL(`**/documents/${found.document}`)

  await lead.getByRole('link', { name: 'Go on with 1.0' }).click()
  const first = await codeOf(lead, 'DOV')
  await writeVersion(lead, first, 'We use AI only where a person answers for it.')
  await takeStep(lead, 'Send to review')
  await expectState(lead, 'in review')
  await expectRefusedStep(lead, 'Approve', 'A version is not approved by somebody who wrote it.')
  await open(executive, `/document-versions/${first}`)
  await takeStep(executive, 'Approve')
  await expectState(executive, 'approved')
  await expect(executive.getByRole('region', { name: 'Signatures' })).toContainText('Tom Okafor')
  await takeStep(executive, 'Put into force')
  await expectState(executive, 'effective')

  await open(staff, '/')
  await staff.getByRole('link', { name: 'Read it and say that you have' }).click()
  await expect(
    staff.getByText('We use AI only where a person answers for it.').first(),
  ).toBeVisible()
  const read = staff.getByRole('button', { name: 'I have read it' })
  await read.click()
  await expect(read).toBeHidden()
  await open(staff, `/documents/${found.document}`)
  await expect(staff.getByText(/You acknowledged it on/)).toBeVisible()

  await open(lead, `/documents/${found.document}`)
  await lead.getByRole('button', { name: 'Write the next version' }).click()
  const second = await codeOf(lead, 'DOV')
  expect(second).not.toBe(first)
  await writeVersion(
    lead,
    second,
    'We use AI only where two people answer for it.',
    'Two, not one.',
  )
  await takeStep(lead, 'Send to review')
  await expectState(lead, 'in review')
  await open(executive, `/document-versions/${second}`)
  await takeStep(executive, 'Approve')
  await expectState(executive, 'approved')
  await takeStep(executive, 'Put into force')
  await expectState(executive, 'effective')
  await open(lead, `/document-versions/${first}`)
  await expectState(lead, 'superseded')
  await expect(
    lead.getByText('We use AI only where a person answers for it.').first(),
  ).toBeVisible()
  await open(staff, `/documents/${found.document}`)
  await expect(
    staff.getByText('We use AI only where two people answer for it.').first(),
  ).toBeVisible()
  await expect(staff.getByRole('button', { name: 'I have read it' })).toBeVisible()
})

async function writeVersion(page: Page, code: string, text: string, changed = '') {
  await open(page, `/document-versions/${code}/edit`)
  await page.getByRole('textbox', { name: /^What changed/ }).fill(changed)
  await page.getByRole('textbox', { name: /^Text/ }).fill(`# Our policy\n\n${text}\n`)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('link', { name: 'Edit', exact: true }).waitFor()
}

test('7. a monitor takes readings by form and by API, and a breach is seen on the system', async () => {
  const { owner } = pages
  await open(owner, `/systems/${found.system}`)
  await owner.getByRole('link', { name: 'Set up a monitor' }).click()
  await owner.getByRole('textbox', { name: /^Monitor/ }).fill('Agreement with the laboratory')
  await owner.getByLabel(/^Unit/).fill('%')
  await owner.getByLabel(/^Measured every/).fill('7')
  await formPart(owner, 'Threshold')
  await owner.getByRole('radio', { name: 'Below the lower value' }).check()
  await owner.getByLabel(/^Lower value/).fill('95')
  await owner.getByRole('button', { name: 'Record this monitor' }).click()
  found.monitor = await codeOf(owner, 'MON')
  const readings = owner.getByRole('region', { name: 'Readings' })
  await readings.getByLabel(/^New reading/).fill('97.4')
  await readings.getByRole('button', { name: 'Add the reading' }).click()
  await expect(readings.getByRole('img', { name: /last 97\.4 %/ })).toBeVisible()
  await expectState(owner, 'active')

  const token = await makeToken(
    owner,
    'Agreement in production',
    'Adding monitor readings and oversight events only',
  )
  const sent = await callApi(app, token, `monitors/${found.monitor}/readings`, {
    method: 'POST',
    body: { value: 91.2, note: 'Week 47' },
  })
  expect(sent.status).toBe(201)
  expect((await callApi(app, token, 'systems')).status).toBe(403)
  await open(owner, `/monitors/${found.monitor}`)
  await expectState(owner, 'breached')
  await expect(owner.getByText(/A reading broke the threshold: .*95/)).toBeVisible()
  await expect(readings.getByRole('img').first()).toBeVisible()
  await open(owner, `/systems/${found.system}`)
  const gate = owner.getByRole('region', { name: /operation\?$/ })
  await expect(gate.getByRole('listitem').filter({ hasText: /A\.6\.2\.6/ })).toContainText(
    'not met',
  )
  await expect(owner.getByRole('main')).toContainText('breached')
})

test('8. the auditor reads only, picks a moment, and takes away a pack that can be checked', async () => {
  const { auditor } = pages
  await open(auditor, `/systems/${found.system}`)
  await expect(auditor.getByRole('heading', { level: 1, name: systemTitle })).toBeVisible()
  for (const name of ['Edit', 'Add risks'])
    await expect(auditor.getByRole('link', { name, exact: true })).toBeHidden()
  for (const name of ['More steps', 'Link a record', 'Comment', 'File an impact assessment'])
    await expect(auditor.getByRole('button', { name, exact: true })).toBeHidden()
  await expect(auditor.getByLabel('Files to attach as evidence')).toHaveCount(0)
  await open(auditor, '/systems')
  await expect(auditor.getByRole('link', { name: 'Record an AI system' })).toBeHidden()
  await expect(auditor.getByRole('link', { name: 'Import', exact: true })).toBeHidden()
  await open(auditor, '/systems/new')
  await expect(auditor.getByText('This is not allowed')).toBeVisible()
  const token = await makeToken(auditor, 'Sampling', 'Everything its owner may do')
  const posted = await callApi(app, token, 'systems', { method: 'POST', body: { title: 'Mine' } })
  expect(posted.status).toBe(403)

  await auditor.getByRole('button', { name: /^Now: you are reading the present/ }).click()
  await auditor.getByLabel('Read as of', { exact: true }).fill('2001-01-01')
  await auditor.getByRole('button', { name: 'Read as of then' }).click()
  await expect(auditor.getByText('There was nothing here yet at that time.')).toBeVisible()
  await auditor.getByLabel('Read as of', { exact: true }).fill(dayFromNow(0))
  await auditor.getByRole('button', { name: 'Read as of then' }).click()
  await expect(auditor.getByText('This page shows today, and can’t be changed')).toBeVisible()
  await open(auditor, `/risks/${found.risk}`)
  await expect(auditor.getByText(/You are reading the registers as they stood on/)).toBeVisible()
  await expectState(auditor, 'accepted')
  await auditor
    .getByRole('button', { name: 'Return to now' })
    .and(auditor.locator(':visible'))
    .first()
    .click()
  await expect(auditor.getByText(/You are reading the registers as they stood on/)).toBeHidden()

  // Each entry leads to its record as it stood beside it; from there, to a time of that day.
  await open(auditor, `/risks/${found.risk}/history`)
  await auditor
    .getByRole('listitem')
    .filter({ hasText: 'recorded this risk' })
    .getByRole('button', { name: /^As it stood just after entry/ })
    .click()
  await auditor.waitForURL(/\/risks\/RSK-\d+$/)
  await expect(auditor.getByRole('status').filter({ hasText: 'just after entry' })).toBeVisible()
  await expectState(auditor, 'identified')
  await expect(auditor.getByText('This record has changed since then.')).toBeVisible()
  await open(auditor, '/settings/account')
  await expect(auditor.getByText('This page shows today, and can’t be changed')).toBeVisible()
  await expect(auditor.getByRole('button', { name: 'Save' }).first()).toBeDisabled()
  await auditor.getByRole('button', { name: /the moment you are reading as of$/ }).click()
  await auditor.getByLabel('Read as of', { exact: true }).fill(dayFromNow(0))
  await auditor.getByLabel('Time', { exact: true }).fill('23:59')
  await auditor.getByRole('button', { name: 'Read as of then' }).click()
  await expect(auditor.getByRole('status').filter({ hasText: /, \d\d:\d\d\./ })).toBeVisible()
  await auditor
    .getByRole('button', { name: 'Return to now' })
    .and(auditor.locator(':visible'))
    .first()
    .click()
  await expect(auditor.getByText('This page shows today')).toBeHidden()

  await open(auditor, '/packs')
  await auditor.getByRole('link', { name: 'Build a pack' }).first().click()
  await auditor.getByLabel('Title').fill('Stage 2, what is in scope')
  await auditor.getByLabel('What it is for').fill('Sampling for the certification audit.')
  await auditor.getByRole('checkbox', { name: 'In scope' }).check()
  await auditor.getByRole('button', { name: 'Build the pack' }).click()
  await codeOf(auditor, 'PCK')
  await expect(
    auditor
      .getByRole('progressbar')
      .or(auditor.getByRole('link', { name: 'Download the pack' }))
      .first(),
  ).toBeVisible()
  const link = auditor.getByRole('link', { name: 'Download the pack' })
  await expect(link).toBeVisible({ timeout: 90_000 })
  const download = auditor.waitForEvent('download')
  await link.click()
  const zip = joinPath(dir, 'pack.zip')
  await (await download).saveAs(zip)

  execFileSync('unzip', ['-q', zip, '-d', joinPath(dir, 'pack')])
  const bag = joinPath(dir, 'pack', (await readdir(joinPath(dir, 'pack'))).join(''))
  const verify = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: bag, encoding: 'utf8' })
  const sums = () =>
    spawnSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: bag, encoding: 'utf8' })
  const signed = () =>
    spawnSync(
      'ssh-keygen',
      [
        '-Y',
        'verify',
        '-f',
        'allowed_signers',
        '-I',
        'plumbline',
        '-n',
        'plumbline-pack',
        '-s',
        'tagmanifest-sha256.txt.sig',
      ],
      { cwd: bag, input: readFileSync(joinPath(bag, 'tagmanifest-sha256.txt')), encoding: 'utf8' },
    )
  const whole = verify()
  expect(whole.status, whole.stdout + whole.stderr).toBe(0)
  expect(sums().status, sums().stderr).toBe(0)
  expect(signed().status, signed().stderr).toBe(0)
  const manifest = await readFile(joinPath(bag, 'manifest-sha256.txt'), 'utf8')
  expect(manifest).toMatch(/validation-study|[0-9a-f]{64}/)
  expect(manifest).toMatch(/\.pdf$/m)

  const pdf = joinPath(bag, /^\S+ +(.*\.pdf)$/m.exec(manifest)?.[1] ?? '')
  const bytes = await readFile(pdf)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  await writeFile(pdf, bytes)
  expect(verify().status).not.toBe(0)
  expect(sums().status).not.toBe(0)

  const tags = joinPath(bag, 'tagmanifest-sha256.txt')
  const text = await readFile(tags)
  text[0] = (text[0] ?? 0) ^ 1
  await writeFile(tags, text)
  expect(signed().status).not.toBe(0)
})

test('9. the executive sees on one page where the organisation stands', async () => {
  const { executive } = pages
  await open(executive, '/')
  await executive
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Overview/ })
    .click()
  await expect(executive.getByRole('heading', { level: 1, name: 'Where we stand' })).toBeVisible()
  for (const name of [
    'Systems in scope, by stage and tier',
    'Risk as it stands',
    'The 38 controls',
    'Needs a decision',
    'Overdue',
  ])
    await expect(executive.getByRole('region', { name })).toBeVisible()
})
